import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { seriesBody, situationBody, sourceBody } from '../support/bodies.js';
import { GitRepository } from '../support/git-repository.js';
import { expectStatus } from '../support/http.js';
import { runLedgerHere } from '../support/command-here.js';
import { runLedger, type RunOptions } from '../support/ledger-command.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { useSharedDirectory, useTemporaryDirectory } from '../support/temporary-directory.js';

const SERIES = '0199f0e0-3333-7000-8000-000000000001';

const linesOf = ({ stdout }: { readonly stdout: string }) => stdout.trimEnd().split('\n');
const jsonLinesOf = (ran: { readonly stdout: string }) => linesOf(ran).map((line) => JSON.parse(line));

/** A table of so many days of January, each with its killed; more of them may follow. */
function table(days: number, more = ''): string {
  const rows = Array.from({ length: days }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    return `2024-01-${day},${index}\n`;
  });
  return `date,killed\n${rows.join('')}${more}`;
}

describe('handing in published versions', () => {
  const directory = useSharedDirectory();
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.start();
    const stdin = JSON.stringify(await dailyTable());
    const defined = await runLedger(['series', 'create', '-'], { stdin, env: env() });
    expect(defined).toEqual({ code: 0, stdout: `${SERIES}  revision 0, sequence 3\n`, stderr: '' });
  });
  afterAll(stopServedLedgers);

  const env = () => ({ LEDGER_URL: ledger.url, LEDGER_KEY: ledger.adminKey });
  const run = (args: readonly string[], options: Pick<RunOptions, 'stdin'> = {}) =>
    runLedgerHere(args, { ...options, cwd: directory(), env: env() });
  const vintages = async () =>
    expectStatus(await ledger.http.get(`/series/${SERIES}/vintages`), 200).json<{ items: object[] }>().items;

  async function dailyTable() {
    const { id: sourceId } = await ledger.http.record('/sources', sourceBody());
    const { id: situationId } = await ledger.http.record('/situations', situationBody(sourceId));
    return seriesBody(sourceId, situationId, { id: SERIES, format: 'csv' });
  }

  test('of a git repository skips what does not parse, and goes on where it was', async () => {
    const repository = new GitRepository(join(directory(), 'repository'));
    const first = repository.commit('2024-02-01T12:00:00-05:00', 'deaths.csv', table(20));
    const broken = repository.commit('2024-02-02T12:00:00Z', 'deaths.csv', `<<<<<<< HEAD\n${table(20)}`);
    repository.git('mv', 'deaths.csv', 'killed.csv');
    const renamed = repository.commit('2024-02-03T12:00:00+03:00', 'killed.csv', table(21));
    const command = ['vintage', 'git', 'repository', 'killed.csv', '--series', 'daily'];

    const ran = await run(command);
    expect([ran.code, ...linesOf(ran).filter((line) => !line.startsWith('  state '))]).toEqual([
      3,
      `vintage 1: ${first.slice(0, 12)}, stated 2024-02-01T17:00:00.000Z`,
      '  reported 20, amended 0, retracted 0, unchanged 0',
      `vintage 2: ${renamed.slice(0, 12)}, stated 2024-02-03T09:00:00.000Z`,
      '  reported 1, amended 0, retracted 0, unchanged 20',
    ]);
    expect(ran.stderr.split('\n').slice(0, 3)).toEqual([
      '2 taken, 1 refused',
      `refused: ${broken.slice(0, 12)}, stated 2024-02-02T12:00:00+00:00`,
      '  The file cannot be read (400 unreadable-file)',
    ]);
    expect(await vintages()).toMatchObject(
      [first, renamed].map((commit) => ({ codes: { 'git:commit': commit } })),
    );

    const exported = await run(['export', 'series/daily/table', '--param', 'statedAsOf=2024-02-01']);
    expect(exported).toEqual({ code: 0, stdout: table(20).replaceAll('\n', '\r\n'), stderr: '' });

    repository.commit('2024-02-04T12:00:00Z', 'killed.csv', table(20));
    const again = await run([...command, '--json']);
    expect([again.code, again.stderr.split('\n')[0]]).toEqual([3, '1 taken, 2 known already, 1 refused']);
    expect(jsonLinesOf(again)).toMatchObject([
      { name: broken.slice(0, 12), problem: { status: 400, code: 'unreadable-file' } },
      { vintage: 3, statedAt: '2024-02-04T12:00:00.000Z', retracted: 1, unchanged: 20 },
    ]);
  });

  test('needs the id of a series whose code another one has', async () => {
    const body = { ...(await dailyTable()), code: 'twice' };
    const ids = [
      (await ledger.http.record('/series', { ...body, id: null })).id,
      (await ledger.http.record('/series', { ...body, id: null })).id,
    ];
    const refused = await run(['export', 'series/twice/table']);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    for (const id of ids) expect(refused.stderr).toContain(id);
  });

  test('defines no second series of a code, unless the file says which one it is', async () => {
    const body = { ...(await dailyTable()), id: undefined, code: 'once' };
    const create = (members: object, ...more: string[]) =>
      run(['series', 'create', '-', ...more], { stdin: JSON.stringify({ ...body, ...members }) });
    const first = await create({});
    expect(first.code).toBe(0);
    const id = first.stdout.slice(0, 36);
    const again = await create({});
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toBe(
      'ledger: The code is taken (409 code-taken)\n' +
        '  there is a series once already; give the file an id to define another one with that code\n' +
        `  existingId: ${id}\n`,
    );
    const { problem } = JSON.parse((await create({}, '--json')).stdout);
    expect(problem).toMatchObject({ status: 409, code: 'code-taken', existingId: id });
    const other = '0199f0e0-3333-7000-8000-000000000009';
    expect((await create({ id: other })).stdout).toContain(`${other}  revision 0`);
    // What came with a key is one command, and is answered as before.
    const keyed = ['--idempotency-key', 'keyed-once'];
    const [one, two] = [await create({ code: 'keyed' }, ...keyed), await create({ code: 'keyed' }, ...keyed)];
    expect([one.code, two.code, two.stdout]).toEqual([0, 0, one.stdout.replace(/\n$/, ', as before\n')]);
  });

  test('of files shows first what would change, and names what another one stands in the way of', async () => {
    const before = (await vintages()).length;
    writeFileSync(join(directory(), '2024-03-01.csv'), table(2, '2024-01-03,7\n'));
    const put = ['vintage', 'put', '--series', 'daily', '--stated-at-from', '^\\d{4}-\\d\\d-\\d\\d'];
    const tried = await run([...put, '2024-03-01.csv', '--dry-run']);
    expect([tried.code, tried.stderr]).toEqual([0, '']);
    expect(linesOf(tried)).toContain('  ~ 2024-01-03, killed: 2 → 7');
    expect(await vintages()).toHaveLength(before);

    expect(await run([...put, '2024-03-01.csv'])).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(directory(), '2024-03-01 again.csv'), table(3));
    writeFileSync(join(directory(), '2024-02-29.csv'), table(3));
    const files = ['2024-03-01.csv', '2024-03-01 again.csv', '2024-02-29.csv'];
    const mixed = await run([...put, ...files, '--json']);
    expect([mixed.code, mixed.stderr.split('\n')[0]]).toEqual([
      3,
      '1 taken, 1 sent again and unchanged, 1 refused',
    ]);
    expect(jsonLinesOf(mixed)).toMatchObject([
      { name: '2024-02-29.csv', vintage: before + 2 },
      { name: '2024-03-01.csv', vintage: before + 1, repeated: true },
      { name: '2024-03-01 again.csv', problem: { code: 'vintage-exists', existingVintage: before + 1 } },
    ]);
    const exported = await run([
      'export',
      'series/daily/table',
      '--param',
      'statedAsOf=2024-02-29',
      '--json',
    ]);
    expect(JSON.parse(exported.stdout)).toEqual([
      { date: '2024-01-01', killed: 0 },
      { date: '2024-01-02', killed: 1 },
      { date: '2024-01-03', killed: 2 },
    ]);
  });

  test('says which columns became measures, as it says before that they would', async () => {
    const body = { ...(await dailyTable()), id: null, code: 'growing', otherColumns: 'define' };
    await ledger.http.record('/series', body);
    writeFileSync(join(directory(), 'hurt.csv'), 'date,killed,hurt\n2024-01-01,1,2\n');
    writeFileSync(join(directory(), 'lost.csv'), 'date,killed,hurt,lost\n2024-01-01,1,2,3\n');
    const put = (file: string, day: string, ...more: string[]) =>
      run(['vintage', 'put', file, '--series', 'growing', '--stated-at', day, ...more]);
    const hurt = '  column hurt becomes the measure growing_hurt of casualty';
    expect(linesOf(await put('hurt.csv', '2024-02-01', '--dry-run'))).toContain(hurt);
    expect(linesOf(await put('hurt.csv', '2024-02-01'))).toContain(hurt);
    expect(linesOf(await put('hurt.csv', '2024-02-01'))).not.toContain(hurt);
    const [lost] = jsonLinesOf(await put('lost.csv', '2024-02-02', '--json'));
    expect(lost.defined).toMatchObject([{ column: 'lost', measure: 'growing_lost' }]);
  });
});

