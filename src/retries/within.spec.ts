import { within } from './within.js';

const late = () => 'late';

it('waits no longer than it is told to', async () => {
  expect(await within(1, new Promise<never>(() => undefined), late)).toBe('late');
  await expect(
    within(1, new Promise<never>(() => undefined), () => {
      throw new Error('late');
    }),
  ).rejects.toThrow('late');
});

it('gives what came in time, and lets go of its timer', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  expect(await within(60_000, Promise.resolve('in time'), late)).toBe('in time');
  await expect(within(60_000, Promise.reject(new Error('refused')), late)).rejects.toThrow('refused');
  expect(timers()).toBe(before);
});
