import { pause } from './pause.js';

test('a pause ends at once, without an error, when nobody waits any more', async () => {
  await expect(pause(60_000, AbortSignal.abort())).resolves.toBeUndefined();
  const abort = new AbortController();
  const paused = pause(60_000, abort.signal);
  abort.abort();
  await expect(paused).resolves.toBeUndefined();
});
