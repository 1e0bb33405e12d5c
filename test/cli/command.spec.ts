import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readParquet } from '../e2e/exports/read-parquet.js';
import {
  amendmentBody,
  claimBody,
  countBody,
  retractionBody,
  sourceBody,
  strikeBody,
} from '../support/bodies.js';
import { jsonLines } from '../support/json-lines.js';
import { runLedgerHere } from '../support/command-here.js';
import { runLedger, type RunOptions } from '../support/ledger-command.js';
import { ServedLedger } from '../support/served-ledger.js';

const STRIKE = '0199f0e0-2222-7000-8000-000000000002';

// One ledger for all: each start costs, and nobody here minds what others have recorded.
let directory: string;
let ledger: ServedLedger;
let countId: string;

/** At least six, then seven; another source says nine; then nobody says anything any more. */
async function tell(): Promise<void> {
  const { http } = ledger;
  const { id: officials } = await http.record('/sources', sourceBody());
  const { id: newspaper } = await http.record('/sources', sourceBody({ name: 'A newspaper', kind: 'media' }));
  await http.record('/strikes', strikeBody(officials, { id: STRIKE, title: 'A strike' }));
  countId = (await http.record('/casualty-counts', countBody(officials, STRIKE))).id;
  const count = `/casualty-counts/${countId}`;
  await http.record(`${count}/amendments`, amendmentBody(officials), { ifMatch: 0 });
  await http.record(`${count}/claims`, claimBody(newspaper));
  await http.record(`${count}/retraction`, retractionBody(officials), { ifMatch: 2 });
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-command-'));
  ledger = await ServedLedger.start();
  await tell();
});
afterAll(async () => {
  await ledger.stop();
  rmSync(directory, { recursive: true, force: true });
});

const around = (env: RunOptions['env']) => ({
  cwd: directory,
  env: { LEDGER_URL: ledger.url, LEDGER_KEY: ledger.adminKey, ...env },
});
const run = (args: readonly string[], { env }: Pick<RunOptions, 'env'> = {}) =>
  runLedgerHere(args, around(env));
/** As a shell does: each start of a program costs. */
const runProcess = (args: readonly string[], options: RunOptions = {}) =>
  runLedger(args, { ...options, ...around(options.env) });
const jsonOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout);

describe('ledger history', () => {
  test('shows every entry and plots the figure in force', async () => {
    const { code, stdout, stderr } = await runProcess(['history', countId]);
    expect([code, stderr]).toEqual([0, '']);
    const [heading, , inForce, , ...lines] = stdout.trimEnd().split('\n');
    expect(heading).toBe('killed, all (people): A strike');
    expect(inForce).toBe('in force: retracted, by revision 3');
    const words = lines.map((line) => line.trim().split(/ {2,}/));
    expect(words.slice(1, 5)).toEqual([
      [
        '0',
        'count-reported',
        'at least 6',
        '-',
        '-',
        '2025-10-22T06:00:00.000Z',
        'Mayor of Kharkiv',
        'admin',
      ],
      [
        ...[
          '1',
          'count-amended',
          '7',
          'at least 6',
          'developed',
          '2025-10-23T05:00:00.000Z',
          'Mayor of Kharkiv',
        ],
        ...['admin', 'One of the injured died in hospital'],
      ],
      ['2', 'claim-recorded', '9', '-', '-', '2025-10-22T12:00:00.000Z', 'A newspaper', 'admin'],
      [
        ...['3', 'count-retracted', 'retracted', '7', 'source_retracted', '2025-10-24', 'Mayor of Kharkiv'],
        ...['admin', 'The source withdrew it'],
      ],
    ]);
    expect(lines.slice(6)).toEqual([
      'In stated order:',
      `  2025-10-22T06:00:00.000Z  ${' '.repeat(33)}│░░░░░›  at least 6`,
      `  2025-10-23T05:00:00.000Z  ${' '.repeat(39)}●  7`,
      `  2025-10-24                ×${' '.repeat(39)}  retracted`,
      `                            0${' '.repeat(38)}7`,
    ]);
  });

  test('finds the count by what it counts, as of a point', async () => {
    const named = ['--subject', `strike/${STRIKE}`, '--family', 'casualty', '--measure', 'killed'];
    const answer = jsonOf(await run(['history', ...named, '--stated-as-of', '2025-10-22', '--json']));
    expect(answer.count).toMatchObject({ id: countId, figure: { low: 6 }, asOf: { sequence: 7 } });
    expect(answer.revisions.map(({ revision }: { revision: number }) => revision)).toEqual([0, 2]);
  });

  test('says what is no count', async () => {
    expect(await run(['history', STRIKE])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no count'),
    });
  });
});

