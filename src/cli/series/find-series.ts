import { UsageError } from '../endings.js';
import type { LedgerClient } from '../http/ledger-client.js';
import { isId } from '../terminal/arguments.js';

/** A series, as the ledger answers it: some of it. */
export interface Series {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly format: 'json' | 'csv';
  readonly family: string;
  readonly situationId: string;
  readonly sourceId: string;
  readonly revision: number;
}

/** A series by its id or its code. @throws UsageError when there is none */
export async function findSeries(ledger: LedgerClient, which: string): Promise<Series> {
  if (isId(which.toLowerCase())) return ledger.get<Series>(`/series/${which.toLowerCase()}`);
  for await (const series of ledger.items<Series>('/series')) if (series.code === which) return series;
  throw new UsageError(`the ledger has no series with the code ${which}; ledger series list shows them`);
}
