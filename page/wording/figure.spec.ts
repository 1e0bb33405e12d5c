import { type Bounds, inWords, stateOf, unitInWords, valueInWords } from './figure.js';

const stated = (more: Partial<Bounds>): Bounds => ({ low: null, best: null, high: null, ...more });

test.each([
  [stated({ best: 7 }), '7'],
  [stated({ low: 6, asStated: 'at least six' }), 'at least 6'],
  [stated({ high: 150 }), 'at most 150'],
  [stated({ low: 72, high: 175 }), '72 to 175'],
  [stated({ best: 4_300, approximate: true }), 'about 4,300'],
  [stated({ low: 8, best: 10, high: 12 }), '10 (8 to 12)'],
  [stated({ low: 7, best: 7, high: 7 }), '7'],
  [stated({ asStated: 'dozens' }), '“dozens”'],
  [stated({ low: 10_000_000 }), 'at least 10,000,000'],
  [null, 'not known'],
])('%j is said as %s', (figure, words) => expect(inWords(figure)).toBe(words));

test('retracted, unknown, zero and absent are four things', () => {
  const values = [
    { status: 'retracted', lastFigure: stated({ best: 8 }) },
    { status: 'active', figure: null },
    { status: 'active', figure: stated({ best: 0 }) },
    undefined,
  ];
  expect(values.map(stateOf)).toEqual(['retracted', 'unknown', 'reported', 'absent']);
  expect(values.map(valueInWords)).toEqual(['retracted (was 8)', 'not known', '0', 'nothing recorded']);
});

test.each([
  [stated({ best: 1 }), 'person'],
  [stated({ low: 1 }), 'person'],
  [stated({ best: 0 }), 'people'],
  [stated({ low: 1, high: 3 }), 'people'],
  [stated({ best: 7 }), 'people'],
  [null, 'people'],
])('%j counts %s', (figure, unit) => expect(unitInWords('people', figure)).toBe(unit));
