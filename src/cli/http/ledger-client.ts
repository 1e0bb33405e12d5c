import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RefusedError, UnreachableError, UsageError } from '../endings.js';
import type { Interrupt } from '../terminal/interrupt.js';
import type { Connection } from './connection.js';
import { PassingError, persist, type Waiting } from './persistence.js';
import { describeProblem, problemOf } from './problem.js';
import { type Request, send, textOf } from './request.js';

/** Parameters of a request; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What is posted. */
export interface Post {
  readonly query?: Query;
  readonly contentType?: string;
  readonly body: string | Buffer;
  readonly ifMatch?: number;
  /** Made when absent, so that a repetition after a cut connection has no second effect. Null for what needs none. */
  readonly idempotencyKey?: string | null;
}

/** What the ledger answered to a command. */
export interface Answer<Body> {
  readonly body: Body;
  /** The ledger had it already. */
  readonly isRepeated: boolean;
}

/** Statuses that may be otherwise a little later. */
const PASSING = [429, 502, 503, 504];
const ACCEPTED = 202;
/** Items of a page. */
const PAGE = 1_000;

/** A ledger, spoken to over HTTP. Paths are those below `/v1`. */
export class LedgerClient {
  private hasAnswered = false;

  constructor(
    private readonly connection: Connection,
    private readonly interrupt: Interrupt,
    private readonly onPause: Waiting['onPause'] = () => undefined,
  ) {}

  get url(): string {
    return this.connection.url;
  }

  /** @throws RefusedError, UnreachableError, InterruptedError, as all that follow */
  async get<Body>(path: string, query: Query = {}): Promise<Body> {
    return this.persist(async () => {
      const answer = await this.attempt(path, query, { method: 'GET' });
      return JSON.parse(await this.read(answer)) as Body;
    });
  }

  /** The resource, or null when there is none at that point. */
  async find<Body>(path: string, query: Query = {}): Promise<Body | null> {
    try {
      return await this.get<Body>(path, query);
    } catch (error) {
      if (error instanceof RefusedError && error.problem.status === 404) return null;
      throw error;
    }
  }

  /** All items of a list, page by page, each as of the point of the first one. */
  async *items<Item>(path: string, query: Query = {}): AsyncGenerator<Item> {
    let cursor: string | undefined;
    do {
      const page = await this.get<{ items: readonly Item[]; next?: string | null }>(path, {
        limit: PAGE,
        ...query,
        cursor,
      });
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }

  /** The same, when it is few enough to be held. */
  async all<Item>(path: string, query: Query = {}): Promise<Item[]> {
    const all: Item[] = [];
    for await (const item of this.items<Item>(path, query)) all.push(item);
    return all;
  }

  async post<Body>(path: string, post: Post): Promise<Answer<Body>> {
    const { query = {}, contentType = 'application/json', body, ifMatch } = post;
    const key = post.idempotencyKey === undefined ? randomUUID() : post.idempotencyKey;
    const headers = {
      'content-type': contentType,
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    };
    return this.persist(async () => {
      const answer = await this.attempt(path, query, { method: 'POST', headers, body });
      const text = await this.read(answer);
      if (answer.statusCode === ACCEPTED) {
        throw new PassingError('it is recorded, and the ledger has not applied it yet', {
          retryAfterMs: retryAfterOf(answer),
        });
      }
      return { body: JSON.parse(text) as Body, isRepeated: answer.statusCode === 200 };
    });
  }

  async delete(path: string): Promise<void> {
    await this.persist(async () => this.read(await this.attempt(path, {}, { method: 'DELETE' })));
  }

  /** The answer to a GET as it comes. What cuts it off once it has begun is for the caller. */
  open(path: string, query: Query = {}, headers: Request['headers'] = {}): Promise<IncomingMessage> {
    return this.persist(() => this.attempt(path, query, { method: 'GET', headers }));
  }

  private persist<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const pause = (milliseconds: number) => this.interrupt.pause(milliseconds);
    return persist(attempt, { pause, onPause: this.onPause });
  }

  /** One request, whose answer is the one that was wished for; its body is still to be read. */
  private async attempt(
    path: string,
    query: Query,
    { method, headers = {}, body }: Partial<Request> & Pick<Request, 'method'>,
  ): Promise<IncomingMessage> {
    const { key } = this.connection;
    const authorization: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
    const url = new URL(`${this.url}/v1${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.append(name, String(value));
    }
    const request = { method, headers: { ...headers, ...authorization }, body, signal: this.interrupt.cut };
    const answer = await send(url, request).catch((error: unknown) => this.dropped(error));
    this.hasAnswered = true;
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    throw this.refusal(status, answer, await this.read(answer), query['asOfSequence'] !== undefined);
  }

  /** @param isPointNamed whether it was asked for a sequence, which may be one that the ledger does not have */
  private refusal(status: number, answer: IncomingMessage, text: string, isPointNamed: boolean): Error {
    if (status >= 300 && status < 400) {
      return new UsageError(`${this.url} leads elsewhere: give that as the URL: ${answer.headers.location}`);
    }
    const problem = problemOf(status, text);
    if (!PASSING.includes(status)) return new RefusedError(problem);
    const isWaitedFor = problem.code === 'behind' && isPointNamed;
    return new PassingError(describeProblem(problem), { retryAfterMs: retryAfterOf(answer), isWaitedFor });
  }

  private read(answer: IncomingMessage): Promise<string> {
    return textOf(answer).catch((error: unknown) => this.dropped(error));
  }

  private dropped(error: unknown): never {
    this.interrupt.throwIfCut();
    const why = error instanceof Error ? reasonOf(error) : String(error);
    // Where none ever answered there is nothing to wait for.
    if (!this.hasAnswered) {
      throw new UnreachableError(
        `no ledger answers at ${this.url} (${why}): start one with npm start, or give its URL with LEDGER_URL or --url`,
      );
    }
    throw new PassingError(`the connection to ${this.url} dropped (${why})`);
  }
}

/** An error of several addresses that were tried has no message of its own. */
function reasonOf(error: Error): string {
  return error.message || ((error as NodeJS.ErrnoException).code ?? error.name);
}

/** In milliseconds; null when it does not say, or says a date. */
function retryAfterOf({ headers }: IncomingMessage): number | null {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : null;
}
