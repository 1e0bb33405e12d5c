import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { FailureKind } from '../../projections/webhooks/answers.js';
import { checkTarget, publicLookup, TargetRefusedError } from './targets.js';

/** How an attempt ended. A code is what the system calls an error, never its message: that may hold the URL. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly status: number }
  | { readonly kind: FailureKind; readonly status: number | null; readonly code: string | null }
  /** It was broken off from here; whether it arrived is not known. */
  | { readonly kind: 'aborted' };

export interface SenderSettings {
  /** Whether targets inside the own network, and those without TLS, are wanted. */
  readonly allowPrivate: boolean;
  /** From the first byte out to the head of the answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** So much of an answer's body is read, to keep the connection; nothing is made of it. */
const MOST_BODY = 16 * 1024;
const BODY_MS = 1_000;
const IDLE_SOCKET_MS = 4_000;

/** Sends one request and says how it ended. Redirects are answers like any other: they are never followed. */
export class Sender {
  private readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };

  constructor(private readonly settings: SenderSettings) {
    const options = {
      keepAlive: true,
      timeout: IDLE_SOCKET_MS,
      maxFreeSockets: 1,
      scheduling: 'lifo',
    } as const;
    this.agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  }

  /** @param signal breaks it off */
  async send(url: URL, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Outcome> {
    const timeout = AbortSignal.timeout(this.settings.timeoutMs);
    try {
      // An address in the URL is never looked up: it is checked here, each time, as the setting may have changed.
      checkTarget(url, this.settings.allowPrivate);
      return await this.attempt(url, headers, body, AbortSignal.any([signal, timeout]));
    } catch (error) {
      if (signal.aborted) return { kind: 'aborted' };
      return timeout.aborted ? { kind: 'timeout', status: null, code: null } : failureOf(error);
    }
  }

  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private attempt(
    url: URL,
    headers: Record<string, string>,
    body: string,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const request = this.open(url, headers, signal);
    request.on('response', (answer) => {
      discard(answer);
      resolve(outcomeOf(answer.statusCode ?? 0));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The other side had closed a connection that was kept: no fault of what was sent, and another one may do.
      const isStale = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      if (isStale && !signal.aborted) resolve(this.attempt(url, headers, body, signal));
      else reject(error);
    });
    request.end(body);
    return promise;
  }

  private open(url: URL, headers: Record<string, string>, signal: AbortSignal): ClientRequest {
    const options = {
      method: 'POST',
      headers,
      signal,
      // What the socket really connects to is what this resolves.
      ...(this.settings.allowPrivate ? {} : { lookup: publicLookup() }),
    };
    return url.protocol === 'https:'
      ? httpsRequest(url, { ...options, agent: this.agents.https })
      : httpRequest(url, { ...options, agent: this.agents.http });
  }
}

function outcomeOf(status: number): Outcome {
  return status >= 200 && status < 300
    ? { kind: 'delivered', status }
    : { kind: 'status', status, code: null };
}

function failureOf(error: unknown): Outcome {
  if (error instanceof TargetRefusedError) return { kind: 'target', status: null, code: error.code };
  const { code } = error as NodeJS.ErrnoException;
  return { kind: 'connection', status: null, code: typeof code === 'string' ? code : null };
}

/** The head of an answer says it all. Its body is let go by, up to a bound and for a moment. */
function discard(answer: IncomingMessage): void {
  let read = 0;
  const tooLong = setTimeout(() => answer.destroy(), BODY_MS).unref();
  answer.on('data', (part: Buffer) => {
    read += part.length;
    if (read > MOST_BODY) answer.destroy();
  });
  answer.on('error', () => undefined);
  answer.on('close', () => clearTimeout(tooLong));
}
