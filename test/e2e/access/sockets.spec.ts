import { connect, type Socket } from 'node:net';
import { LedgerApp } from '../../support/ledger-app.js';
import { sourceBody } from '../../support/bodies.js';
import { until } from '../../support/until.js';

/** Short, as tests wait for what takes too long, and longer than a busy machine keeps one of its processes waiting. */
const SOON_MS = 1_000;

/** A connection that sends what it is told, as it is, and keeps what comes back. */
class RawClient {
  received = '';
  isClosed = false;
  private readonly socket: Socket;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    this.socket.setEncoding('utf8').on('data', (text: string) => (this.received += text));
    this.socket.on('error', () => undefined).once('close', () => (this.isClosed = true));
  }

  send(text: string): void {
    this.socket.write(text);
  }

  async closed(): Promise<string> {
    await until(() => this.isClosed);
    return this.received;
  }

  async answered(pattern: RegExp): Promise<void> {
    await until(() => pattern.test(this.received));
  }

  close(): void {
    this.socket.destroy();
  }
}

let ledger: LedgerApp;
let url: string;
let secret: string;
const clients: RawClient[] = [];

async function start(settings: Parameters<typeof LedgerApp.start>[0]): Promise<void> {
  ledger = await LedgerApp.start(settings);
  url = await ledger.listen();
  secret = (await ledger.admin.post('/v1/keys', { actor: 'rea', role: 'reviewer' })).body.secret as string;
}

function client(text = ''): RawClient {
  const made = new RawClient(url);
  clients.push(made);
  if (text !== '') made.send(text);
  return made;
}

function stop(): Promise<void> {
  for (const one of clients.splice(0)) one.close();
  return ledger.stop();
}

const head = (first: string, ...lines: string[]) =>
  `${[first, 'host: ledger.example', ...lines].join('\r\n')}\r\n\r\n`;
const problem = (answer: string) => {
  const [top = '', body = ''] = answer.split('\r\n\r\n');
  expect(top.toLowerCase()).toContain('content-type: application/problem+json');
  const { status, code } = JSON.parse(body) as { status: number; code: string };
  expect(top).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  return [status, code];
};