describe('a sequence that the ledger does not have', () => {
  test('is waited for aloud, and not for long', async () => {
    const problem = {
      status: 503,
      code: 'behind',
      title: 'This node has not applied that sequence yet',
      detail: 'this node has applied 7, not 99999999',
    };
    const behind = createServer((_request, response) => {
      response.writeHead(503, { 'retry-after': '1' }).end(JSON.stringify(problem));
    });
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
    const { port } = behind.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const ended = await run(['history', `casualty-counts/${countId}`, '--as-of-sequence', '99999999'], {
      env: { LEDGER_URL: url },
    }).finally(() => behind.close());
    const what = 'This node has not applied that sequence yet (503 behind)';
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      4,
      '',
      `${what}: this node has applied 7, not 99999999; again in 1 s\n` +
        `ledger: ${what}\n  this node has applied 7, not 99999999; given up after 2 attempts\n`,
    ]);
  });
});

describe('ledger diff', () => {
  test('shows what changed between two sequences, and what came of it', async () => {
    const { code, stdout } = await run(['diff', '--from', '4', '--to', '7']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^sequence 4 \(.+\) to sequence 7 \(.+\): 2 changes of 1 counts\n/);
    expect(stdout).toContain('\n  at least 6 → retracted\n');
    expect(stdout).toMatch(/\n {2}5 +count-amended +at least 6 +7 +developed /);
  });

  test('knows a count that was not there before', async () => {
    const answer = jsonOf(await run(['diff', '--from', '0', '--to', '5', '--measure', 'killed', '--json']));
    expect(answer.counts).toEqual([
      expect.objectContaining({
        path: `/casualty-counts/${countId}`,
        before: null,
        after: { status: 'active', figure: expect.objectContaining({ best: 7 }) },
      }),
    ]);
  });
});

describe('ledger tail', () => {
  test('prints a CloudEvent a line for programs, and lines for people', async () => {
    const { stdout } = await run(['tail', '--after', '3', '--limit', '2', '--json']);
    const events = jsonLines<{ sequence: string; type: string }>(stdout);
    expect(events.map(({ sequence, type }) => [sequence, type])).toEqual([
      ['4', 'conflict-ledger.casualty-count-reported.v1'],
      ['5', 'conflict-ledger.casualty-count-amended.v1'],
    ]);
    const changes = await run(['tail', '--changes', '--after', '4', '--limit', '1', '--measure', 'killed']);
    expect(changes.stdout).toMatch(/^5 .+ count-amended .+ killed, all {2}at least 6 → 7 {2}developed /);
  });

  test('follows what is new until Ctrl-C, and says where to go on', async () => {
    const ended = await runProcess(['tail', '--after', '6', '--json'], {
      onStart: (child) => child.stdout.once('data', () => child.kill('SIGINT')),
    });
    expect(JSON.parse(ended.stdout)).toMatchObject({ sequence: '7' });
    expect([ended.code, ended.stderr]).toEqual([130, 'stopped after sequence 7; go on with --after 7\n']);
  });
});

