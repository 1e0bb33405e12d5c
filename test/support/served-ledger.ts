import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { ADMIN_KEY, type Answer, type Send, TestLedger } from './client.js';
import { LedgerHttp } from './http.js';
import { LedgerApp } from './ledger-app.js';

const running = new Set<ServedLedger>();

/** A ledger within this process, on a log in memory, that is spoken to over HTTP, as its users speak to it. */
export class ServedLedger extends TestLedger {
  readonly adminKey = ADMIN_KEY;
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly ledger: LedgerApp,
    readonly url: string,
  ) {
    super();
    running.add(this);
  }

  /** Starts one and waits until it is ready. */
  static async start(settings: Partial<LedgerConfig> = {}): Promise<ServedLedger> {
    const ledger = await LedgerApp.start(settings);
    return new ServedLedger(ledger, await ledger.listen());
  }

  /** Spoken to with its admin key, as a ledger in a process of its own is. */
  get http(): LedgerHttp {
    return new LedgerHttp(this.url, this.adminKey);
  }

  async stop(): Promise<void> {
    running.delete(this);
    this.agent.destroy();
    await this.ledger.stop();
  }

  protected readonly send: Send = async (method, url, headers, payload) => {
    const asked = request(new URL(url, this.url), { agent: this.agent, method, headers });
    asked.end(payload);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers as Answer['headers'],
      bytes,
      trailers: answer.trailers as Answer['trailers'],
    };
  };
}

/** Stops what tests have left running. */
export async function stopServedLedgers(): Promise<void> {
  await Promise.all([...running].map((ledger) => ledger.stop()));
}
