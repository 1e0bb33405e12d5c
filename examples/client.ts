import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { UsageError } from '../src/cli/endings.js';
import { connectionOf, keyFile } from '../src/cli/http/connection.js';

/** One command: the path under `/v1`, the body, and what makes a repetition the same command. */
export interface Step {
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly ifMatch?: number;
}

/** What the ledger answers to a command. */
export interface Answer {
  readonly id: string;
  readonly revision: number;
  readonly sequence: number;
  readonly correctionId?: string;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  /** The ledger had it already: this key had come before. */
  readonly known: boolean;
}

/** What the ledger answers to one line of many. */
export interface LineAnswer {
  readonly line: number;
  readonly status: number;
  readonly id?: string;
  readonly warnings?: readonly { readonly code: string; readonly detail: string }[];
  readonly problem?: { readonly code: string; readonly detail: string };
}

/** A client of the ledger that needs nothing but HTTP. */
export class LedgerClient {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  async send({ key, path, body, ifMatch }: Step): Promise<Answer> {
    const response = await this.request(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    const known = response.headers.get('idempotency-replayed') === 'true';
    return { ...((await response.json()) as Omit<Answer, 'known'>), known };
  }

  /**
   * Somebody else, with a key of their own for an hour; null when this key may not make one.
   * @param actor a pseudonym
   */
  async somebody(
    actor: string,
    role: 'analyst' | 'reviewer',
  ): Promise<{ client: LedgerClient; keyId: string } | null> {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const response = await this.request('/keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ actor, role, expiresAt, note: 'Made by the example' }),
    });
    if (response.status === 403) return null;
    if (!response.ok) throw new Error(`POST /keys: ${response.status} ${await response.text()}`);
    const { id, secret } = (await response.json()) as { id: string; secret: string };
    return { client: new LedgerClient(this.url, secret), keyId: id };
  }

  /** Sends lines of commands in one request, and gives the answers as they come. */
  async *sendLines(lines: Iterable<string>): AsyncGenerator<LineAnswer> {
    const response = await this.request('/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: Readable.from(lines),
      duplex: 'half',
    });
    if (!response.ok || !response.body)
      throw new Error(`POST /commands: ${response.status} ${await response.text()}`);
    const input = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
    for await (const line of createInterface({ input })) yield JSON.parse(line) as LineAnswer;
  }

  /** Ends a key. */
  async revoke(keyId: string): Promise<void> {
    const response = await this.request(`/keys/${keyId}`, { method: 'DELETE' });
    if (!response.ok) throw new Error(`DELETE /keys/${keyId}: ${response.status} ${await response.text()}`);
  }

  /** The resource, or null when there is none at that point. */
  async get<Body>(path: string): Promise<Body | null> {
    const response = await this.request(path, {});
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** Names of sources, by their ids. */
  async namesOf(sourceIds: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(sourceIds)) {
      names.set(id, (await this.get<{ name: string }>(`/sources/${id}`))?.name ?? id);
    }
    return names;
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${this.key}` };
    try {
      return await fetch(`${this.url}/v1${path}`, { ...init, headers });
    } catch {
      throw new Error(`no ledger answers at ${this.url}: start one with npm start, or set LEDGER_URL`);
    }
  }
}

/**
 * The ledger of `LEDGER_URL` with `LEDGER_KEY`; else the local one, as its own settings say where it is.
 * @throws UsageError that says what is missing
 */
export function connect(environment: NodeJS.ProcessEnv): LedgerClient {
  const { url, key } = connectionOf({}, environment);
  if (key !== null) return new LedgerClient(url, key);
  throw new UsageError(
    `no key: set LEDGER_KEY, or start the local ledger, which keeps its first key in ${keyFile(environment)}`,
  );
}
