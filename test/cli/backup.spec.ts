import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedEventStore } from '../../src/event-store/embedded/embedded-event-store.js';
import { newEvents } from '../contract/event-store/fixture.js';
import { alter, overwrite, tamper } from '../support/damage.js';
import { expectStatus } from '../support/http.js';
import { runLedgerHere } from '../support/command-here.js';
import { runLedger } from '../support/ledger-command.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { headOf } from '../support/whole-ledger.js';

/** A log of 44 events. */
const EARLIER_LOG = join(__dirname, '../fixtures/logs/format-1.db');

// First, so that nobody writes in the directory any more when it goes.
afterEach(stopServedLedgers);
const directory = useTemporaryDirectory();
const data = () => join(directory(), 'data');
const backup = () => join(directory(), 'backup');
const restored = () => join(directory(), 'restored');

beforeEach(() => {
  mkdirSync(data());
  copyFileSync(EARLIER_LOG, join(data(), 'ledger.db'));
});

const env = () => ({ LEDGER_DATA_DIR: data() });
const run = (...args: readonly string[]) => runLedgerHere(args, { env: env() });
const manifest = () => JSON.parse(readFileSync(join(backup(), 'manifest.json'), 'utf8'));

async function eventsIn(folder: string): Promise<number> {
  const store = new EmbeddedEventStore({ directory: folder });
  await store.open();
  try {
    return (await store.readAll({ limit: 1_000 })).events.length;
  } finally {
    await store.close();
  }
}

test('a backup says what it is, is for its owner alone, and is restored', async () => {
  chmodSync(data(), 0o755);
  const { code, stdout, stderr } = await runLedger(['backup', backup()], { env: env() });
  expect([code, stderr]).toEqual([0, '']);
  const { digest, files } = manifest();
  expect(stdout).toBe(
    `${backup()}: 44 events up to sequence 44, ${files[0].bytes} bytes\ndigest 44:44:${digest.sha256}\n`,
  );
  expect(readdirSync(backup()).sort()).toEqual(['ledger.db', 'manifest.json']);
  const modes = ['', 'ledger.db', 'manifest.json'].map((name) => statSync(join(backup(), name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o600, 0o600]);
  expect(readdirSync(directory()).sort()).toEqual(['backup', 'data']);

  expect(await run('verify', backup())).toMatchObject({ code: 0, stdout: expect.stringMatching(/^whole$/m) });
  const back = await run('restore', backup(), '--data', restored(), '--json');
  expect(JSON.parse(back.stdout)).toMatchObject({ folder: restored(), aside: null, digest });
  expect(await eventsIn(restored())).toBe(44);
});

describe('a backup is refused', () => {
  test('under a name that is there already', async () => {
    mkdirSync(backup());
    const { code, stderr } = await run('backup', backup());
    expect([code, stderr]).toEqual([2, expect.stringContaining('is there already')]);
    expect(readdirSync(backup())).toEqual([]);
  });

  test('of a log that is damaged, with the place, and leaves nothing', async () => {
    tamper(join(data(), 'ledger.db'), 'DELETE FROM events WHERE position = 20');
    const { code, stderr } = await run('backup', backup());
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('position 21 follows 19: an event is missing'),
    ]);
    expect(readdirSync(directory())).toEqual(['data']);
  });

  test('of a log that was not closed and whose -wal file is damaged: the copy would end before it', async () => {
    const killed = join(directory(), 'killed');
    await leaveUnclosed(killed);
    expect(await run('backup', backup(), '--data', killed)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(': 100 events'),
    });
    rmSync(backup(), { recursive: true });

    overwrite(join(killed, 'ledger.db-wal'), (bytes) => bytes.write('???', Math.floor(bytes.length / 2)));
    const { code, stderr } = await run('backup', backup(), '--data', killed);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/frame \d+ of its write-ahead log/)]);
    expect(readdirSync(directory()).sort()).toEqual(['data', 'killed']);
  });

  test('where there is no log, and of one that is in no file', async () => {
    expect(await run('backup', backup(), '--data', restored())).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no log in'),
    });
    const shared = { LEDGER_LOG: 'eventstoredb', EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' };
    const { code, stderr } = await runLedgerHere(['backup', backup()], { env: shared });
    expect([code, stderr]).toEqual([2, expect.stringContaining('LEDGER_LOG is eventstoredb')]);
  });

  test('when the disk is full, and leaves nothing', async () => {
    const { code, stderr } = await inShell(
      // The unit is 512 bytes: files end at 32 KiB.
      `ulimit -f 64; exec "$0" "$@"`,
      ['backup', backup(), '--data', data()],
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^ledger: cannot write .*backup: .+; nothing is left of it\n$/),
    ]);
    expect(readdirSync(directory())).toEqual(['data']);
  });
});

