import { clip, mainOf, runsOf } from './runs.js';
import type { Stretch } from './history.js';

const stretch = (from: number, to: number | null, low: number | null, best: number | null): Stretch => ({
  from,
  to,
  state: low === null && best === null ? 'unknown' : 'reported',
  figure:
    low === null && best === null ? null : { low, best, high: null, approximate: false, asStated: null },
  revision: 0,
});

const history = [
  stretch(10, 20, 6, null),
  stretch(20, 30, null, 7),
  stretch(30, 40, null, null),
  stretch(40, null, 8, 9),
];

test('stretches end where what is shown ends, and those outside are left out', () => {
  expect(clip(history, 15, 25).map(({ from, end }) => [from, end])).toEqual([
    [15, 20],
    [20, 25],
  ]);
});

test('a line goes on from one figure to the next, and is broken where none is known', () => {
  const corners = runsOf(clip(history, 0, 50), mainOf);
  expect(corners.map(({ at, value, run }) => [at.getTime(), value, run])).toEqual([
    [10, 6, 1],
    [20, 6, 1],
    [20, 7, 1],
    [30, 7, 1],
    [40, 9, 2],
    [50, 9, 2],
  ]);
});

test('a bound that only some figures have is a line for those', () => {
  const corners = runsOf(clip(history, 0, 50), ({ figure }) => figure?.low ?? null);
  expect(corners.map(({ at, value, run }) => [at.getTime(), value, run])).toEqual([
    [10, 6, 1],
    [20, 6, 1],
    [40, 8, 2],
    [50, 8, 2],
  ]);
});
