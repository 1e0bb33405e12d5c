import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { takeTurn } from './turn.js';

describe('taking turns', () => {
  it('lets one at a time have it, and the next one when that is done', async () => {
    const what = randomUUID();
    const order: string[] = [];
    const giveBack = await takeTurn(what);
    const others = ['second', 'third'].map(async (name) => {
      const giveBackToo = await takeTurn(what);
      order.push(`${name} begins`);
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
      order.push(`${name} ends`);
      await giveBackToo();
    });
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    order.push('first ends');
    await giveBack();
    await Promise.all(others);
    const [, one, , two] = order.slice(0, 5).map((line) => line.split(' ')[0]);
    expect(order).toEqual(['first ends', `${one} begins`, `${one} ends`, `${two} begins`, `${two} ends`]);
  });
});
