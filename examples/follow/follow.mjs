/**
 * Follows how figures change with Node, and goes on where it was when it is started again.
 *
 *     node examples/follow/follow.mjs [FILE]
 *
 * FILE keeps the last id that came (./follow-mjs.position when absent). LEDGER_URL (http://127.0.0.1:8080) and, where
 * reads are not open, LEDGER_KEY.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';

const PAUSE_MS = 2_000;
/** The ledger says something every 15 seconds; a connection that is silent for longer is gone. */
const SILENCE_MS = 60_000;

const url = (process.env.LEDGER_URL ?? 'http://127.0.0.1:8080').replace(/\/+$/, '');
const key = process.env.LEDGER_KEY;
const positionFile = process.argv[2] ?? 'follow-mjs.position';

async function follow(after) {
  const silence = new AbortController();
  const watchdog = setTimeout(() => silence.abort(new Error('it fell silent')), SILENCE_MS);
  const headers = { 'last-event-id': after, ...(key ? { authorization: `Bearer ${key}` } : {}) };
  const response = await fetch(`${url}/v1/changes/stream`, { headers, signal: silence.signal });
  if (!response.ok) {
    const answer = `${url} answered ${response.status}: ${await response.text()}`;
    if (response.status >= 500) throw new Error(answer);
    console.error(answer);
    process.exit(1);
  }
  let position = after;
  const parser = createParser({
    onId: (id) => (position = id),
    onEvent: ({ id, data }) => show(id, JSON.parse(data)),
  });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body) {
      watchdog.refresh();
      parser.feed(decoder.decode(chunk, { stream: true }));
      // First act on it, then remember it: a crash between repeats some and loses none.
      remember(position);
    }
  } finally {
    clearTimeout(watchdog);
  }
}

/** A crash leaves the old position or the new one, and never half of one. */
function remember(position) {
  writeFileSync(`${positionFile}.new`, position);
  renameSync(`${positionFile}.new`, positionFile);
}

function show(id, { measure, direction, figure }) {
  console.log(id, measure, direction, JSON.stringify(figure));
}

for (;;) {
  try {
    await follow(existsSync(positionFile) ? readFileSync(positionFile, 'utf8') : '0');
  } catch (error) {
    console.error(`cut off: ${error.cause?.message ?? error.message}`);
  }
  await pause(PAUSE_MS);
}
