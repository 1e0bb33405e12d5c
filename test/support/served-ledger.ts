import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { ADMIN_KEY, type Answer, type Send, TestLedger } from './client.js';
import { asDescribed } from './described-problems.js';
import { LedgerHttp } from './http.js';
import { LedgerApp } from './ledger-app.js';

const running = new Set<ServedLedger>();

/**
 * A ledger within this process that is spoken to over HTTP, as its users speak to it. How a ledger starts and ends, and
 * what a kill leaves, needs a process of its own (`LedgerProcess`).
 */
export class ServedLedger extends TestLedger {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly ledger: LedgerApp,
    readonly adminKey: string,
    /** E.g. `http://127.0.0.1:40123`. */
    readonly url: string,
  ) {
    super();
    running.add(this);
  }

  /** Starts one on a log in memory, and waits until it is ready. */
  static async start(settings: Partial<LedgerConfig> = {}): Promise<ServedLedger> {
    const ledger = await LedgerApp.start(settings);
    return new ServedLedger(ledger, settings.adminKey ?? ADMIN_KEY, await ledger.listen(settings.port));
  }

  /** Starts one on the log in a folder. */
  static startIn(dataDirectory: string, settings: Partial<LedgerConfig> = {}): Promise<ServedLedger> {
    return ServedLedger.start({ ...settings, log: 'embedded', dataDirectory });
  }

  /** Spoken to with its admin key, as a ledger in a process of its own is. */
  get http(): LedgerHttp {
    return new LedgerHttp(this.url, this.adminKey);
  }

  async stop(): Promise<void> {
    running.delete(this);
    this.agent.destroy();
    const stopped = this.ledger.stop();
    // What clients keep open for their next request would be waited for, for a minute.
    this.ledger.app.getHttpServer().closeAllConnections();
    await stopped;
  }

  protected readonly send: Send = async (method, url, headers, payload) => {
    const asked = request(new URL(url, this.url), { agent: this.agent, method, headers });
    asked.end(payload);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    return asDescribed(this.ledger.app, method, url, {
      status: answer.statusCode ?? 0,
      headers: answer.headers as Answer['headers'],
      bytes,
      trailers: answer.trailers as Answer['trailers'],
    });
  };
}

/** Stops what tests have left running, as long as its folder is there. */
export async function stopServedLedgers(): Promise<void> {
  await Promise.all([...running].map((ledger) => ledger.stop()));
}
