import { Bell } from './bell.js';

const NEVER = new AbortController().signal;

test('a ring wakes who waits, and one that nobody heard is kept', async () => {
  const bell = new Bell();
  const heard = bell.heard(Infinity, NEVER);
  bell.ring();
  await heard;
  bell.ring();
  bell.ring();
  await bell.heard(Infinity, NEVER);
});

test('who waits is woken by time, and by the end', async () => {
  const bell = new Bell();
  await bell.heard(1, NEVER);
  const ending = new AbortController();
  const heard = bell.heard(Infinity, ending.signal);
  ending.abort();
  await heard;
  await bell.heard(Infinity, ending.signal);
});
