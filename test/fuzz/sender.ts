import { Agent, type IncomingMessage, request } from 'node:http';
import type { FuzzAnswer } from './answer-rules.js';
import type { FuzzRequest } from './request.js';

/** Nobody waits longer for an answer, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** Sends requests as they are, over connections that stay open. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });
  private readonly target: URL;

  constructor(url: string) {
    this.target = new URL(url);
  }

  /** The answer; an error where there is none. */
  async send({ method, url, headers, body }: FuzzRequest): Promise<FuzzAnswer | Error> {
    const begun = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const { hostname: host, port } = this.target;
    const length =
      body === null || 'content-length' in headers ? {} : { 'content-length': String(body.length) };
    try {
      const sent = request(
        {
          agent: this.agent,
          host,
          port,
          path: url,
          method,
          headers: { ...headers, ...length } as Record<string, string>,
        },
        resolve,
      );
      sent.on('error', reject);
      sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
      sent.end(body ?? undefined);
      const answer = await promise;
      const ms = performance.now() - begun;
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      return {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: Buffer.concat(chunks).toString('utf8'),
        ms,
      };
    } catch (error) {
      return error as Error;
    }
  }

  /** Closes what is kept open. */
  close(): void {
    this.agent.destroy();
  }
}
