import { bodyOf, EMPTY, missing } from './draft.js';

const SOURCE = { id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192', name: 'Ukrainian officials' };
const WRITTEN = {
  ...EMPTY,
  best: ' 4,300 ',
  approximate: true,
  cause: 'late_report',
  reason: 'counted again',
  source: SOURCE,
  stated: { date: '2025-10-23', time: '' },
};

test('what is written becomes a command without what was left empty', () => {
  expect(bodyOf(WRITTEN, 'correction')).toEqual({
    figure: { best: 4300, approximate: true },
    cause: 'late_report',
    reason: 'counted again',
    statement: { sourceId: SOURCE.id, statedAt: '2025-10-23' },
  });
  expect(bodyOf({ ...WRITTEN, isUnknown: true, note: 'n', quote: 'q' }, 'claim')).toEqual({
    figure: null,
    statement: { sourceId: SOURCE.id, statedAt: '2025-10-23', quote: 'q' },
    note: 'n',
  });
});

test.each([
  ['0', 0],
  ['10 000 000', 10_000_000],
  ['1.5', 1.5],
  ['-3', -3],
  ['4,30', '4,30'],
  ['4,3000', '4,3000'],
  ['seven', 'seven'],
  ['1e3', '1e3'],
])('%p is sent as %p', (low, sent) => {
  expect(bodyOf({ ...WRITTEN, best: '', low }, 'claim')).toMatchObject({ figure: { low: sent } });
});

test('a time is one of the day, in UTC', () => {
  const stated = { date: '2025-10-23', time: '08:05' };
  expect(bodyOf({ ...WRITTEN, stated }, 'claim')).toMatchObject({
    statement: { statedAt: '2025-10-23T08:05:00Z' },
  });
});

test('what has to be there is asked for, and of a claim less', () => {
  const pointers = (act: 'correction' | 'claim') => missing(EMPTY, act).map(({ pointer }) => pointer);
  const always = ['/statement/sourceId', '/statement/statedAt'];
  expect(pointers('correction')).toEqual(['/figure', '/cause', '/reason', ...always]);
  expect(pointers('claim')).toEqual(['/figure', ...always]);
  expect(missing(WRITTEN, 'correction')).toEqual([]);
  expect(missing({ ...WRITTEN, best: '', isUnknown: true }, 'correction')).toEqual([]);
});
