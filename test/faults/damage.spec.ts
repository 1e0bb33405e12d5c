import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { overwrite, pageWith, tamper } from '../support/damage.js';
import { runLedgerHere } from '../support/command-here.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { registerSources } from '../support/rebuilding.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { feedPages, headOf } from '../support/whole-ledger.js';

/** A log of 44 events. */
const EARLIER_LOG = join(__dirname, '../fixtures/logs/format-1.db');

/** What a node does on files that are damaged: it says where, and mends nothing but what it can build again. */
describe('a node on damaged files', () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();
  const log = () => join(directory(), 'ledger.db');
  const model = () => join(directory(), 'read-model', 'read-model-1.db');
  const start = () => LedgerProcess.start({ dataDirectory: directory() });
  const startHere = () => ServedLedger.startIn(directory());

  beforeEach(() => copyFileSync(EARLIER_LOG, log()));

  test('does not start on a log in which an event is missing, and names the place', async () => {
    tamper(log(), 'DELETE FROM events WHERE position = 20');
    await expect(startHere()).rejects.toThrow('the first that is missing is at position 20');
  });

  test('is not ready on a log with a damaged page, names the place and leaves it as it is', async () => {
    const { page, size } = pageWith(log(), 'ledger-source-0199f0e0-2222-7000-8000-000000000002');
    overwrite(log(), (bytes) => bytes.fill(0, page * size, (page + 1) * size));
    const damaged = readFileSync(log()).subarray(page * size, (page + 1) * size);
    await expect(start()).rejects.toThrow(/is not ready[^]*is damaged between positions 0 and \d+/);
    await killRemainingLedgers();
    expect(readFileSync(log()).subarray(page * size, (page + 1) * size)).toEqual(damaged);
    expect(await runLedgerHere(['verify', directory()])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/position \d+ +the events? at positions? .* cannot be read/),
    });
  });

  test('builds a damaged read model again, and answers as before', async () => {
    const ledger = await startHere();
    const before = await feedPages(ledger.http, 0, await headOf(ledger.http));
    await ledger.stop();
    const { page, size } = pageWith(model(), 'conflict-ledger.source-registered.v1');
    overwrite(model(), (bytes) => bytes.fill(0, page * size, (page + 1) * size));

    const again = await start();
    expect(again.output).toContain('read model 1 is discarded: it is damaged');
    expect(await feedPages(again.http, 0, await headOf(again.http))).toEqual(before);
    await again.kill('SIGTERM');
    expect(await runLedgerHere(['verify', directory()])).toMatchObject({ code: 0 });
  });

  test('begins no new log where one was', async () => {
    const ledger = await start();
    await registerSources(ledger.http, 1);
    await ledger.kill('SIGKILL');
    const wal = readFileSync(`${log()}-wal`);
    rmSync(log());
    await expect(startHere()).rejects.toThrow(/ledger\.db is gone/);
    expect(readFileSync(`${log()}-wal`)).toEqual(wal);
  });
});
