import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EarlierDigest } from '../../src/maintenance/log/walk.js';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { alter, overwrite, pageWith, tamper } from '../support/damage.js';
import { runLedgerHere } from '../support/command-here.js';
import { runLedger } from '../support/ledger-command.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

/** A log of 44 events that the first version of the ledger wrote, with an event that is upcast. */
const EARLIER_LOG = join(__dirname, '../fixtures/logs/format-1.db');
const COUNT = 'ledger-casualty-count-c73671c7-6031-5f5b-985a-b53da7097904';
const STRIKE = 'ledger-strike-0199f0e0-2222-7000-8000-000000000003';

const directory = useTemporaryDirectory();
const folder = () => join(directory(), 'data');
const log = () => join(folder(), 'ledger.db');

beforeEach(() => {
  mkdirSync(folder());
  copyFileSync(EARLIER_LOG, log());
});

const env = () => ({ LEDGER_DATA_DIR: folder() });
const verify = (...args: readonly string[]) => runLedgerHere(['verify', ...args], { env: env() });

/** What the command prints with `--json`. */
const report = (...earlier: readonly EarlierDigest[]) => verifyFolder(folder(), { earlier });

/** As docs/runbook.md says how it is made. */
function digestOf(file: string): string {
  const database = new Database(file, { readonly: true });
  const lines = database
    .prepare<[], string>(
      `SELECT concat_ws(char(9), sequence, stream, revision, id, type, recorded_at, data, metadata) || char(10)
       FROM events ORDER BY position`,
    )
    .pluck()
    .all();
  database.close();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

describe('a whole log', () => {
  test('is said to be whole, for people and for programs', async () => {
    const { code, stdout, stderr } = await runLedger(['verify'], { env: env() });
    expect([code, stderr]).toEqual([0, '']);
    const digest = `44:44:${digestOf(log())}`;
    const [first, ...lines] = stdout.trimEnd().split('\n');
    expect(first).toMatch(/^log .+ledger\.db: 44 events up to sequence 44, \d+ a second$/);
    expect(lines).toEqual([`digest ${digest}`, 'read model none that this version made', 'whole']);
    const { code: alike, stdout: json } = await verify('--json');
    expect([alike, JSON.parse(json)]).toMatchObject([
      0,
      {
        whole: true,
        events: 44,
        sequence: 44,
        digest: { events: 44, sequence: 44, sha256: digestOf(log()) },
        faults: 0,
        findings: [],
      },
    ]);
  });

  test('is held against earlier digests, however they are given', async () => {
    const file = join(directory(), 'earlier.json');
    writeFileSync(file, (await verify('--json')).stdout);
    const text = `44:44:${digestOf(log())}`;
    const nothing = `0:0:${createHash('sha256').digest('hex')}`;
    const { code, stdout } = await verify(
      '--json',
      ...[text, file, nothing].flatMap((earlier) => ['--against', earlier]),
    );
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { whole: true, against: [text, file, nothing] }]);
  });

  test('is not changed by it', async () => {
    const before = readFileSync(log());
    await verify();
    expect(readFileSync(log())).toEqual(before);
  });
});

