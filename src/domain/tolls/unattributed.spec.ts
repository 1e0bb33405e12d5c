import type { FigureSum } from '../kernel/sum-figures.js';
import { exceeds, unattributed } from './unattributed.js';

const sum = (low: number, best: number | null, high: number | null, approximate = false): FigureSum => ({
  low,
  best,
  high,
  approximate,
});

describe('of a whole no part accounts for', () => {
  it.each([
    ['at least six, of three, one and two', sum(6, null, null), sum(6, 6, 6), sum(0, null, null)],
    ['ten of seven', sum(10, 10, 10), sum(7, 7, 7), sum(3, 3, 3)],
    ['eight to ten of three to four', sum(8, 9, 10), sum(3, 3, 4), sum(4, 6, 7)],
    ['ten, of parts that are open', sum(10, 10, 10), sum(4, null, null), sum(0, null, 6)],
    ['less than its parts', sum(3, 3, 3), sum(5, 5, 5), sum(0, 0, 0)],
    ['all, where no part has a figure', sum(6, null, null), null, sum(6, null, null)],
  ])('%s', (_name, whole, parts, rest) => {
    expect(unattributed(whole, parts)).toEqual(rest);
  });

  it('is approximate when either is', () => {
    expect(unattributed(sum(9, 9, 9, true), sum(1, 1, 1)).approximate).toBe(true);
    expect(unattributed(sum(9, 9, 9), sum(1, 1, 1, true)).approximate).toBe(true);
  });
});

it('is exceeded by parts that surely make more', () => {
  expect(exceeds(sum(5, 5, 5), sum(4, 4, 4))).toBe(true);
  expect(exceeds(sum(5, 5, 5), sum(5, 5, 5))).toBe(false);
  expect(exceeds(sum(0, null, 9), sum(4, 4, 4))).toBe(false);
  expect(exceeds(sum(5, 5, 5), sum(4, null, null))).toBe(false);
  expect(exceeds(null, sum(4, 4, 4))).toBe(false);
});
