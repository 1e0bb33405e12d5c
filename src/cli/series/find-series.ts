import { UsageError } from '../endings.js';
import type { LedgerClient } from '../http/ledger-client.js';
import { isId } from '../../domain/kernel/id.js';
import { isCode } from '../terminal/arguments.js';

/** A column that a version made a measure of. */
export interface DefinedColumn {
  readonly column: string;
  readonly family: string;
  readonly measure: string;
}

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
  readonly otherColumns: 'define' | 'refuse' | 'ignore';
  /** In the order in which they came. */
  readonly defined: readonly DefinedColumn[];
}

/** A series by its id or its code. @throws UsageError when there is none, or more than one with that code */
export async function findSeries(ledger: LedgerClient, which: string): Promise<Series> {
  if (isId(which.toLowerCase())) return ledger.get<Series>(`/series/${which.toLowerCase()}`);
  const found = isCode(which) ? await ledger.all<Series>('/series', { seriesCode: which }) : [];
  const [series, ...others] = found;
  if (!series) {
    throw new UsageError(`the ledger has no series with the code ${which}; ledger series list shows them`);
  }
  if (others.length > 0) {
    const ids = found.map(({ id, name }) => `\n  ${id}  ${name}`).join('');
    throw new UsageError(`several series have the code ${which}: name one by its id${ids}`);
  }
  return series;
}
