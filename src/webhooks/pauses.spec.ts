import { pauseAfter } from './pauses.js';

const FIVE_SECONDS = 5_000;
const HOUR = 3_600_000;

test('pauses grow from seconds to an hour and no further', () => {
  const longest = [1, 2, 3, 4, 9, 10, 11, 1_000].map((failures) => pauseAfter(failures, FIVE_SECONDS, 1));
  expect(longest).toEqual([5_000, 10_000, 20_000, 40_000, 1_280_000, 2_560_000, HOUR, HOUR]);
});

test('up to a quarter of a pause is left to chance', () => {
  expect([pauseAfter(1, FIVE_SECONDS, 0), pauseAfter(1_000, FIVE_SECONDS, 0)]).toEqual([3_750, 0.75 * HOUR]);
});
