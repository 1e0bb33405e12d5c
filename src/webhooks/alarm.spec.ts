import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Alarm } from './alarm.js';

const NEVER = new AbortController().signal;

test('a ring wakes who waits, and one that nobody heard is kept', async () => {
  const alarm = new Alarm();
  const heard = alarm.heard(Infinity, NEVER);
  alarm.ring();
  await heard;
  alarm.ring();
  alarm.ring();
  await alarm.heard(Infinity, NEVER);
});

test('who waits is woken by time, and by the end', async () => {
  const alarm = new Alarm();
  await alarm.heard(1, NEVER);
  const ending = new AbortController();
  const heard = alarm.heard(Infinity, ending.signal);
  ending.abort();
  await heard;
  await alarm.heard(Infinity, ending.signal);
});

test('what was rung before its time leaves nothing behind, however long that was', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const wait = async (times: number, from: number) => {
    const alarm = new Alarm();
    for (let time = 0; time < times; time++) {
      const heard = alarm.heard(from + time, NEVER);
      alarm.ring();
      await heard;
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await wait(1_000, 1_000_000);
  // A list that is kept for each duration takes more than a hundred bytes.
  expect((await wait(50_000, 2_000_000)) - before).toBeLessThan(50_000 * 50);
});
