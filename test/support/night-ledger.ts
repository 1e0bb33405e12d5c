import { LedgerClient } from '../../examples/client.js';
import { play, type Played } from '../../examples/night-of-2025-10-22/play.js';
import { ServedLedger } from './served-ledger.js';

export interface NightLedger {
  readonly ledger: ServedLedger;
  /** Ids of the counts that the example moves. */
  readonly played: Played;
}

/** A ledger that holds the night of 21 to 22 October 2025, and what the example lets come later. */
export async function startNightLedger(): Promise<NightLedger> {
  const ledger = await ServedLedger.start();
  return { ledger, played: await play(new LedgerClient(ledger.url, ledger.adminKey)) };
}
