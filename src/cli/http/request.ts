import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Socket } from 'node:net';

/** How long a connection may take to be made, in milliseconds. How long an answer takes is the ledger's matter. */
const CONNECT_MS = 10_000;
/** A peer that has gone without a word is noticed after some of these, in milliseconds. */
const PROBE_MS = 15_000;

export interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Cuts the connection. */
  readonly signal: AbortSignal;
}

/**
 * Sends a request; resolves when the head of the answer is there. Unlike `fetch` it waits as long as an answer takes: a big
 * vintage takes minutes.
 * @throws Error of the system when nobody answers
 */
export function send(url: URL, { method, headers, body, signal }: Request): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
    method,
    headers: { ...headers, ...length },
    signal,
  });
  request.once('error', reject).once('response', resolve).once('socket', boundConnecting);
  request.end(body);
  return promise;
}

/** The whole body, as text. @throws Error when it is cut off */
export async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of answer.setEncoding('utf8')) text += part as string;
  return text;
}

function boundConnecting(socket: Socket): void {
  socket.setKeepAlive(true, PROBE_MS);
  if (!socket.connecting) return;
  const tooLong = setTimeout(() => {
    socket.destroy(new Error(`no connection within ${CONNECT_MS / 1000} seconds`));
  }, CONNECT_MS);
  for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(tooLong));
}
