import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GitRepository } from '../support/git-repository.js';
import { runLedger, type RunOptions } from '../support/ledger-command.js';

const SERIES = '0199f0e0-3333-7000-8000-000000000001';

interface Taken {
  readonly vintage: number;
  readonly statedAt: string;
  readonly sha256: string;
  readonly contentType: string | undefined;
}

/** A ledger that takes vintages as the API says, and keeps no figures. */
class VintageTaker {
  readonly taken: Taken[] = [];
  /** One that was begun and never finished: nothing else is taken before it. */
  open: { readonly statedAt: string; readonly sha256: string } | null = null;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://ledger');
    const content = await text(request);
    const send = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
    const series = { id: SERIES, code: 'daily', name: 'Daily', format: 'csv', revision: 0 };
    if (pathname === '/v1/series') return void send(200, { items: [series], next: null });
    if (request.method === 'GET') return void send(200, { items: this.taken, next: null });
    const statedAt = new Date(searchParams.get('statedAt') ?? '').toISOString();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const refusal = this.refusalOf(content, statedAt, sha256);
    if (refusal) return void send(refusal.status, refusal);
    this.open = null;
    const before = this.taken.find((one) => one.statedAt === statedAt && one.sha256 === sha256);
    const contentType = request.headers['content-type'];
    const vintage = before ?? { vintage: this.taken.length + 1, statedAt, sha256, contentType };
    if (!before) this.taken.push(vintage);
    const tally = { rows: 1, cells: 1, reported: 1, amended: 0, retracted: 0, unchanged: 0 };
    send(before ? 200 : 201, { ...vintage, ...tally, stateSha256: 'f'.repeat(64), warnings: [] });
  }

  private refusalOf(content: string, statedAt: string, sha256: string) {
    if (content.startsWith('<<<<')) return { status: 400, code: 'malformed-csv', title: 'It does not parse' };
    const { open } = this;
    if (open && (open.statedAt !== statedAt || open.sha256 !== sha256)) {
      return { status: 409, code: 'vintage-open', title: 'A vintage is open', ...open };
    }
    const other = this.taken.find((one) => one.statedAt === statedAt && one.sha256 !== sha256);
    return other ? { status: 409, code: 'vintage-exists', title: 'Another one was published then' } : null;
  }
}

describe('handing in published versions', () => {
  let directory: string;
  let ledger: VintageTaker;
  let url: string;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'ledger-vintages-'));
    ledger = new VintageTaker();
    url = await ledger.listen();
  });
  afterEach(() => {
    ledger.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const run = (args: readonly string[], options: RunOptions = {}) =>
    runLedger(args, { ...options, cwd: directory, env: { LEDGER_URL: url } });
  const times = () => ledger.taken.map(({ statedAt }) => statedAt);

  test('of a git repository skips what does not parse, and goes on where it was', async () => {
    const repository = new GitRepository(join(directory, 'data'));
    const rows = Array.from({ length: 20 }, (_, index) => `2024-01-${index + 1},${index}\n`).join('');
    repository.commit('2024-02-01T12:00:00-05:00', 'deaths.csv', rows);
    const broken = repository.commit('2024-02-02T12:00:00Z', 'deaths.csv', `<<<<<<< HEAD\n${rows}`);
    repository.git('mv', 'deaths.csv', 'killed.csv');
    repository.commit('2024-02-03T12:00:00+03:00', 'killed.csv', `${rows}2024-01-21,20\n`);
    const command = ['vintage', 'git', 'data', 'killed.csv', '--series', 'daily'];

    const first = await run(command);
    expect(first).toMatchObject({ code: 3, stderr: expect.stringContaining('2 taken, 1 refused') });
    expect(first.stderr).toContain(`refused: ${broken.slice(0, 12)}, stated 2024-02-02T12:00:00`);
    expect(first.stdout).toContain('reported 1, amended 0, retracted 0, unchanged 0');
    expect(times()).toEqual(['2024-02-01T17:00:00.000Z', '2024-02-03T09:00:00.000Z']);

    repository.commit('2024-02-04T12:00:00Z', 'killed.csv', rows);
    const second = await run([...command, '--json']);
    expect(second).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('1 taken, 2 known already, 1 refused'),
    });
    const lines = second.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      expect.objectContaining({
        name: broken.slice(0, 12),
        problem: expect.objectContaining({ status: 400 }),
      }),
      expect.objectContaining({ vintage: 3, statedAt: '2024-02-04T12:00:00.000Z' }),
    ]);
  });

  test('of files finishes what was begun before, and names what another one stands in the way of', async () => {
    for (const [name, content] of [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ])
      writeFileSync(join(directory, `${name}.csv`), content ?? '');
    const sha256 = createHash('sha256').update('1').digest('hex');
    ledger.open = { statedAt: '2024-01-03T00:00:00.000Z', sha256 };
    const stated = ['2024-01-03T00:00:00Z', '2024-01-02T00:00:00Z', '2024-01-02T00:00:00Z'];
    const put = await run([
      ...['vintage', 'put', 'a.csv', 'b.csv', 'c.csv', '--series', 'daily'],
      ...stated.flatMap((time) => ['--stated-at', time]),
    ]);
    expect(put).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('refused: c.csv, stated 2024-01-02T00:00:00Z'),
    });
    expect(put.stderr).toContain('vintage-exists');
    expect(put.stderr).toContain('2 taken, 1 refused');
    expect(ledger.taken.map(({ statedAt, contentType }) => [statedAt, contentType])).toEqual([
      ['2024-01-03T00:00:00.000Z', 'text/csv'],
      ['2024-01-02T00:00:00.000Z', 'text/csv'],
    ]);
  });

  test('stops for what concerns all of them', async () => {
    writeFileSync(join(directory, 'a.csv'), '1');
    ledger.open = { statedAt: '2024-01-01T00:00:00.000Z', sha256: 'of another file' };
    const put = ['vintage', 'put', 'a.csv', '--stated-at', '2024-01-03'];
    expect(await run([...put, '--series', 'daily'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('sha256: of another file'),
    });
    expect(await run([...put, '--series', 'weekly'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('weekly'),
    });
  });
});
