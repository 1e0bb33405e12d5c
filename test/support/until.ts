import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** Long enough for a busy machine: it is only waited out by what would never come. */
const WAIT_MS = 60_000;
/** So often it is looked at in each turn of the event loop; then now and then, to leave the processor to others. */
const TURNS = 200;
const LOOK_AGAIN_MS = 5;

/** Waits until a condition holds. @throws Error when it does not in time */
export async function until(condition: () => boolean): Promise<void> {
  await askUntil(
    async () => condition(),
    (holds) => holds,
  );
}

/** Asks again until the answer is right. @throws Error with the last answer when none was in time */
export async function askUntil<Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = performance.now() + WAIT_MS;
  for (let asked = 1; ; asked += 1) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`no answer was right; the last one: ${JSON.stringify(answer)}`);
    // What is asked without a socket is answered before anything else gets its turn.
    await (asked < TURNS ? nextTurn() : pause(LOOK_AGAIN_MS));
  }
}
