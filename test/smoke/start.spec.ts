import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { expectStatus, LedgerHttp } from '../support/http.js';
import { NpmStart } from '../support/npm-start.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const ENTRY = resolve(process.env['LEDGER_TEST_ENTRY'] ?? 'dist/src/main.js');
const directory = useTemporaryDirectory();
afterEach(killRemainingLedgers);
afterEach(() => NpmStart.killRemaining());

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the ledger until it ends by itself, or until `stop` is seen on stdout. */
function run(settings: Record<string, string>, stop?: RegExp): Promise<Ended> {
  const { promise, resolve: settle } = Promise.withResolvers<Ended>();
  const env = {
    PATH: process.env['PATH'] ?? '',
    LEDGER_DATA_DIR: directory(),
    LEDGER_PORT: '0',
    ...settings,
  };
  const child = spawn(process.execPath, [ENTRY], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (stop?.test(stdout)) child.kill('SIGTERM');
  });
  child.once('close', (code) => settle({ code, stdout, stderr }));
  return promise;
}

describe('starting', () => {
  test('says where it listens, where the admin key is and what to try, and nothing else on stdout', async () => {
    const { code, stdout } = await run({}, /example\n/);
    const keyFile = join(directory(), 'admin-key');
    expect(stdout).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\nadmin key: .+\ntry: npm run example\n$/);
    expect(stdout).toContain(`admin key: ${keyFile}\n`);
    expect(code).toBe(0);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^cla_[A-Za-z0-9_-]{43}\n$/);
  });

  test('logs JSON on stderr, without keys', async () => {
    const secret = 'a-secret-that-nobody-sees';
    const env = { LEDGER_ADMIN_KEY: secret, LEDGER_LOG_LEVEL: 'debug' };
    const ledger = await LedgerProcess.start({ dataDirectory: directory(), env });
    const http = new LedgerHttp(ledger.url, secret);
    const key = 'an-idempotency-key-to-hide';
    expectStatus(await http.post('/sources', { name: 'Words of the body', kind: 'mayor' }, { key }), 201);
    expect((await ledger.kill('SIGTERM')).code).toBe(0);
    const lines = ledger.output.split('\n').filter((line) => line.startsWith('{'));
    const requests = lines
      .map((line) => JSON.parse(line) as { req?: { path: string } })
      .filter(({ req }) => req);
    expect(requests).toContainEqual(
      expect.objectContaining({ req: expect.objectContaining({ path: '/v1/sources' }) }),
    );
    expect(ledger.output).toContain('admin key: from LEDGER_ADMIN_KEY');
    for (const hidden of [secret, key, 'Words of the body']) expect(ledger.output).not.toContain(hidden);
  });

  test('logs what is refused, and of it no header, query or path that holds a key', async () => {
    const ledger = await LedgerProcess.start({ dataDirectory: directory() });
    const secret = `clk_018f3c2a-7b1e-7c40-9a51-3d2e6f708192_${'s3cr-T_'.repeat(7)}`.slice(0, 84);
    const headers = {
      'x-api-key': secret,
      'x-auth-token': 'a-token-of-another-form',
      'proxy-authorization': 'Basic cHJveHk6cHJveHk=',
      cookie: 'session=a-session',
      'user-agent': `curl ${secret}`,
    };
    const answers = await Promise.all([
      fetch(`${ledger.url}/v1/keys`, { headers }),
      fetch(`${ledger.url}/v1/keys?access_token=a-token-in-the-query`),
      fetch(`${ledger.url}/v1/keys/${secret}`, { method: 'DELETE' }),
      fetch(`${ledger.url}/v1/nowhere/${ledger.adminKey}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 404]);
    expect((await ledger.kill('SIGTERM')).code).toBe(0);
    expect(ledger.output).toContain('"path":"/v1/keys/[key]"');
    expect(ledger.output).toContain('"user-agent":"curl [key]"');
    const hidden = [
      secret.slice(-43),
      'a-token-of',
      'cHJveHk',
      'a-session',
      'a-token-in',
      'access_token',
      ledger.adminKey,
    ];
    for (const text of hidden) expect(ledger.output).not.toContain(text);
  });

  test('keeps its files for its owner alone', async () => {
    const dataDirectory = join(directory(), 'made', 'here');
    await LedgerProcess.start({ dataDirectory, env: { LEDGER_ADMIN_KEY: '' } });
    const names = readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' });
    expect(names).toEqual(expect.arrayContaining(['ledger.db', 'admin-key', 'read-model']));
    for (const name of ['', ...names]) {
      expect([name, statSync(join(dataDirectory, name)).mode & 0o077]).toEqual([name, 0]);
    }
  });

  test('keeps what was acknowledged, and the admin key, from one start to the next', async () => {
    const first = await LedgerProcess.start({ dataDirectory: directory(), env: { LEDGER_ADMIN_KEY: '' } });
    const secret = readFileSync(join(directory(), 'admin-key'), 'utf8').trim();
    const made = await new LedgerHttp(first.url, secret).post('/sources', { name: 'Mayor', kind: 'mayor' });
    const { id } = expectStatus(made, 201).json<{ id: string }>();
    expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    const second = await LedgerProcess.start({ dataDirectory: directory(), env: { LEDGER_ADMIN_KEY: '' } });
    const http = new LedgerHttp(second.url, secret);
    expect(expectStatus(await http.get(`/sources/${id}`), 200).json<object>()).toMatchObject({
      name: 'Mayor',
    });
  });

  test('of two at once, both have the one admin key that is made', async () => {
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

  test.each<Record<string, string>>([{}, { LEDGER_ADMIN_KEY: 'a-key-of-sixteen-or-more' }])(
    'refuses a data directory that is none with one line, given %j',
    async (settings) => {
      const file = join(directory(), 'file');
      writeFileSync(file, '');
      const { code, stdout, stderr } = await run({ ...settings, LEDGER_DATA_DIR: file });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(file);
      expect(stderr).toContain('LEDGER_DATA_DIR');
    },
  );

  test.each(['ledger.lock', 'ledger.db', 'read-model', 'admin-key'])(
    'refuses a data directory where %s cannot be made or read with one line',
    async (name) => {
      // Root may write everywhere: a thing of another kind is in the way of everybody.
      const inTheWay = join(directory(), name);
      if (name === 'read-model') writeFileSync(inTheWay, '');
      else mkdirSync(inTheWay);
      const { code, stdout, stderr } = await run({ LEDGER_LOG_LEVEL: 'error' });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(directory());
      expect(stderr).toContain('LEDGER_DATA_DIR');
    },
  );

  test('refuses a log that another process has open with one line', async () => {
    await LedgerProcess.start({ dataDirectory: directory() });
    const { code, stdout, stderr } = await run({ LEDGER_LOG_LEVEL: 'silent' });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(directory());
    expect(stderr).toContain('LEDGER_DATA_DIR');
  });
});

describe('npm start', () => {
  test('ends all that it started when it is told to', async () => {
    const npm = await NpmStart.begin(directory());
    expect((await fetch(`${npm.url}/health/live`)).status).toBe(200);
    expect(await npm.terminate()).toEqual({ code: 0, signal: null });
    await expect(fetch(`${npm.url}/health/live`)).rejects.toThrow();
    // The lock on the log is free, too.
    await LedgerProcess.start({ dataDirectory: directory() });
  });
});