describe('a log that somebody tampered with', () => {
  const set = (position: number, what: string) => `UPDATE events SET ${what} WHERE position = ${position}`;

  const tampered: [what: string, statements: string[], finding: object][] = [
    [
      'an event that is gone',
      ['DELETE FROM events WHERE position = 20'],
      { check: 'order', position: 21, what: 'position 21 follows 19: an event is missing' },
    ],
    [
      'a sequence that is left out',
      [set(30, 'sequence = 31')],
      { check: 'order', position: 30, what: 'it has sequence 31 where 30 comes next' },
    ],
    [
      'a revision that is left out',
      [set(41, 'revision = 7')],
      { check: 'stream', stream: COUNT, revision: 7, what: 'revision 7 follows 3 in its stream' },
    ],
    [
      'a revision before any',
      [set(41, 'revision = -7')],
      { check: 'stream', stream: COUNT, revision: -7, what: 'revision -7 follows 3 in its stream' },
    ],
    [
      'a stream that begins before any revision',
      [set(1, 'revision = -7')],
      { check: 'stream', position: 1, revision: -7, what: 'its stream begins with revision -7' },
    ],
    [
      'a time that goes back',
      [set(9, 'recorded_at = 5')],
      { check: 'order', position: 9, what: 'it was recorded before the event before it' },
    ],
    [
      'an id that two events have',
      ['UPDATE events SET id = (SELECT id FROM events WHERE position = 3) WHERE position = 12'],
      {
        check: 'order',
        position: 12,
        what: expect.stringMatching(/^the events at positions 3 and 12 have the same id /),
      },
    ],
    [
      'a type that nobody knows',
      [set(34, "type = 'conflict-ledger.source-praised.v1'")],
      { check: 'event', position: 34, what: expect.stringContaining('conflict-ledger.source-praised.v1') },
    ],
    [
      'a version that nobody knows yet',
      [set(39, "type = 'conflict-ledger.casualty-claim-adopted.v3'")],
      { check: 'event', position: 39, what: expect.stringContaining('casualty-claim-adopted.v3') },
    ],
    [
      'data that is no JSON',
      [set(10, 'data = substr(data, 1, 40)')],
      { check: 'event', position: 10, what: expect.stringContaining('is not JSON') },
    ],
    [
      'an event of another kind of stream',
      [set(44, "type = 'conflict-ledger.notice-retracted.v1'")],
      { check: 'event', position: 44, stream: STRIKE, what: expect.stringContaining('does not belong in') },
    ],
    [
      'a stream under another name',
      [`UPDATE events SET stream = replace(stream, '5b5433d836d8', '5b5433d836d9')`],
      {
        check: 'event',
        position: 20,
        what: 'what it says makes the id c3c09498-c149-5142-88fb-5b5433d836d8, not the one of its stream',
      },
    ],
    [
      'a stream of no resource',
      [set(32, "stream = 'ledger-source-one'")],
      { check: 'event', position: 32, what: expect.stringContaining('ledger-source-one') },
    ],
    [
      'a history that begins with its end',
      [set(35, `type = 'conflict-ledger.strike-retracted.v1'`)],
      {
        check: 'stream',
        position: 35,
        what: 'its stream makes no state from here on: a strike is reported before it changes',
      },
    ],
  ];

  test.each(tampered)('%s is found at its place', async (_what, statements, finding) => {
    tamper(log(), ...statements);
    const found = await report();
    expect(found.whole).toBe(false);
    expect(found.findings).toContainEqual(expect.objectContaining(finding));
  });

  test('says so for people, the first places alone', async () => {
    tamper(log(), 'UPDATE events SET recorded_at = 100 - position');
    const { code, stdout } = await verify('--most', '2');
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n').slice(3)).toEqual([
      'damaged: 43 found, the first 2',
      expect.stringMatching(/^ {2}check {2}where +what$/),
      expect.stringMatching(
        /^ {2}order {2}position 2, sequence 2, ledger-source-\S+ revision 0 +it was recorded/,
      ),
      expect.stringMatching(/^ {2}order {2}position 3, /),
    ]);
  });

  test('a guard that is gone and one that is not its own are named', async () => {
    alter(
      log(),
      'DROP TRIGGER events_never_change',
      'CREATE TRIGGER quiet BEFORE DELETE ON events BEGIN SELECT RAISE(IGNORE); END',
    );
    expect((await report()).findings).toEqual([
      { check: 'format', what: 'it lacks CREATE TRIGGER events_never_change' },
      { check: 'format', what: 'it has a trigger quiet that no log has' },
    ]);
  });

  test('what hides behind a right form is found with the digest of before', async () => {
    const text = `44:44:${digestOf(log())}`;
    tamper(log(), set(40, `data = replace(data, '"best":3', '"best":9')`));
    expect(await report()).toMatchObject({ whole: true });
    const { code, stdout } = await verify('--json', '--against', text);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      {
        findings: [{ check: 'digest', what: `the first 44 events are not those that ${text} was made of` }],
      },
    ]);
  });

  test('an end that is cut off is found with the digest of before', async () => {
    const earlier = { events: 44, sequence: 44, sha256: digestOf(log()), from: 'yesterday' };
    tamper(log(), 'DELETE FROM events WHERE position > 40');
    expect(await report(earlier)).toMatchObject({
      whole: false,
      findings: [{ check: 'digest', what: `yesterday was made of 44 events, the log has 40` }],
    });
  });
});

describe('a damaged file', () => {
  test('names the events that cannot be read, and goes on after them', async () => {
    const { page, size } = pageWith(log(), 'ledger-source-0199f0e0-2222-7000-8000-000000000002');
    overwrite(log(), (bytes) => bytes.fill(0, page * size, (page + 1) * size));
    const { digest, events, findings } = await report();
    expect(digest).toBeNull();
    const unread = findings.filter(({ position }) => position !== undefined);
    expect(unread[0]).toMatchObject({
      check: 'file',
      what: expect.stringMatching(/^the events? at positions? .* cannot be read$/),
    });
    expect(events).toBeGreaterThan(20);
    expect(events).toBeLessThan(44);
  });

  test('is told from a file that is no log, and from no file', async () => {
    writeFileSync(log(), 'position,stream\n'.repeat(1_000));
    const { code, stdout } = await verify('--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { whole: false, findings: [{ check: 'file' }] }]);
    const nowhere = await verify(directory());
    expect(nowhere).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('there is no log in'),
    });
  });

  test('is told from a log of a later format', async () => {
    alter(log(), 'PRAGMA user_version = 2');
    expect(await verify()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has format 2, this program knows formats up to 1'),
    });
  });
});

describe('what it cannot mean', () => {
  test.each([
    [['--url', 'http://127.0.0.1:1'], 'works on files'],
    [['--against', 'yesterday'], 'yesterday'],
    [['--most', 'all'], '--most is a number'],
  ])('%j ends with 2', async (args, says) => {
    expect(await verify(...args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(says),
    });
  });

  test('a log in memory ends with 2', async () => {
    const { code, stderr } = await runLedgerHere(['verify'], { env: { LEDGER_LOG: 'memory' } });
    expect([code, stderr]).toEqual([2, expect.stringContaining('a log in memory is gone with its ledger')]);
  });
});