describe('a request that does not arrive', () => {
  beforeAll(() => start({ requestTimeoutMs: SOON_MS }));
  afterAll(stop);
  const authorized = (first: string, ...lines: string[]) =>
    head(first, `authorization: Bearer ${secret}`, ...lines);
  const body = JSON.stringify(sourceBody());
  const line = `${JSON.stringify({ command: 'RegisterSource', body: sourceBody() })}\n`;
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

  test('in its head is refused', async () => {
    expect(problem(await client('GET /v1/sources HTTP/1.1\r\nhost: led').closed())).toEqual([
      408,
      'request-timeout',
    ]);
  });

  test('at all is no longer waited for', async () => {
    expect(problem(await client().closed())).toEqual([408, 'request-timeout']);
  });

  test('in its body is refused, and records nothing', async () => {
    const slow = client(
      authorized(
        'POST /v1/sources HTTP/1.1',
        'content-type: application/json',
        `content-length: ${body.length}`,
      ),
    );
    slow.send(body.slice(0, 10));
    expect(problem(await slow.closed())).toEqual([408, 'request-timeout']);
    expect((await ledger.admin.get('/v1/events')).body.upTo).toBe(0);
  });

  test('in the file of a vintage is refused', async () => {
    const path = '/v1/series/018f3c2a-7b1e-7c40-9a51-3d2e6f708192/vintages?statedAt=2024-01-15';
    const slow = client(
      authorized(`POST ${path} HTTP/1.1`, 'content-type: application/json', 'content-length: 1000000'),
    );
    slow.send('[{"a":');
    expect(problem(await slow.closed())).toEqual([408, 'request-timeout']);
  });

  test('of nobody is answered before its body comes, which is not waited for', async () => {
    const slow = client(
      head('POST /v1/sources HTTP/1.1', 'content-type: application/json', 'content-length: 500000'),
    );
    await slow.answered(/^HTTP\/1\.1 401 .*"unauthorized"/s);
    slow.send('{');
    await slow.closed();
  });

  test('for long may be one of lines, while they come', async () => {
    const lines = client(
      authorized(
        'POST /v1/commands HTTP/1.1',
        'content-type: application/x-ndjson',
        'transfer-encoding: chunked',
      ),
    );
    const began = performance.now();
    let sent = 0;
    while (performance.now() - began < 2 * SOON_MS) {
      lines.send(chunk(line));
      sent += 1;
      await until(() => lines.received.split('"status":201').length > sent);
    }
    lines.send('0\r\n\r\n');
    await lines.answered(/\r\n0\r\n/);
    expect(lines.received.split('"status":201')).toHaveLength(sent + 1);
  });

  test('of lines that stop coming is cut off; what was answered stays', async () => {
    const lines = client(
      authorized(
        'POST /v1/commands HTTP/1.1',
        'content-type: application/x-ndjson',
        'transfer-encoding: chunked',
      ),
    );
    lines.send(chunk(line));
    await lines.answered(/"status":201/);
    expect(await lines.closed()).not.toMatch(/\r\n0\r\n/);
    const [id] = /[0-9a-f-]{36}/.exec(/"id":"[0-9a-f-]{36}"/.exec(lines.received)?.[0] ?? '') ?? [];
    expect((await ledger.admin.get(`/v1/sources/${id}`)).status).toBe(200);
  });

  test('of lines ends soon after its key is revoked: what is not begun is not looked at', async () => {
    const key = (await ledger.admin.post('/v1/keys', { actor: 'ana', role: 'analyst' })).body;
    const lines = client(
      head(
        'POST /v1/commands HTTP/1.1',
        `authorization: Bearer ${key.secret}`,
        'content-type: application/x-ndjson',
        'transfer-encoding: chunked',
      ),
    );
    lines.send(chunk(line));
    await lines.answered(/"status":201/);
    expect((await ledger.admin.delete(`/v1/keys/${key.id}`)).status).toBe(204);
    let sent = 1;
    while (!lines.received.includes('"status":401')) {
      lines.send(chunk(line));
      sent += 1;
      await until(() => lines.received.split('"line":').length > sent);
    }
    lines.send(chunk(line));
    await lines.closed();
    expect(lines.received).toContain('the key or token was revoked or is over');
    expect(lines.received.split('"status":201')).toHaveLength(sent);
    expect(lines.received.split('"line":')).toHaveLength(sent + 1);
  });

  test('is no stream that is followed for long', async () => {
    const stream = client(authorized('GET /v1/events/stream HTTP/1.1'));
    await stream.answered(/retry: /);
    const began = performance.now();
    await until(() => performance.now() - began > 2 * SOON_MS);
    const { body: made } = await ledger.admin.post('/v1/sources', sourceBody());
    await stream.answered(new RegExp(`id: ${made.sequence}`));
    expect(stream.isClosed).toBe(false);
  });
});

describe('a head', () => {
  beforeAll(() => start({}));
  afterAll(stop);

  test('of more than 16 KiB is refused', async () => {
    const large = client(head('GET /v1/sources HTTP/1.1', `x-filler: ${'x'.repeat(17 * 1024)}`));
    const answer = await large.closed();
    expect(problem(answer)).toEqual([431, 'headers-too-large']);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  test('of up to that is taken', async () => {
    const large = client(head('GET /health/live HTTP/1.1', `x-filler: ${'x'.repeat(15 * 1024)}`));
    await large.answered(/^HTTP\/1\.1 200 /);
  });
});

describe('connections', () => {
  beforeAll(() => start({ maxConnections: 3 }));
  afterAll(stop);

  test('beyond the limit are closed, and taken again when others are', async () => {
    const ask = head('GET /health/live HTTP/1.1');
    const open = [client(ask), client(ask), client(ask)];
    for (const one of open) await one.answered(/^HTTP\/1\.1 200 /);
    expect(await client(ask).closed()).toBe('');
    open[0]?.close();
    const last = await untilAnswered(ask);
    expect(last.received).toMatch(/^HTTP\/1\.1 200 /);
  });

  /** The server hears of a closed connection a moment later. */
  async function untilAnswered(ask: string): Promise<RawClient> {
    for (;;) {
      const one = client(ask);
      await until(() => one.received !== '' || one.isClosed);
      if (!one.isClosed) return one;
    }
  }
});
