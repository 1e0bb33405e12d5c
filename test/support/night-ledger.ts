import { LedgerClient } from '../../examples/client.js';
import { play, type Played } from '../../examples/night-of-2025-10-22/play.js';
import { LedgerProcess } from './ledger-process.js';

export interface NightLedger {
  readonly ledger: LedgerProcess;
  /** Ids of the counts that the example moves. */
  readonly played: Played;
}

/** A ledger in memory that holds the night of 21 to 22 October 2025, and what the example lets come later. */
export async function startNightLedger(dataDirectory: string): Promise<NightLedger> {
  const ledger = await LedgerProcess.start({ dataDirectory, env: { LEDGER_LOG: 'memory' } });
  return { ledger, played: await play(new LedgerClient(ledger.url, ledger.adminKey)) };
}
