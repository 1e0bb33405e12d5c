import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { complaintOf } from '../../src/complaint.js';
import { EmbeddedEventStore } from '../../src/event-store/embedded/embedded-event-store.js';
import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { readConfig } from '../../src/platform/config/read-config.js';
import { tamper } from '../support/damage.js';
import { askUntil } from '../support/until.js';
import { expectStatus, LedgerHttp } from '../support/http.js';
import { NpmStart } from '../support/npm-start.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { ENTRY, KEEP_COMPILED, killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { useSharedDirectory, useTemporaryDirectory } from '../support/temporary-directory.js';

const directory = useTemporaryDirectory();

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the ledger until it ends by itself. */
function run(settings: Record<string, string>): Promise<Ended> {
  const { promise, resolve: settle } = Promise.withResolvers<Ended>();
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...KEEP_COMPILED,
    LEDGER_DATA_DIR: directory(),
    LEDGER_PORT: '0',
    ...settings,
  };
  const child = spawn(process.execPath, [ENTRY], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.once('close', (code) => settle({ code, stdout, stderr }));
  return promise;
}

/** It could not start, and said why in one line that holds all of the words. */
function expectOneLineAbout({ code, stdout, stderr }: Ended, ...words: readonly string[]): void {
  expect([code, stdout]).toEqual([1, '']);
  expectOneLine(stderr.trimEnd(), ...words);
}

function expectOneLine(said: string, ...words: readonly string[]): void {
  expect(said.split('\n')).toHaveLength(1);
  for (const word of words) expect(said).toContain(word);
}

/** What a node says before it ends, of a ledger that does not start within this process: each start of a program costs. */
async function complaintHere(settings: Partial<LedgerConfig> = {}): Promise<string> {
  const config = { ...readConfig({}), dataDirectory: directory(), ...settings };
  return ServedLedger.startIn(config.dataDirectory, settings).then(
    () => 'it started',
    (error: unknown) => complaintOf(error, config),
  );
}

describe('a node that makes its admin key', () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterAll(killRemainingLedgers);
  afterAll(stopServedLedgers);
  const shared = useSharedDirectory();
  const dataDirectory = () => join(shared(), 'made', 'here');
  const keyFile = () => join(dataDirectory(), 'admin-key');
  const start = () => LedgerProcess.start({ dataDirectory: dataDirectory(), env: { LEDGER_ADMIN_KEY: '' } });
  let node: LedgerProcess;

  beforeAll(async () => {
    node = await start();
  });

  test('says where it listens, where the key is and what to try, and nothing else on stdout', async () => {
    await askUntil(
      async () => node.stdout,
      (said) => said.includes('example\n'),
    );
    expect(node.stdout).toMatch(
      /^listening on http:\/\/127\.0\.0\.1:\d+\nadmin key: .+\ntry: npm run example\n$/,
    );
    expect(node.stdout).toContain(`admin key: ${keyFile()}\n`);
    expect(readFileSync(keyFile(), 'utf8')).toMatch(/^cla_[A-Za-z0-9_-]{43}\n$/);
  });

  test('keeps its files for its owner alone', () => {
    const names = readdirSync(dataDirectory(), { recursive: true, encoding: 'utf8' });
    expect(names).toEqual(expect.arrayContaining(['ledger.db', 'admin-key', 'read-model']));
    for (const name of ['', ...names]) {
      expect([name, statSync(join(dataDirectory(), name)).mode & 0o077]).toEqual([name, 0]);
    }
  });

  test('lets no other process have its log, which says so in one line', async () => {
    // The other one is this process.
    const complaint = await complaintHere({ dataDirectory: dataDirectory() });
    expectOneLine(complaint, dataDirectory(), 'LEDGER_DATA_DIR');
  });

  test('keeps the key, and what was acknowledged, from one start to the next', async () => {
    const secret = readFileSync(keyFile(), 'utf8').trim();
    const made = await new LedgerHttp(node.url, secret).post('/sources', { name: 'Mayor', kind: 'mayor' });
    const { id } = expectStatus(made, 201).json<{ id: string }>();
    expect(await node.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const again = await ServedLedger.startIn(dataDirectory(), { adminKey: null });
    const http = again.http.as(secret);
    expectStatus(await http.get('/keys'), 200);
    expect(expectStatus(await http.get(`/sources/${id}`), 200).json<object>()).toMatchObject({
      name: 'Mayor',
    });
  });
});

