import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { readConfig } from '../../src/platform/config/read-config.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';

/** As the tests' command builds it. */
const BUILT_PAGE = resolve('dist/page-files');

export const ADMIN_KEY = 'the-admin-key-of-tests';

/** Tests ask more than anybody would. Those of the rates set their own. */
const NO_RATES = { ratePerKey: 0, ratePerAddress: 0, rateOfFailures: 0 };

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

/** A ledger on a log in memory, spoken to through its front door but without a socket. */
export class LedgerApp {
  private constructor(
    readonly app: NestFastifyApplication,
    private readonly directory: string,
  ) {}

  /** Starts one and waits until it is ready. */
  static async start(settings: Partial<LedgerConfig> = {}): Promise<LedgerApp> {
    const directory = mkdtempSync(join(tmpdir(), 'ledger-app-'));
    const config = {
      ...readConfig({}),
      dataDirectory: directory,
      log: 'memory',
      logLevel: 'silent',
      ...NO_RATES,
    } as const;
    const app = await createApp({ ...config, adminKey: ADMIN_KEY, ...settings }, BUILT_PAGE);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await app.get(ProjectionRunner).caughtUp();
    return new LedgerApp(app, directory);
  }

  /** Somebody who speaks to it with a secret; null for none. */
  as(secret: string | null): Client {
    return new Client(this.app, secret);
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

  /** Opens a port of its own for what needs a connection. @returns its URL */
  async listen(): Promise<string> {
    await this.app.listen(0, '127.0.0.1');
    return this.app.getUrl();
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.directory, { recursive: true });
  }
}

export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
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
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    url: string,
    headers: Record<string, string>,
    payload?: string | Buffer,
  ): Promise<Answer> {
    const authorization = this.secret === null ? {} : { authorization: `Bearer ${this.secret}` };
    const answer = await this.app.inject({ method, url, headers: { ...authorization, ...headers }, payload });
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      text: answer.payload,
      bytes: answer.rawPayload,
      trailers: answer.trailers,
      body: isJson(answer.headers['content-type'], answer.payload) ? JSON.parse(answer.payload) : null,
    };
  }
}

/** The answer, when it has one of these statuses. @throws Error with what was answered else */
export async function expectStatus(asked: Promise<Answer>, ...statuses: readonly number[]): Promise<Answer> {
  const answer = await asked;
  if (!statuses.includes(answer.status))
    throw new Error(`expected ${statuses.join(' or ')}, got ${answer.status}: ${answer.text}`);
  return answer;
}

function isJson(type: unknown, text: string): boolean {
  return text !== '' && /[/+]json\b/.test(String(type));
}
