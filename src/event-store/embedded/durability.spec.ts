import { readToEnd } from '../../../test/contract/event-store/fixture.js';
import { ChildPrograms } from '../../../test/support/child-program.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

const PRELUDE = `
  const { writeSync } = require('node:fs');
  const { randomUUID } = require('node:crypto');
  const { EmbeddedEventStore } = require('./src/event-store/embedded/embedded-event-store.js');
  const store = new EmbeddedEventStore({ directory: process.argv[2] });
  const say = (line) => writeSync(1, line + '\\n');
  const event = (data = {}) => ({ id: randomUUID(), type: 'tested.v1', data, metadata: {} });`;

/** Sixteen callers that append pairs of events for ever and print the ids that were acknowledged. */
const APPEND_FOR_EVER = `${PRELUDE}
  const caller = async (_, n) => {
    for (let revision = -1n; ; revision += 2n) {
      const pair = [event(), event()];
      await store.append('ledger-' + n, pair, revision < 0n ? 'no_stream' : revision);
      for (const { id } of pair) say(id);
    }
  };
  store.open().then(() => Promise.all(Array.from({ length: 16 }, caller)));`;

/** Appends what the disk has room for, then too much beside something small, then something small alone. */
const FILL_THE_DISK = `${PRELUDE}
  const big = () => [event({ text: 'x'.repeat(850 * 1024) })];
  const outcome = (append) => append.then(() => 'kept', (error) => error.name);
  (async () => {
    await store.open();
    say(await outcome(store.append('ledger-big', big(), 'no_stream')));
    say(await outcome(store.append('ledger-big', big(), 0n)));
    const together = [
      store.append('ledger-small', [event()], 'no_stream'),
      store.append('ledger-big', big(), 1n),
      store.append('ledger-big', [event()], 7n),
    ];
    for (const append of together.map(outcome)) say(await append);
    say((await store.readStream('ledger-small')).length);
    say(await outcome(store.append('ledger-small', [event()], 'no_stream')));
    say((await store.readAll({ limit: 10 })).events.map(({ sequence }) => sequence).join());
    process.kill(process.pid, 'SIGKILL');
  })();`;

describe('what was acknowledged', () => {
  const directory = useTemporaryDirectory();
  let programs: ChildPrograms;

  beforeAll(() => {
    programs = new ChildPrograms();
  });
  afterAll(() => programs.cleanUp());

  it('is there after the process was killed in the middle of appends', async () => {
    const child = programs.run(APPEND_FOR_EVER, [directory()]);
    await child.printed(1_000);
    await child.kill();

    const events = await reopenAndRead();
    const kept = new Set(events.map(({ id }) => id));
    expect(child.lines.filter((id) => !kept.has(id))).toEqual([]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    for (let n = 0; n < 16; n += 1) {
      const revisions = events
        .filter(({ stream }) => stream === `ledger-${n}`)
        .map(({ revision }) => revision);
      expect(revisions).toEqual(revisions.map((_, index) => BigInt(index)));
      expect(revisions.length % 2).toBe(0);
    }
  });

  it('is all that is there when the disk was full for the rest', async () => {
    // The unit is 512 bytes: files end at 2 MiB.
    const child = programs.run(FILL_THE_DISK, [directory()], 'ulimit -f 4096');
    await child.ended;
    expect(child.lines).toEqual([
      'kept',
      'kept',
      'LogUnavailableError',
      'LogUnavailableError',
      'LogUnavailableError',
      '0',
      'kept',
      '1,2,3',
    ]);
    const events = await reopenAndRead();
    expect(events.map(({ stream, revision }) => [stream, revision])).toEqual([
      ['ledger-big', 0n],
      ['ledger-big', 1n],
      ['ledger-small', 0n],
    ]);
  });

  async function reopenAndRead() {
    const store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    const { events } = await readToEnd(store, {});
    await store.close();
    return events;
  }
});
