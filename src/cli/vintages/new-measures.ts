import type { LedgerClient } from '../http/ledger-client.js';
import type { DefinedColumn, Series } from '../series/find-series.js';

/** The measures that a series makes of columns. What it answers to a version does not name them: the series does. */
export class NewMeasures {
  private known: number;

  constructor(
    private readonly ledger: Pick<LedgerClient, 'get'>,
    private readonly series: Series,
  ) {
    this.known = series.defined.length;
  }

  /** Those that came since the last time, or since the series was found. */
  async sinceLast(): Promise<readonly DefinedColumn[]> {
    const { id, otherColumns } = this.series;
    // Nothing is asked for each of a thousand versions where nothing can come.
    if (otherColumns !== 'define') return [];
    const { defined } = await this.ledger.get<Series>(`/series/${id}`);
    const fresh = defined.slice(this.known);
    this.known = defined.length;
    return fresh;
  }
}
