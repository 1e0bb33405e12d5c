import { Backoff, pauseAfter } from './backoff.js';

const GROWTH = { firstPause: 100, longestPause: 1_000 };

describe('pauses between attempts', () => {
  it('double from the first to the longest, and stay there', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 1_000_000].map((failures) => pauseAfter(failures, GROWTH, 1));
    expect(pauses).toEqual([100, 200, 400, 800, 1_000, 1_000, 1_000]);
  });

  it('are for half of their length left to chance, or for the share that is wanted', () => {
    expect([0, 0.5, 1].map((random) => pauseAfter(2, GROWTH, random))).toEqual([100, 150, 200]);
    expect([0, 0.5, 1].map((random) => pauseAfter(2, { ...GROWTH, chance: 0.25 }, random))).toEqual([
      150, 175, 200,
    ]);
    const drawn = Array.from({ length: 50 }, () => pauseAfter(1, GROWTH));
    for (const pause of drawn) expect(pause >= 50 && pause <= 100).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });

  it('begin anew when it went well', () => {
    const backoff = new Backoff({ ...GROWTH, chance: 0 });
    expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([100, 200, 400]);
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });
});
