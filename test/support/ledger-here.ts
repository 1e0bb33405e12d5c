import type { LedgerConfig } from '../../src/platform/config/ledger-config.js';
import { ADMIN_KEY } from './client.js';
import { LedgerHttp } from './http.js';
import { LedgerApp } from './ledger-app.js';

const running = new Set<LedgerHere>();

/**
 * A ledger within this process that is spoken to over HTTP, as a `LedgerProcess` is: where somebody has to answer, or a
 * folder is looked at. How a ledger starts and ends, and what a kill leaves, needs a process of its own.
 */
export class LedgerHere {
  private constructor(
    private readonly ledger: LedgerApp,
    readonly adminKey: string,
    /** E.g. `http://127.0.0.1:40123`. */
    readonly url: string,
  ) {
    running.add(this);
  }

  /** Starts one on a log in memory, and waits until it is ready. */
  static async start(settings: Partial<LedgerConfig> = {}): Promise<LedgerHere> {
    const ledger = await LedgerApp.start(settings);
    return new LedgerHere(ledger, settings.adminKey ?? ADMIN_KEY, await ledger.listen(settings.port));
  }

  /** Starts one on the log in a folder. */
  static startIn(dataDirectory: string, settings: Partial<LedgerConfig> = {}): Promise<LedgerHere> {
    return LedgerHere.start({ ...settings, log: 'embedded', dataDirectory });
  }

  /** Spoken to with its admin key. */
  get http(): LedgerHttp {
    return new LedgerHttp(this.url, this.adminKey);
  }

  async stop(): Promise<void> {
    running.delete(this);
    const stopped = this.ledger.stop();
    // What clients keep open for their next request would be waited for, for a minute.
    this.ledger.app.getHttpServer().closeAllConnections();
    await stopped;
  }
}

/** Stops what a test has left running, as long as the folder is there. */
export async function stopLedgersHere(): Promise<void> {
  await Promise.all([...running].map((ledger) => ledger.stop()));
}
