import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN_KEY, type Answer, type Send, TestLedger } from './client.js';
import { LedgerProcess, type LedgerProcessOptions } from './ledger-process.js';

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
  static async start(settings: LedgerProcessOptions['env'] = {}): Promise<ServedLedger> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'served-ledger-'));
    const env = { LEDGER_LOG: 'memory', LEDGER_ADMIN_KEY: ADMIN_KEY, LEDGER_LOG_LEVEL: 'error', ...settings };
    return new ServedLedger(await LedgerProcess.start({ dataDirectory, env }), dataDirectory);
  }

  get url(): string {
    return this.ledger.url;
  }

  /** Nobody holds a log in memory dear: it is not asked to stop. */
  async stop(): Promise<void> {
    this.agent.destroy();
    await this.ledger.kill('SIGKILL');
    rmSync(this.directory, { recursive: true });
  }

  protected readonly send: Send = (method, url, headers, payload) => {
    const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<Send>>>();
    const asked = request(new URL(url, this.url), { agent: this.agent, method, headers });
    asked.once('error', reject).once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers as Answer['headers'],
          bytes: Buffer.concat(chunks),
          trailers: answer.trailers as Answer['trailers'],
        }),
      );
    });
    asked.end(payload);
    return promise;
  };
}
