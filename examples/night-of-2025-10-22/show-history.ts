import type { LedgerClient } from '../client.js';
import { type Figure, inWords, table } from './print.js';

export interface Revision {
  readonly revision: number;
  readonly type: string;
  readonly sequence: number;
  readonly statedAt: string;
  readonly sourceId: string;
  readonly actor: string;
  readonly figure?: Figure | null;
  readonly previous?: Figure | null;
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
    kindOf(entry.type),
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

/** `count-amended` of `conflict-ledger.casualty-count-amended.v1`. */
function kindOf(type: string): string {
  return type.replace(/^conflict-ledger\.[a-z_]+-/, '').replace(/\.v\d+$/, '');
}
