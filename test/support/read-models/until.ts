import { setImmediate as nextTurn } from 'node:timers/promises';

const TURNS = 10_000;

/** Lets everything else run until the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn++) {
    if (turn === TURNS) throw new Error('it did not come to pass');
    await nextTurn();
  }
}
