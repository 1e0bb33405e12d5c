import { table } from '../../src/cli/terminal/table.js';
import { eventInWords, inWords, type ShownFigure } from '../../src/cli/terminal/words.js';
import type { LedgerClient } from '../client.js';

export interface Revision {
  readonly revision: number;
  readonly type: string;
  readonly sequence: number;
  readonly statedAt: string;
  readonly sourceId: string;
  readonly actor: string;
  readonly figure?: ShownFigure | null;
  readonly previous?: ShownFigure | null;
  readonly cause: string | null;
  readonly note: string | null;
}

/** Prints how a figure moved, entry by entry. @param path of the count */
export async function showHistory(ledger: LedgerClient, what: string, path: string): Promise<Revision[]> {
  const { items } = (await ledger.get<{ items: Revision[] }>(`${path}/revisions`)) ?? { items: [] };
  const names = await ledger.namesOf(items.map(({ sourceId }) => sourceId));
  console.log(`${what} (${path}):`);
  const rows = items.map((entry) => [
    String(entry.revision),
    eventInWords(entry.type),
    entry.figure === undefined ? '-' : inWords(entry.figure),
    entry.previous === undefined ? '-' : inWords(entry.previous),
    entry.cause ?? '-',
    entry.statedAt,
    names.get(entry.sourceId) ?? '',
    entry.actor,
    entry.note?.startsWith('Illustration') ? '(illustration)' : '',
  ]);
  const headings = ['rev', 'entry', 'figure', 'before', 'cause', 'stated', 'by', 'entered by', ''];
  console.log(table(headings, rows));
  return items;
}
