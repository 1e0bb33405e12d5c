import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { FreshRebuild } from '../../src/projection-runtime/fresh-rebuild.js';
import { alter, overwrite, pageWith } from '../support/damage.js';
import { runLedger } from '../support/ledger-command.js';
import { LedgerApp } from '../support/ledger-app.js';
import { useSharedDirectory, useTemporaryDirectory } from '../support/temporary-directory.js';
import { tellEverything } from '../support/wave/everything.js';

const shared = useSharedDirectory();
const directory = useTemporaryDirectory();
let ledger: LedgerApp;
/** Of the ledger that runs. */
const running = () => join(shared(), 'data');
/** A copy of what it left. */
const folder = () => join(directory(), 'data');
const model = () => join(folder(), 'read-model', 'read-model-1.db');

beforeAll(async () => {
  const config = { log: 'embedded', dataDirectory: running(), webhookPrivateTargets: true } as const;
  ledger = await LedgerApp.start(config);
  await tellEverything(ledger);
});

test('what a ledger has been told of everything is whole while it runs, and its rows are those of a rebuild', async () => {
  const report = await verifyFolder(running());
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ whole: true, readModel: { number: 1, sequence: report.sequence } });
  expect(report.readModel?.rows).toBeGreaterThan(1_000);
});

describe('after it was stopped', () => {
  beforeAll(() => ledger.stop());
  beforeEach(() => cpSync(running(), folder(), { recursive: true }));

  const findings = async () => (await verifyFolder(folder())).findings;
  const inTable = (table: string, key: unknown, what: string) => ({
    check: 'read-model',
    table,
    key,
    what,
  });

  test.each([
    [
      'another value',
      "UPDATE source_entry SET actor = 'nobody' WHERE sequence = 1",
      inTable('source_entry', 'sequence 1', 'a fresh rebuild has another value of actor'),
    ],
    [
      'a row that is gone',
      'DELETE FROM source_entry WHERE sequence = 1',
      inTable('source_entry', 'sequence 1', 'a fresh rebuild has this row'),
    ],
    [
      'a row too many',
      `INSERT INTO access_key (issued, id, actor, role, secret_sha256, issued_at)
       VALUES (999, 'key', 'mallory', 'admin', 'secret', 'now')`,
      inTable('access_key', 'issued 999', 'a fresh rebuild has no such row'),
    ],
  ])('%s is found by its table and key', async (_what, statement, finding) => {
    alter(model(), statement);
    expect(await findings()).toEqual([finding]);
  });

  test('a word that is found no more is named', async () => {
    alter(model(), "INSERT INTO strike_words (rowid, title) VALUES (999, 'x')");
    expect(await findings()).toContainEqual(
      inTable('strike_words', expect.stringContaining('doc 999'), 'a fresh rebuild has no such row'),
    );
  });

  test('a damaged page is named, and so is a file that is none', async () => {
    const { page, size } = pageWith(model(), 'conflict-ledger.source-registered.v1');
    overwrite(model(), (bytes) => bytes.fill(0xa5, page * size, (page + 1) * size));
    expect(await findings()).toContainEqual(expect.objectContaining({ check: 'read-model' }));
    overwrite(model(), (bytes) => bytes.fill(0xa5));
    expect(await findings()).toEqual([
      { check: 'read-model', what: expect.stringMatching(/^read model 1 cannot be read: /) },
    ]);
  });

  test('a folder for temporary files that cannot be written is named, and nothing is said of the ledger', async () => {
    const nowhere = join(directory(), 'nowhere');
    const env = { LEDGER_DATA_DIR: folder(), TMPDIR: nowhere };
    expect(await runLedger(['verify'], { env })).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(`^ledger: cannot write temporary files in ${nowhere}: .+ TMPDIR .+\n$`),
      ),
    });
  });

  test('no room for the rebuild is told in the same way', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const apply = jest.spyOn(FreshRebuild.prototype, 'apply').mockImplementation(() => {
      throw full;
    });
    try {
      await expect(findings()).rejects.toThrow(
        /^cannot write temporary files in .+: database or disk is full; /,
      );
    } finally {
      apply.mockRestore();
    }
  });

  test('one that cannot be opened where it is, as on media that cannot be written, is read from a copy', async () => {
    // In the way of a file that SQLite makes to read it: rights do not bind the superuser.
    mkdirSync(`${model()}-wal`);
    const report = await verifyFolder(folder());
    expect(report.findings).toEqual([]);
    expect(report.readModel).toMatchObject({ number: 1, sequence: report.sequence });
    expect(report.readModel?.rows).toBeGreaterThan(1_000);
  });

  test('one that is ahead of the log is told', async () => {
    alter(model(), "UPDATE progress SET event_id = '0199f0e0-0000-7000-8000-000000000000'");
    expect(await findings()).toEqual([
      expect.objectContaining({
        check: 'read-model',
        what: expect.stringContaining('the last event that it has applied is not in the log'),
      }),
    ]);
  });
});