/** A ledger that was cut off while it took a version: nothing else is taken before that one. It keeps no figures. */
class CutOffLedger {
  readonly taken: { readonly statedAt: string; readonly contentType: string | undefined }[] = [];
  private readonly server: Server;

  constructor(private open: { readonly statedAt: string; readonly sha256: string } | null) {
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
    const { searchParams } = new URL(request.url ?? '', 'http://ledger');
    const content = await text(request);
    const send = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
    if (request.method === 'GET') {
      const columns = { otherColumns: 'refuse', defined: [] };
      const series = { id: SERIES, code: 'daily', name: 'Daily', format: 'csv', revision: 0, ...columns };
      const items = searchParams.get('seriesCode') === 'daily' ? [series] : [];
      return void send(200, { items, next: null });
    }
    const statedAt = new Date(searchParams.get('statedAt') ?? '').toISOString();
    const sha256 = sha256Of(content);
    const { open } = this;
    if (open && (open.statedAt !== statedAt || open.sha256 !== sha256)) {
      return void send(409, {
        status: 409,
        code: 'vintage-open',
        title: 'A vintage is being taken',
        ...open,
      });
    }
    this.open = null;
    this.taken.push({ statedAt, contentType: request.headers['content-type'] });
    const tally = { reported: 1, amended: 0, retracted: 0, unchanged: 0 };
    send(201, { vintage: this.taken.length, statedAt, ...tally, stateSha256: sha256, warnings: [] });
  }
}

