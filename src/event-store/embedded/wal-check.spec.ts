import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf, newEvents } from '../../../test/contract/event-store/fixture.js';
import { overwrite, tamper } from '../../../test/support/damage.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { LogRefusedError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

const FRAME = 24 + 4096;
const APPENDS = 12;

/** What a start makes of a log whose process was killed, after its files were damaged. */
describe('a log that was not closed', () => {
  const directory = useTemporaryDirectory();
  const copy = useTemporaryDirectory();
  const wal = () => join(copy(), 'ledger.db-wal');
  let store: EmbeddedEventStore;

  beforeEach(async () => {
    store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    for (let n = 0; n < APPENDS; n += 1) await store.append('ledger-a', newEvents(2), 'any');
    // As a kill would leave them.
    for (const name of ['ledger.db', 'ledger.db-wal'])
      copyFileSync(join(directory(), name), join(copy(), name));
  });
  afterEach(() => store.close());

  async function eventsThere(): Promise<number> {
    const opened = new EmbeddedEventStore({ directory: copy() });
    await opened.open();
    try {
      return (await opened.readStream('ledger-a')).length;
    } finally {
      await opened.close();
    }
  }
  const frames = () => Math.floor((readFileSync(wal()).length - 32) / FRAME);
  const flip = (at: number) => overwrite(wal(), (bytes) => bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at));

  it('has all that was acknowledged', async () => {
    expect(await eventsThere()).toBe(2 * APPENDS);
  });

  it.each([
    ['in a page', 24 + 3_000],
    ['in what a frame says of its page', 2],
    ['in what a frame says of its use of the file', 9],
    ['in what a frame says of itself', 17],
  ])('is refused with the place when a bit is another one %s', async (_where, offset) => {
    const frame = 5;
    flip(32 + (frame - 1) * FRAME + offset);
    const error = await failureOf(eventsThere());
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain(`frame ${frame} of its write-ahead log`);
  });

  it.each([0, 9, 17, 25])('is refused when byte %i of its header is another one', async (at) => {
    flip(at);
    const error = await failureOf(eventsThere());
    expect((error as Error).message).toContain('the header of its write-ahead log');
  });

  it('goes on without the end of a write that was never acknowledged', async () => {
    // The last transaction lost its middle: its commit stands, as a disk may write it first.
    const last = 32 + (frames() - 1) * FRAME;
    flip(last - FRAME + 24 + 100);
    expect(await eventsThere()).toBe(2 * APPENDS - 2);
    copyFileSync(join(directory(), 'ledger.db'), join(copy(), 'ledger.db'));
    copyFileSync(join(directory(), 'ledger.db-wal'), wal());
    truncateSync(wal(), last + 1_000);
    expect(await eventsThere()).toBe(2 * APPENDS - 2);
  });

  it('goes on over what an earlier use of the file left', async () => {
    await store.close();
    store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    await store.append('ledger-a', newEvents(2), 'any');
    const stale = readFileSync(wal());
    for (const name of ['ledger.db', 'ledger.db-wal'])
      copyFileSync(join(directory(), name), join(copy(), name));
    writeFileSync(wal(), Buffer.concat([readFileSync(wal()), stale.subarray(32 + FRAME)]));
    expect(await eventsThere()).toBe(2 * APPENDS + 2);
  });

  it('is refused when its file is gone', async () => {
    copyFileSync(wal(), join(copy(), 'kept'));
    rmSync(join(copy(), 'ledger.db'));
    expect((await failureOf(eventsThere())) as Error).toMatchObject({
      name: 'LogRefusedError',
      message: expect.stringContaining('is gone, and what was written last is still in'),
    });
    expect(readFileSync(wal())).toEqual(readFileSync(join(copy(), 'kept')));
  });

  it('is refused when an event is missing, with its position', async () => {
    tamper(join(copy(), 'ledger.db'), 'DELETE FROM events WHERE position IN (7, 19)');
    expect((await failureOf(eventsThere())) as Error).toMatchObject({
      name: 'LogRefusedError',
      message: expect.stringContaining(
        'its last event has position 24, and there are 22; the first that is missing is at position 7',
      ),
    });
  });
});
