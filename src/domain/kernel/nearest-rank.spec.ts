import { nearestRank } from './nearest-rank.js';

describe('percentiles by nearest rank', () => {
  test.each([
    [[7], 0.5, 7],
    [[7], 0.9, 7],
    [[1, 2], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.9, 4],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
    [[15, 20, 35, 40, 50], 0.4, 20],
    [[15, 20, 35, 40, 50], 1, 50],
  ])('of %j at %d', (values, share, expected) => {
    expect(nearestRank(values, share)).toBe(expected);
  });

  test('of nothing there is none', () => {
    expect(() => nearestRank([], 0.5)).toThrow(RangeError);
  });
});