const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');

describe('a version that was begun and never finished', () => {
  const directory = useTemporaryDirectory();
  let ledger: CutOffLedger;
  afterEach(() => ledger.close());

  async function put(files: Readonly<Record<string, string>>, open: { statedAt: string; sha256: string }) {
    ledger = new CutOffLedger(open);
    const env = { LEDGER_URL: await ledger.listen() };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory(), name), content);
    const named = ['--stated-at-from', '.*(?=\\.csv)'];
    const args = ['vintage', 'put', ...Object.keys(files), '--series', 'daily', ...named];
    return runLedgerHere(args, { cwd: directory(), env });
  }

  test('is handed in first, when it is one of the files', async () => {
    const files = { '2024-01-02T00:00:00Z.csv': '1', '2024-01-03T00:00:00Z.csv': '2' };
    const ran = await put(files, { statedAt: '2024-01-03T00:00:00.000Z', sha256: sha256Of('2') });
    expect([ran.code, ran.stderr]).toEqual([0, '2 taken, 0 refused\n']);
    expect(ledger.taken).toEqual([
      { statedAt: '2024-01-03T00:00:00.000Z', contentType: 'text/csv' },
      { statedAt: '2024-01-02T00:00:00.000Z', contentType: 'text/csv' },
    ]);
  });

  test('stops all others, when it is none of them', async () => {
    const other = { statedAt: '2024-01-01T00:00:00.000Z', sha256: 'of another file' };
    const ran = await put({ '2024-01-03.csv': '1' }, other);
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('sha256: of another file') });
    expect(ledger.taken).toEqual([]);
  });
});
