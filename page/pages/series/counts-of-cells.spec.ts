import { countsOfCells } from './counts-of-cells.js';

const SERIES = {
  key: { day: 'period' as const, who: 'group' as const },
  situationId: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
  family: 'casualty',
  columns: {
    injured: { measure: 'injured', group: 'all', family: null },
    'injured*': { qualifies: 'injured', words: {} },
    hit: { measure: 'damaged', group: 'all', family: 'damage' },
  },
  renames: [{ from: 'wounded', to: 'injured' }],
  defined: [{ column: 'lost', family: 'casualty', measure: 'daily_lost', unit: 'number', decimals: 0 }],
};

test('a cell is the count whose id is promised for its quantity', () => {
  const countOf = countsOfCells(SERIES);
  // The id that the API publishes for the injured children of that situation on that day.
  const promised = '/casualty-counts/a759bb11-abf4-5c16-bf83-ad398fc977e0';
  expect(countOf(['2023-10-07', 'Children'], 'injured')).toBe(promised);
  expect(countOf(['2023-10-07', 'Children'], 'wounded')).toBe(promised);
  expect(countOf(['2023-10-08', 'Children'], 'injured')).not.toBe(promised);
  expect(countOf(['2023-10-07', 'Children'], 'hit')).toMatch(/^\/damage-counts\//);
  expect(countOf(['2023-10-07', 'Children'], 'lost')).toMatch(/^\/casualty-counts\//);
});

test('what qualifies another cell, is not known, or has no readable key is no count', () => {
  const countOf = countsOfCells(SERIES);
  expect(countOf(['2023-10-07', 'Children'], 'injured*')).toBeNull();
  expect(countOf(['2023-10-07', 'Children'], 'remark')).toBeNull();
  expect(countOf(['some day', 'Children'], 'injured')).toBeNull();
});