describe('what a node logs', () => {
  const REQUEST_ID = 'req-7f3a:1/2';
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
  const SPAN = '00f067aa0ba902b7';
  const UNKNOWN = '018f3c2a-7b1e-7c40-9a51-000000000000';
  afterAll(killRemainingLedgers);
  const shared = useSharedDirectory();
  const own = 'a-secret-that-nobody-sees';
  const idempotencyKey = 'an-idempotency-key-to-hide';
  const foreign = `clk_018f3c2a-7b1e-7c40-9a51-3d2e6f708192_${'s3cr-T_'.repeat(7)}`.slice(0, 84);
  let logged: string;

  beforeAll(async () => {
    const env = { LEDGER_ADMIN_KEY: own, LEDGER_LOG_LEVEL: 'debug', LEDGER_PUBLIC_READ: 'a-word-of-its-own' };
    const node = await LedgerProcess.start({ dataDirectory: shared(), env });
    const source = { name: 'Words of the body', kind: 'mayor' };
    expectStatus(await node.http.post('/sources', source, { key: idempotencyKey }), 201);
    const headers = {
      'x-api-key': foreign,
      'x-auth-token': 'a-token-of-another-form',
      'proxy-authorization': 'Basic cHJveHk6cHJveHk=',
      cookie: 'session=a-session',
      'user-agent': `curl ${foreign}`,
    };
    const refused = await Promise.all([
      fetch(`${node.url}/v1/keys`, { headers }),
      fetch(`${node.url}/v1/keys?access_token=a-token-in-the-query`),
      fetch(`${node.url}/v1/keys/${foreign}`, { method: 'DELETE' }),
      fetch(`${node.url}/v1/nowhere/${own}`),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 404]);
    const traced = await fetch(`${node.url}/v1/strikes/${UNKNOWN}`, {
      headers: {
        authorization: `Bearer ${own}`,
        'x-request-id': REQUEST_ID,
        traceparent: `00-${TRACE}-${SPAN}-01`,
      },
    });
    expect([traced.status, traced.headers.get('x-request-id')]).toEqual([404, REQUEST_ID]);
    const odd = await fetch(`${node.url}/health/live`, { headers: { 'x-request-id': 'an id with spaces' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await node.kill('SIGTERM')).code).toBe(0);
    logged = node.output;
  });

  test('says of a request which it was, of which trace, who asked, and how it was answered after how long', () => {
    const lines = logged.split('\n').filter((line) => line.includes(REQUEST_ID));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        level: 30,
        time: expect.any(Number),
        req: expect.objectContaining({ id: REQUEST_ID, method: 'GET', path: `/v1/strikes/${UNKNOWN}` }),
        res: { statusCode: 404 },
        route: '/v1/strikes/:id',
        actor: 'admin',
        problem: 'not-found',
        trace_id: TRACE,
        span_id: SPAN,
        durationMs: expect.any(Number),
      }),
    ]);
    // Once each: what reads such lines takes the last of two, or none.
    expect(lines[0]?.match(/"(trace_id|route|actor|req)":/g)).toHaveLength(4);
    expect(logged).not.toContain('an id with spaces');
  });

  test('warns of a name that is no setting', () => {
    const lines = logged.split('\n').filter((line) => line.includes('LEDGER_PUBLIC_READ '));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        level: 40,
        msg: 'LEDGER_PUBLIC_READ is no setting and does nothing; is LEDGER_PUBLIC_READS meant?',
      }),
    ]);
  });

  test('is JSON, a line for each request, those that are refused too', () => {
    const lines = logged.split('\n').filter((line) => line.startsWith('{'));
    const requests = lines.map((line) => JSON.parse(line) as { req?: { path: string } });
    const paths = requests.flatMap(({ req }) => (req ? [req.path] : []));
    expect(paths).toEqual(expect.arrayContaining(['/v1/sources', '/v1/keys', '/v1/keys/[key]']));
    expect(logged).toContain('"user-agent":"curl [key]"');
    expect(logged).toContain('admin key: from LEDGER_ADMIN_KEY');
  });

  test.each([
    ['the admin key', own],
    ['an idempotency key', idempotencyKey],
    ['what bodies say', 'Words of the body'],
    ['an access key, wherever it stands', foreign.slice(-43)],
    ['a header that holds a key', 'a-token-of'],
    ['what proxies are told', 'cHJveHk'],
    ['a cookie', 'a-session'],
    ['a query that holds a key', 'a-token-in'],
    ['the query at all', 'access_token'],
    ['what a name holds that is no setting', 'a-word-of-its-own'],
  ])('does not hold %s', (_, hidden) => {
    expect(logged).not.toContain(hidden);
  });
});

