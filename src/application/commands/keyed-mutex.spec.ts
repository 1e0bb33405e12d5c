import { KeyedMutex } from './keyed-mutex.js';

describe('one after the other', () => {
  test('the same key waits for the one before, also when that fails', async () => {
    const mutex = new KeyedMutex();
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const first = mutex.run('a', async () => {
      await gate.promise;
      order.push('first');
      throw new Error('the first fails');
    });
    const second = mutex.run('a', async () => {
      order.push('second');
      return 2;
    });
    const failure = first.catch((error: Error) => error.message);
    gate.resolve();
    expect(await failure).toBe('the first fails');
    expect(await second).toBe(2);
    expect(order).toEqual(['first', 'second']);
  });

  test('another key does not wait', async () => {
    const mutex = new KeyedMutex();
    const gate = Promise.withResolvers<void>();
    const held = mutex.run('a', () => gate.promise);
    expect(await mutex.run('b', async () => 'b')).toBe('b');
    gate.resolve();
    await held;
  });
});
