import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { readConfig } from '../../src/platform/config/read-config.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';
import { ADMIN_KEY, type Answer, type Send, TestLedger } from './client.js';
import { asDescribed } from './described-problems.js';

/** As the tests' command builds it. */
const BUILT_PAGE = resolve('dist/page-files');

/** Tests ask more than anybody would. Those of the rates set their own. */
const NO_RATES = { ratePerKey: 0, ratePerAddress: 0, rateOfFailures: 0 };

/**
 * A ledger within this process, on a log in memory, spoken to without a socket: for tests that look into it or set what
 * no environment sets. Others take a `ServedLedger`, which is there sooner.
 */
export class LedgerApp extends TestLedger {
  private constructor(
    readonly app: NestFastifyApplication,
    private readonly directory: string,
  ) {
    super();
  }

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
    const ledger = new LedgerApp(app, directory);
    try {
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      await app.get(ProjectionRunner).caughtUp();
    } catch (error) {
      await ledger.stop();
      throw error;
    }
    return ledger;
  }

  /** Opens a port of its own for what needs a connection. @returns its URL */
  async listen(port = 0): Promise<string> {
    await this.app.listen(port, '127.0.0.1');
    return this.app.getUrl();
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.directory, { recursive: true });
  }

  protected readonly send: Send = async (method, url, headers, payload) => {
    const {
      statusCode,
      headers: answered,
      rawPayload,
      trailers,
    } = await this.app.inject({
      method,
      url,
      headers,
      payload,
    });
    const answer = {
      status: statusCode,
      headers: answered as Answer['headers'],
      bytes: rawPayload,
      trailers,
    };
    return asDescribed(this.app, method, url, answer);
  };
}
