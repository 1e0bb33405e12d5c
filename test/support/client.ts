/** What was answered. `body` is what JSON of it came to. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it is, each test says
  readonly body: any;
}

/** What may come with a request. */
export interface With {
  /** The Idempotency-Key. */
  readonly key?: string;
  readonly ifMatch?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/** Brings a request to a ledger, and back what it answered. */
export type Send = (
  method: Method,
  url: string,
  headers: Readonly<Record<string, string>>,
  payload?: string | Buffer,
) => Promise<Omit<Answer, 'body' | 'text'>>;

export const ADMIN_KEY = 'the-admin-key-of-tests';

/** A ledger that tests speak to through its front door. */
export abstract class TestLedger {
  protected abstract readonly send: Send;

  /** Somebody who speaks to it with a secret; null for none. */
  as(secret: string | null): Client {
    return new Client(this.send, secret);
  }

  /** With the admin key. */
  get admin(): Client {
    return this.as(ADMIN_KEY);
  }

  /** Somebody new with a role. */
  async someone(role: string, actor = `${role}-1`): Promise<Client> {
    const { body } = await this.admin.post('/v1/keys', { actor, role });
    return this.as(body.secret as string);
  }

  abstract stop(): Promise<void>;
}

export class Client {
  constructor(
    private readonly bring: Send,
    private readonly secret: string | null,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, headers);
  }

  post(path: string, body: unknown, { key, ifMatch, headers = {} }: With = {}): Promise<Answer> {
    const own = {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      ...headers,
    };
    return this.send('POST', path, own, typeof body === 'string' ? body : JSON.stringify(body));
  }

  /** Posts what has to be recorded. @returns the body of the answer @throws Error with what was answered else */
  async record(path: string, body: unknown, more: With = {}): Promise<Answer['body']> {
    return (await expectStatus(this.post(path, body, more), 201)).body;
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, {});
  }

  async send(
    method: Method,
    url: string,
    headers: Record<string, string>,
    payload?: string | Buffer,
  ): Promise<Answer> {
    const authorization: Record<string, string> =
      this.secret === null ? {} : { authorization: `Bearer ${this.secret}` };
    const answer = await this.bring(method, url, { ...authorization, ...headers }, payload);
    const text = answer.bytes.toString();
    const isJson = text !== '' && /[/+]json\b/.test(String(answer.headers['content-type']));
    return { ...answer, text, body: isJson ? JSON.parse(text) : null };
  }
}

/** The answer, when it has one of these statuses. @throws Error with what was answered else */
export async function expectStatus(asked: Promise<Answer>, ...statuses: readonly number[]): Promise<Answer> {
  const answer = await asked;
  if (!statuses.includes(answer.status))
    throw new Error(`expected ${statuses.join(' or ')}, got ${answer.status}: ${answer.text}`);
  return answer;
}
