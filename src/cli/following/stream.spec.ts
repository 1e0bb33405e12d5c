import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RefusedError } from '../endings.js';
import { LedgerClient } from '../http/ledger-client.js';
import { Interrupt } from '../terminal/interrupt.js';
import { Stream } from './stream.js';

const block = (id: number) => `id: ${id}\ndata: {"n":${id}}\n\n`;

describe('following a stream', () => {
  let server: Server;
  let answers: ((response: ServerResponse) => void)[];
  let requests: IncomingMessage[];
  let stream: Stream;

  beforeEach(async () => {
    [answers, requests] = [[], []];
    server = createServer((request, response) => {
      requests.push(request);
      answers.shift()?.(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const interrupt = new Interrupt();
    const ledger = new LedgerClient({ url: `http://127.0.0.1:${port}`, key: null }, interrupt);
    stream = new Stream(ledger, interrupt, '/changes/stream', { measure: 'killed' }, 4);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const cutAfter = (text: string) => (response: ServerResponse) => {
    response.write(`retry: 1\n\n${text}`, () => response.destroy());
  };
  const take = async (count: number) => {
    const sequences: number[] = [];
    for await (const { sequence } of stream.items()) {
      sequences.push(sequence);
      if (sequences.length === count) break;
    }
    return sequences;
  };

  it('goes on after each drop where it was, once and in order', async () => {
    answers = [
      cutAfter(block(5)),
      // A block without data says how far the ledger has looked; half a block is none.
      cutAfter(`${block(7)}: heartbeat\nid: 30\n\nid: 31\ndata: {"n":`),
      (response) => response.writeHead(503, { 'retry-after': '0' }).end(),
      (response) => response.end(block(31)),
    ];
    expect(await take(3)).toEqual([5, 7, 31]);
    expect(requests.map(({ headers }) => headers['last-event-id'])).toEqual(['4', '5', '30', '30']);
    expect(requests.map(({ url }) => url)).toEqual(Array(4).fill('/v1/changes/stream?measure=killed'));
  });

  it('ends when the ledger refuses it', async () => {
    answers = [(response) => response.writeHead(422).end('{"title":"The request is not valid"}')];
    await expect(take(1)).rejects.toThrow(RefusedError);
  });
});