describe('ledger export', () => {
  test('writes all of a list, or nothing', async () => {
    const written = await run(['export', 'changes', '-o', 'changes.ndjson', '--json']);
    expect(jsonOf(written)).toMatchObject({ file: 'changes.ndjson', format: 'ndjson', asOfSequence: 7 });
    const lines = readFileSync(join(directory, 'changes.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).sequence)).toEqual([4, 5, 7]);

    const refused = await run(['export', 'changes', '--param', 'nonsense=1', '-o', 'other.ndjson']);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('?nonsense') });
    expect(readdirSync(directory).toSorted()).toEqual(['changes.ndjson']);
  });

  test('has the form that the name of the file says, with HXL tags in a CSV', async () => {
    const parquet = ['export', 'changes', '-o', 'changes.parquet', '--param', 'asOfSequence=5'];
    expect(await run(parquet)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^changes\.parquet: \d+ bytes of parquet, as of sequence 5\n$/),
    });
    const { names, rows } = await readParquet(readFileSync(join(directory, 'changes.parquet')));
    const tagged = await runProcess(['export', 'changes', '--hxl', '--param', 'asOfSequence=5']);
    const [headings, tags, ...lines] = tagged.stdout.trimEnd().split('\r\n');
    expect(headings?.split(',')).toEqual(names);
    expect(tags?.split(',')).toEqual(names.map(() => expect.stringMatching(/^#/)));
    expect([rows.length, lines.length]).toEqual([2, 2]);
    expect(await run(['export', 'changes', '-o', 'changes.xlsx'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('puts the pages of a list together', async () => {
    const answer = jsonOf(
      await run(['export', '/v1/sources', '--format', 'json', '--param', 'asOfSequence=2']),
    );
    expect(answer.items.map(({ name }: { name: string }) => name)).toEqual([
      'Mayor of Kharkiv',
      'A newspaper',
    ]);
    expect(answer.asOf.sequence).toBe(2);
  });
});

describe('ledger keys', () => {
  test('makes one whose secret is shown once, lists it without and ends it', async () => {
    const made = jsonOf(await run(['keys', 'make', '--actor', 'ana', '--role', 'analyst', '--json']));
    expect(made).toMatchObject({ actor: 'ana', role: 'analyst', secret: expect.stringMatching(/^clk_/) });
    const listed = await run(['keys', 'list']);
    expect(listed.stdout).toContain(made.id);
    expect(listed.stdout).not.toContain(made.secret);
    expect(await run(['keys', 'revoke', made.id])).toMatchObject({ code: 0, stdout: `revoked ${made.id}\n` });
    const refused = await run(['keys', 'list', '--json'], { env: { LEDGER_KEY: made.secret } });
    expect(jsonOf(refused).problem).toMatchObject({ status: 401, code: 'unauthorized' });
    expect([refused.code, refused.stderr.includes(made.secret)]).toEqual([1, false]);
  });
});

describe('the ledger command', () => {
  test('is called as npx calls it, and says how', async () => {
    const { code, stdout } = await runProcess(['--help'], { entry: resolve('bin/ledger.mjs') });
    expect(code).toBe(0);
    for (const word of [
      'series',
      'vintage',
      'history',
      'export',
      'tail',
      'diff',
      'keys',
      'Exit codes:',
      '130',
    ]) {
      expect(stdout).toContain(word);
    }
  });

  test('has help for what is below a sub-command, asked for either way', async () => {
    const asked = await run(['vintage', 'put', '--help']);
    expect(asked.stdout).toContain('Usage: ledger vintage put');
    expect(await run(['help', 'vintage', 'put'])).toEqual(asked);
    expect((await run(['help', 'vintage'])).stdout).toContain('Usage: ledger vintage [');
    expect((await run(['help'])).stdout).toContain('Usage: ledger [');
    expect(await run(['help', 'vintage', 'nonsense'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("unknown command 'nonsense'"),
    });
  });

  test('ends with 2 for what it cannot mean, and with 4 where no ledger is', async () => {
    const unknown = await runProcess(['history', '--nonsense']);
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--nonsense') });
    const nobody = await runProcess(['history', countId], { env: { LEDGER_URL: 'http://127.0.0.1:1' } });
    expect(nobody).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringContaining('no ledger answers'),
    });
  });
});
