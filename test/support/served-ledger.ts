import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Answer, type Send, TestLedger } from './client.js';
import { LedgerApp } from './ledger-app.js';

/** A ledger on a log in memory that is spoken to over HTTP, as its users speak to it. */
export class ServedLedger extends TestLedger {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly ledger: LedgerApp,
    private readonly url: string,
  ) {
    super();
  }

  /** Starts one and waits until it is ready. */
  static async start(): Promise<ServedLedger> {
    const ledger = await LedgerApp.start();
    return new ServedLedger(ledger, await ledger.listen());
  }

  async stop(): Promise<void> {
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