describe('a restore', () => {
  beforeEach(async () => {
    expect(await run('backup', backup())).toMatchObject({ code: 0 });
  });

  const restore = (...args: readonly string[]) => run('restore', backup(), ...args);

  test('refuses a folder with a log, and with --replace puts that aside', async () => {
    alter(join(data(), 'ledger.db'), 'PRAGMA user_version = 9');
    const before = readFileSync(join(data(), 'ledger.db'));
    expect(await restore()).toMatchObject({ code: 2, stderr: expect.stringContaining('--replace') });
    expect(readFileSync(join(data(), 'ledger.db'))).toEqual(before);

    const { aside } = JSON.parse((await restore('--replace', '--json')).stdout) as { aside: string };
    expect(readFileSync(join(aside, 'ledger.db'))).toEqual(before);
    expect(await eventsIn(data())).toBe(44);
  });

  test.each([
    ['is newer than the backup', () => undefined],
    ['is gone', () => rmSync(join(data(), 'ledger.db'))],
  ])(
    'of a ledger whose log %s puts the read model aside too, and the ledger starts',
    async (_what, befall) => {
      const before = await ServedLedger.startIn(data());
      expectStatus(await before.http.post('/sources', { name: 'Mayor', kind: 'mayor' }), 201);
      await before.stop();
      befall();

      const { aside } = JSON.parse((await restore('--replace', '--json')).stdout) as { aside: string };
      expect(readdirSync(join(aside, 'read-model'))).toContain('read-model-1.db');
      expect(existsSync(join(data(), 'read-model'))).toBe(false);
      const after = await ServedLedger.startIn(data());
      expect(await headOf(after.http)).toBe(44);
    },
  );

  test('refuses a folder where a ledger runs', async () => {
    const store = new EmbeddedEventStore({ directory: data() });
    await store.open();
    const { code, stderr } = await restore('--replace');
    await store.close();
    expect([code, stderr]).toEqual([2, expect.stringContaining('is open already')]);
    expect(await eventsIn(data())).toBe(44);
  });

  test('refuses a backup with a byte that is another one', async () => {
    const says = 'ledger.db is not the file that the manifest tells of';
    overwrite(join(backup(), 'ledger.db'), (bytes) => bytes.fill('?', bytes.length - 100, bytes.length - 99));
    const { code, stderr } = await restore('--data', restored());
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
    expect(existsSync(restored())).toBe(false);
    expect(await run('verify', backup())).toMatchObject({ code: 1, stdout: expect.stringContaining(says) });
  });

  test('refuses a log that is another one than the manifest tells of', async () => {
    const { sha256 } = manifest().digest;
    overwrite(join(backup(), 'manifest.json'), (bytes) =>
      bytes.write(`${'0'.repeat(64)}`, bytes.indexOf(sha256)),
    );
    const { code, stderr } = await restore('--data', restored());
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('the first 44 events are not those that the manifest was made of'),
    ]);
    expect(existsSync(join(restored(), 'ledger.db'))).toBe(false);
  });

  test('refuses what is no backup', async () => {
    const { code, stderr } = await run('restore', data(), '--data', restored());
    expect([code, stderr]).toEqual([2, expect.stringContaining('is no backup: it has no manifest.json')]);
  });

  test('that was cut off lets no ledger begin a new log in its place', async () => {
    const { aside } = JSON.parse((await restore('--replace', '--json')).stdout) as { aside: string };
    // As a crash between the two would leave it.
    writeFileSync(join(data(), 'ledger.restoring'), 'replaced-then\n');
    renameSync(join(data(), 'ledger.db'), join(aside, 'ledger.db'));
    await expect(eventsIn(data())).rejects.toThrow(
      'was cut off: run it again with --replace; what was there before is in replaced-then',
    );
    expect(await restore('--replace')).toMatchObject({ code: 0 });
    expect(await eventsIn(data())).toBe(44);
  });
});

/** Makes a log of a hundred events and leaves its files as a kill would. */
async function leaveUnclosed(folder: string): Promise<void> {
  const written = join(directory(), 'written');
  const store = new EmbeddedEventStore({ directory: written });
  await store.open();
  for (let n = 0; n < 100; n += 1) await store.append('ledger-a', newEvents(1), 'any');
  mkdirSync(folder);
  for (const name of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(written, name), join(folder, name));
  await store.close();
  rmSync(written, { recursive: true });
}

/** Runs the command by a line of a shell, which gets its program and its arguments. */
function inShell(line: string, args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const {
    promise,
    resolve: settle,
    reject,
  } = Promise.withResolvers<{ code: number | null; stderr: string }>();
  const entry = resolve(process.env['LEDGER_TEST_COMMAND'] ?? 'dist/src/cli/main.js');
  const child = spawn('sh', ['-c', line, process.execPath, entry, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.once('error', reject);
  child.once('close', (code) => settle({ code, stderr }));
  return promise;
}
