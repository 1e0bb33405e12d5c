import { connect, type Socket } from 'node:net';
import type { Random } from '../support/random.js';

/** What is written to a connection, piece by piece, and how it is left. */
interface Conversation {
  readonly pieces: readonly (string | Buffer)[];
  /** `wait`: until the other side ends it, or for a while; `end`: this side is closed, the other is read; `cut`. */
  readonly then: 'wait' | 'end' | 'cut';
}

/** So long an answer is waited for that may never be given, in milliseconds. */
const WAIT_MS = 100;

const HOST = 'Host: x\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\n${HOST}${headers}\r\n`;
const post = (headers: string, body: string) =>
  `POST /v1/sources HTTP/1.1\r\n${HOST}${JSON_TYPE}${headers}\r\n${body}`;

const CONVERSATIONS: readonly ((random: Random) => Conversation)[] = [
  (random) => ({ pieces: [bytes(random, 200)], then: 'wait' }),
  () => ({ pieces: ['\r\n\r\n\r\n', get('/health/live')], then: 'wait' }),
  () => ({ pieces: ['GET\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: ['GET / HTTP/9.9\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: ['GET  /v1/sources  HTTP/1.1\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: ['G\u0000T / HTTP/1.1\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: [`GET /v1/sources?q=a b HTTP/1.1\r\n${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: [`GET /v1/sources?q=é\u0001 HTTP/1.1\r\n${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: [`GET http://elsewhere.example/v1/sources HTTP/1.1\r\n${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: [`GET * HTTP/1.1\r\n${HOST}\r\n`, `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: [`CONNECT elsewhere.example:443 HTTP/1.1\r\n${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: [`GET //v1//sources/../../x HTTP/1.1\r\n${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: ['GET /v1/sources HTTP/1.0\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: ['GET /v1/sources?format=csv HTTP/1.0\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: ['GET /v1/events/stream HTTP/1.0\r\n\r\n'], then: 'cut' }),
  () => ({ pieces: ['GET /v1/sources HTTP/1.1\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: [`GET /v1/sources HTTP/1.1\r\n${HOST}${HOST}\r\n`], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources', `X: ${'x'.repeat(20_000)}\r\n`)], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources', 'X: y\r\n'.repeat(3_000))], then: 'wait' }),
  () => ({ pieces: [get(`/v1/sources?q=${'x'.repeat(15_000)}`)], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources', 'X\r\n')], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources', 'X: a\r\n b\r\n')], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources', 'X: \u0000\r\n')], then: 'wait' }),
  () => ({ pieces: ['GET /v1/sources HTTP/1.1\r\nHost: x\r\nX: '], then: 'wait' }),
  () => ({ pieces: ['GET /v1/sources HTTP/1.1\r\nHost: x\r\nX: '], then: 'end' }),
  () => ({ pieces: [...'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources').repeat(50)], then: 'wait' }),
  () => ({ pieces: [get('/v1/sources').repeat(50)], then: 'cut' }),
  () => ({ pieces: [get('/v1/sources').repeat(5)], then: 'end' }),
  () => ({ pieces: [get('/v1/sources', 'Upgrade: websocket\r\nConnection: Upgrade\r\n')], then: 'wait' }),
  () => ({
    pieces: [get('/v1/sources', 'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n')],
    then: 'wait',
  }),
  () => ({ pieces: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], then: 'wait' }),
  () => ({ pieces: [Buffer.from('1603010200010001fc0303', 'hex')], then: 'wait' }),
  () => ({ pieces: [post('Content-Length: 5\r\n', '{}')], then: 'end' }),
  () => ({ pieces: [post('Content-Length: 5\r\n', '{}')], then: 'cut' }),
  () => ({ pieces: [post('Content-Length: 1\r\n', '{}')], then: 'wait' }),
  () => ({ pieces: [post('Content-Length: -1\r\n', '{}')], then: 'wait' }),
  () => ({ pieces: [post('Content-Length: 1e3\r\n', '{}')], then: 'wait' }),
  () => ({ pieces: [post('Content-Length: 99999999999999999999\r\n', '{}')], then: 'wait' }),
  () => ({ pieces: [post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}')], then: 'wait' }),
  () => ({
    pieces: [post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')],
    then: 'wait',
  }),
  () => ({ pieces: [post('Content-Length: 10000000\r\n', '{')], then: 'wait' }),
  () => ({ pieces: [post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')], then: 'wait' }),
  () => ({ pieces: [post('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n')], then: 'wait' }),
  () => ({ pieces: [post('Transfer-Encoding: chunked\r\n', '5\r\n{}\r\n0\r\n\r\n')], then: 'wait' }),
  () => ({ pieces: [post('Transfer-Encoding: chunked\r\n', 'ffffffffffffffff\r\n{}')], then: 'wait' }),
  () => ({ pieces: [post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n')], then: 'cut' }),
  () => ({ pieces: [post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n')], then: 'end' }),
  () => ({ pieces: [post('Transfer-Encoding: gzip, chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')], then: 'wait' }),
  () => ({
    pieces: [post('Transfer-Encoding: chunked\r\nTrailer: X\r\n', '0\r\nX: y\r\n\r\n')],
    then: 'wait',
  }),
  () => ({ pieces: [post('Expect: 100-continue\r\nContent-Length: 2\r\n', '')], then: 'wait' }),
  () => ({ pieces: [post('Expect: something\r\nContent-Length: 2\r\n', '{}')], then: 'wait' }),
  () => ({ pieces: [], then: 'wait' }),
  () => ({ pieces: [], then: 'cut' }),
  () => ({ pieces: [], then: 'end' }),
];

/** How many ways there are to be no proper client. */
export const RAW_KINDS = CONVERSATIONS.length;

/**
 * Has one conversation that no proper client has.
 * @param kind which; drawn when absent
 * @returns what came back
 */
export async function talk(url: string, random: Random, kind = random.below(RAW_KINDS)): Promise<string> {
  const { pieces, then } = CONVERSATIONS[kind % RAW_KINDS]?.(random) ?? { pieces: [], then: 'cut' };
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let came = '';
  socket.on('data', (chunk: Buffer) => (came += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.on('end', () => socket.end());
  socket.on('close', () => resolve());
  for (const piece of pieces) if (socket.writable) socket.write(piece);
  if (then === 'end') socket.end();
  await leave(socket, closed, then === 'cut' ? 5 : WAIT_MS);
  return came;
}

async function leave(socket: Socket, closed: Promise<void>, afterMs: number): Promise<void> {
  const enough = setTimeout(() => socket.destroy(), afterMs);
  await closed;
  clearTimeout(enough);
}

function bytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}
