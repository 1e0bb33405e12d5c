import { Backoff, pause } from './backoff.js';

const TIMINGS = { firstPause: 100, longestPause: 1_000 };

describe('pauses between tries', () => {
  it('double up to the longest, and begin anew when things went well', () => {
    const backoff = new Backoff(TIMINGS, () => 1);
    expect(Array.from({ length: 6 }, () => backoff.next())).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });

  it('are for half of their length left to chance', () => {
    expect(new Backoff(TIMINGS, () => 0).next()).toBe(50);
    const lengths = Array.from({ length: 50 }, () => new Backoff(TIMINGS).next());
    for (const length of lengths) expect(length >= 50 && length <= 100).toBe(true);
    expect(new Set(lengths).size).toBeGreaterThan(1);
  });

  it('end at once, without an error, when nobody waits any more', async () => {
    await expect(pause(60_000, AbortSignal.abort())).resolves.toBeUndefined();
    const abort = new AbortController();
    const paused = pause(60_000, abort.signal);
    abort.abort();
    await expect(paused).resolves.toBeUndefined();
  });
});
