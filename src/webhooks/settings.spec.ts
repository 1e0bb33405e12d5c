import { readConfig } from '../platform/config/read-config.js';
import { pauseAfter } from '../retries/backoff.js';
import { deliverySettings } from './settings.js';

test('pauses grow from five seconds to an hour, and a quarter of them is left to chance', () => {
  const { retries } = deliverySettings(readConfig({}));
  const longest = [1, 2, 3, 10, 11, 1_000].map((failures) => pauseAfter(failures, retries, 1));
  expect(longest).toEqual([5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000]);
  expect([pauseAfter(1, retries, 0), pauseAfter(1_000, retries, 0)]).toEqual([3_750, 2_700_000]);
});
