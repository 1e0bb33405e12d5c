import { setImmediate as nextTurn } from 'node:timers/promises';

const WAIT_MS = 20_000;

/** Asks again until the answer is right. @throws Error with the last answer when none was in time */
export async function askUntil<Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`no answer was right; the last one: ${JSON.stringify(answer)}`);
    // What is asked without a socket is answered before anything else gets its turn.
    await nextTurn();
  }
}
