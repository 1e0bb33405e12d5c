import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InterruptedError, RefusedError, UnreachableError } from '../endings.js';
import { Interrupt } from '../terminal/interrupt.js';
import { LedgerClient } from './ledger-client.js';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Nobody waits here: what would be waited is noted. */
class Impatient extends Interrupt {
  readonly pauses: number[] = [];

  override async pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
  }
}

describe('a client of the ledger', () => {
  let server: Server;
  let interrupt: Impatient;
  /** What is answered, one after the other. */
  let answers: Answering[];
  let requests: IncomingMessage[];
  let ledger: LedgerClient;

  const json =
    (status: number, body: object, headers: Record<string, string> = {}): Answering =>
    (_request, response) => {
      response.writeHead(status, headers).end(JSON.stringify(body));
    };
  const cutOff: Answering = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"half":', () => response.destroy());
  };

  beforeEach(async () => {
    [answers, requests] = [[], []];
    server = createServer((request, response) => {
      requests.push(request);
      request.resume().on('end', () => answers.shift()?.(request, response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    interrupt = new Impatient();
    ledger = new LedgerClient({ url: `http://127.0.0.1:${port}`, key: 'the-key' }, interrupt);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('waits as long as a node that is not ready says', async () => {
    answers = [json(503, { title: 'not ready' }, { 'retry-after': '3' }), json(200, { items: [] })];
    expect(await ledger.get('/events')).toEqual({ items: [] });
    expect(interrupt.pauses).toEqual([3_000]);
  });

  it('sends a command again when its answer is cut off, and it is the same command', async () => {
    answers = [cutOff, json(200, { id: 'x' })];
    expect(await ledger.post('/keys', { body: '{}' })).toEqual({ body: { id: 'x' }, isRepeated: true });
    const keys = requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(requests[1]?.headers.authorization).toBe('Bearer the-key');
  });

  it('asks on until a command that is recorded is applied', async () => {
    answers = [json(202, { sequence: null }, { 'retry-after': '1' }), json(201, { sequence: 4 })];
    expect(await ledger.post('/series', { body: '{}' })).toEqual({
      body: { sequence: 4 },
      isRepeated: false,
    });
  });

  it('goes through all pages of a list', async () => {
    answers = [json(200, { items: [1, 2], next: 'c-1' }), json(200, { items: [3], next: null })];
    expect(await ledger.all('/sources', { q: 'a b', kind: undefined })).toEqual([1, 2, 3]);
    expect(requests.map(({ url }) => url)).toEqual([
      '/v1/sources?limit=1000&q=a+b',
      '/v1/sources?limit=1000&q=a+b&cursor=c-1',
    ]);
  });

  it('takes a refusal as one, at once', async () => {
    answers = [json(404, { title: 'There is no such thing', code: 'not-found' })];
    await expect(ledger.get('/sources/x')).rejects.toThrow(RefusedError);
    answers = [json(404, { title: 'There is no such thing', code: 'not-found' })];
    expect(await ledger.find('/sources/x')).toBeNull();
    answers = [json(301, {}, { location: 'https://elsewhere.example.org/' })];
    await expect(ledger.get('/sources')).rejects.toThrow('https://elsewhere.example.org/');
    expect(interrupt.pauses).toEqual([]);
  });

  it('gives up when nothing helps', async () => {
    answers = Array.from({ length: 20 }, () => cutOff);
    await expect(ledger.get('/events')).rejects.toThrow(UnreachableError);
    expect(requests).toHaveLength(8);
  });

  it('does not wait for a ledger that was never there', async () => {
    const nobody = new LedgerClient({ url: 'http://127.0.0.1:1', key: 'the-key' }, interrupt);
    const failing = nobody.get('/events');
    await expect(failing).rejects.toThrow(UnreachableError);
    await expect(failing).rejects.not.toThrow('the-key');
    expect(interrupt.pauses).toEqual([]);
  });

  it('can be interrupted while it waits for an answer', async () => {
    interrupt.listen();
    answers = [() => process.emit('SIGINT')];
    await expect(ledger.get('/events')).rejects.toThrow(InterruptedError);
    interrupt.stopListening();
  });
});
