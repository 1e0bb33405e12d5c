import { jsonLines } from './json-lines.js';

/** What was answered, whatever the status. */
export class Reply {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
  ) {}

  json<Body>(): Body {
    return JSON.parse(this.text) as Body;
  }
}

/** Headers of the ledger's conventions. */
export interface Conventions {
  /** The Idempotency-Key. */
  readonly key?: string;
  readonly ifMatch?: number;
  readonly minSequence?: number;
}

/** Of what is answered when something is recorded. */
export interface Recorded {
  readonly id: string;
  readonly sequence: number;
}

/** A ledger spoken to over HTTP. Paths are those below `/v1`. A request that nobody answers rejects. */
export class LedgerHttp {
  constructor(
    readonly url: string,
    private readonly secret: string | null,
  ) {}

  /** The same ledger, spoken to with another key; null for none. */
  as(secret: string | null): LedgerHttp {
    return new LedgerHttp(this.url, secret);
  }

  get(path: string, conventions: Conventions = {}): Promise<Reply> {
    return this.send(path, { method: 'GET', headers: headersOf(conventions) });
  }

  post(path: string, body: unknown, conventions: Conventions = {}): Promise<Reply> {
    const headers = { ...headersOf(conventions), 'content-type': 'application/json' };
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Posts what has to be recorded. @returns the body of the answer @throws Error with what was answered else */
  async record<Body = Recorded>(path: string, body: unknown, conventions: Conventions = {}): Promise<Body> {
    return expectStatus(await this.post(path, body, conventions), 201).json<Body>();
  }

  /** Sends lines of JSON. */
  lines(path: string, lines: readonly string[]): Promise<Reply> {
    const headers = { 'content-type': 'application/x-ndjson' };
    return this.send(path, { method: 'POST', headers, body: lines.join('\n') });
  }

  /** Sends a line for each of the commands. @throws Error with what was answered where one was not recorded */
  async recordLines(commands: readonly object[]): Promise<Recorded[]> {
    const reply = await this.lines(
      '/commands',
      commands.map((command) => JSON.stringify(command)),
    );
    const answers = jsonLines<Recorded & { status: number }>(expectStatus(reply, 200).text);
    const refused = answers.find(({ status }) => status !== 201);
    if (refused || answers.length !== commands.length) throw new Error(`expected 201s, got: ${reply.text}`);
    return answers;
  }

  delete(path: string): Promise<Reply> {
    return this.send(path, { method: 'DELETE' });
  }

  private async send(path: string, init: RequestInit): Promise<Reply> {
    const authorization = this.secret === null ? {} : { authorization: `Bearer ${this.secret}` };
    const headers = { ...init.headers, ...authorization };
    const response = await fetch(`${this.url}/v1${path}`, { ...init, headers });
    return new Reply(response.status, response.headers, await response.text());
  }
}

/** The reply, when it has that status. @throws Error with what was answered else */
export function expectStatus(reply: Reply, ...statuses: readonly number[]): Reply {
  if (statuses.includes(reply.status)) return reply;
  throw new Error(`expected ${statuses.join(' or ')}, got ${reply.status}: ${reply.text}`);
}

function headersOf({ key, ifMatch, minSequence }: Conventions): Record<string, string> {
  return {
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    ...(minSequence === undefined ? {} : { 'ledger-min-sequence': String(minSequence) }),
  };
}
