import { Backoff } from './backoff.js';

describe('backoff', () => {
  it('doubles from 100 ms to 10 s, and begins again when it went well', () => {
    const backoff = new Backoff(() => 1);
    const waits = Array.from({ length: 9 }, () => backoff.next());
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10000, 10000]);
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });

  it('is spread over the upper half', () => {
    expect(new Backoff(() => 0).next()).toBe(50);
    expect(new Backoff(() => 0.5).next()).toBe(75);
  });
});
