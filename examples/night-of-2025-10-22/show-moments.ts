import { table } from '../../src/cli/terminal/table.js';
import { inWords, type ShownFigure } from '../../src/cli/terminal/words.js';
import type { LedgerClient } from '../client.js';
import type { Revision } from './show-history.js';

const MORNING = '2025-10-22T09:00:00+03:00';

/** Prints what a figure was, as of several moments on both axes. @param path of the count */
export async function showMoments(
  ledger: LedgerClient,
  path: string,
  history: readonly Revision[],
): Promise<void> {
  const amendment = history.find(({ type }) => type.includes('amended'));
  const beforeIt = amendment ? amendment.sequence - 1 : 0;
  const moments = [
    ['stated by the morning of the 22nd', `statedAsOf=${encodeURIComponent(MORNING)}`],
    ['recorded by the morning of the 22nd', `asOf=${encodeURIComponent(MORNING)}`],
    ['recorded before the amendment was', `asOfSequence=${beforeIt}`],
    [
      'recorded before it, stated by that morning',
      `asOfSequence=${beforeIt}&statedAsOf=${encodeURIComponent(MORNING)}`,
    ],
    ['now', ''],
  ] as const;
  console.log('\nWhat the killed of the whole attack were:');
  const rows = [];
  for (const [moment, query] of moments) {
    const count = await ledger.get<{ figure?: ShownFigure | null }>(query === '' ? path : `${path}?${query}`);
    rows.push([moment, count ? inWords(count.figure) : 'nothing: this ledger held no entry then', query]);
  }
  console.log(table(['moment', 'killed', 'asked with'], rows));
}
