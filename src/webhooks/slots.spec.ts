import { Slots } from './slots.js';

test('so many work at once, and the others in the order in which they came', async () => {
  const slots = new Slots(2);
  const [begun, works]: [number[], PromiseWithResolvers<void>[]] = [[], []];
  const all = [0, 1, 2, 3].map((number) =>
    slots.use(async () => {
      begun.push(number);
      works[number] = Promise.withResolvers<void>();
      await works[number].promise;
      if (number === 0) throw new Error('it failed');
    }),
  );
  expect(begun).toEqual([0, 1]);
  works[0]?.resolve();
  await expect(all[0]).rejects.toThrow('it failed');
  expect(begun).toEqual([0, 1, 2]);
  works[1]?.resolve();
  await all[1];
  expect(begun).toEqual([0, 1, 2, 3]);
  works[2]?.resolve();
  works[3]?.resolve();
  await Promise.all(all.slice(1));
  expect(await slots.use(async () => 'free again')).toBe('free again');
});
