import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ADMIN_KEY, type Answer, type Send, TestLedger } from './client.js';
import { LedgerProcess } from './ledger-process.js';

/** A ledger as its users run it, on a log in memory, spoken to over HTTP. */
export class ServedLedger extends TestLedger {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly ledger: LedgerProcess,
    private readonly directory: string,
  ) {
    super();
  }

  /** Starts one and waits until it is ready. */
  static async start(): Promise<ServedLedger> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'served-ledger-'));
    const env = { LEDGER_LOG: 'memory', LEDGER_ADMIN_KEY: ADMIN_KEY, LEDGER_LOG_LEVEL: 'error' };
    return new ServedLedger(await LedgerProcess.start({ dataDirectory, env }), dataDirectory);
  }

  /** Nobody holds a log in memory dear: it is not asked to stop. */
  async stop(): Promise<void> {
    this.agent.destroy();
    await this.ledger.kill('SIGKILL');
    rmSync(this.directory, { recursive: true });
  }

  protected readonly send: Send = async (method, url, headers, payload) => {
    const asked = request(new URL(url, this.ledger.url), { agent: this.agent, method, headers });
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