describe('starting', () => {
  afterEach(killRemainingLedgers);

  test('of two nodes at once, both have the one admin key that is made', async () => {
    const options = { dataDirectory: directory(), env: { LEDGER_LOG: 'memory', LEDGER_ADMIN_KEY: '' } };
    const both = await Promise.all([LedgerProcess.start(options), LedgerProcess.start(options)]);
    const secret = readFileSync(join(directory(), 'admin-key'), 'utf8').trim();
    for (const { url } of both) expectStatus(await new LedgerHttp(url, secret).get('/keys'), 200);
  });

  test('refuses bad settings with 78 and the name of the setting', async () => {
    const { code, stdout, stderr } = await run({ LEDGER_PORT: 'eighty', LEDGER_ADMIN_KEY: 'short-secret' });
    expect([code, stdout]).toEqual([78, '']);
    expect(stderr).toBe(
      'LEDGER_PORT must be a port, 0 to 65535 (0: any free one)\n' +
        'LEDGER_ADMIN_KEY must have at least 16 visible ASCII characters\n',
    );
    expect(existsSync(join(directory(), 'ledger.db'))).toBe(false);
  });

  test('refuses a port in use with one line', async () => {
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const { port } = taken.address() as AddressInfo;
    try {
      const { code, stdout, stderr } = await run({ LEDGER_PORT: String(port), LEDGER_LOG_LEVEL: 'error' });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(new RegExp(`^port ${port} of 127\\.0\\.0\\.1 is in use.*\n$`));
    } finally {
      taken.close();
    }
  });

  test('refuses a data directory that is none with one line, with an admin key of its own or without', async () => {
    const file = join(directory(), 'file');
    writeFileSync(file, '');
    const ended = await run({ LEDGER_DATA_DIR: file });
    expectOneLineAbout(ended, file, 'LEDGER_DATA_DIR');
    const adminKey = 'a-key-of-sixteen-or-more';
    expectOneLine(await complaintHere({ adminKey, dataDirectory: file }), file, 'LEDGER_DATA_DIR');
  });

  test.each(['ledger.lock', 'ledger.db', 'read-model', 'admin-key'])(
    'refuses a data directory where %s cannot be made or read with one line',
    async (name) => {
      // Root may write everywhere: a thing of another kind is in the way of everybody.
      const inTheWay = join(directory(), name);
      if (name === 'read-model') writeFileSync(inTheWay, '');
      else mkdirSync(inTheWay);
      expectOneLine(await complaintHere({ adminKey: null }), directory(), 'LEDGER_DATA_DIR');
    },
  );
});

describe('starting where a ledger ran', () => {
  const readModel = () => join(directory(), 'read-model', 'read-model-1.db');

  beforeEach(async () => {
    const node = await ServedLedger.startIn(directory());
    expectStatus(await node.http.post('/sources', { name: 'Mayor', kind: 'mayor' }), 201);
    await node.stop();
  });
  afterEach(stopServedLedgers);

  test('leaves a read model that cannot be opened now, and says in one line what to do', async () => {
    const before = readFileSync(readModel());
    // In the way of everybody, as a right that is missing is not in the way of root.
    mkdirSync(`${readModel()}-wal`);
    expectOneLine(await complaintHere(), readModel(), 'SQLITE_CANTOPEN', 'give the user', 'move it away');
    expect(readFileSync(readModel()).equals(before)).toBe(true);
  });

  test.each([
    ['is gone', (log: string) => rmSync(log)],
    ['is empty', (log: string) => writeFileSync(log, '')],
    ['is at sequence 0', (log: string) => tamper(log, 'DELETE FROM events')],
  ])(
    'refuses a log that %s, as the read model knows of more, and leaves both as they are',
    async (what, lose) => {
      const log = join(directory(), 'ledger.db');
      lose(log);
      const before = [readFileSync(readModel()), existsSync(log) && readFileSync(log)];
      const says = [
        `the log ${log} ${what}, and the read model ${readModel()}`,
        'up to sequence 1',
        'restore a backup',
      ];
      // Of one of them it is enough to see how the process ends.
      if (what === 'is gone') expectOneLineAbout(await run({ LEDGER_LOG_LEVEL: 'error' }), ...says);
      for (let starts = 0; starts < 2; starts += 1) expectOneLine(await complaintHere(), ...says);
      expect([readFileSync(readModel()), existsSync(log) && readFileSync(log)]).toEqual(before);

      renameSync(join(directory(), 'read-model'), join(directory(), 'moved-away'));
      const node = await ServedLedger.startIn(directory());
      await node.stop();
    },
  );
});

describe('npm start', () => {
  afterEach(() => NpmStart.killRemaining());

  test('ends all that it started when it is told to', async () => {
    const npm = await NpmStart.begin(directory());
    expect((await fetch(`${npm.url}/health/live`)).status).toBe(200);
    expect(await npm.terminate()).toEqual({ code: 0, signal: null });
    await expect(fetch(`${npm.url}/health/live`)).rejects.toThrow();
    // The lock on the log is free, too.
    const log = new EmbeddedEventStore({ directory: directory() });
    await log.open();
    await log.close();
  });
});
