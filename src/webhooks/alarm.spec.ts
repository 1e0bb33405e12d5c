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
