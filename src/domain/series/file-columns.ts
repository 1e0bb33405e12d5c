import type { KeptRow } from './kept-rows.js';
import type { Layout } from './layouts.js';
import type { NamedOtherwise, PlacedTable } from './cells.js';

/**
 * The columns of the rows by present name, in the file's order, each with the number of the row that it first stands
 * in. One that some rows leave out comes after the column that it follows where it stands.
 */
export function columnOrder(rows: readonly KeptRow[]): Map<string, number> {
  const order: string[] = [];
  const first = new Map<string, number>();
  for (const [layout, { number }] of layoutsOf(rows)) {
    let after = -1;
    for (const name of layout.names) {
      if (first.has(name)) after = order.indexOf(name);
      else {
        first.set(name, number);
        order.splice(++after, 0, name);
      }
    }
  }
  return new Map(order.map((name) => [name, first.get(name) ?? 1]));
}

/** How the columns are called in the file. */
export type PublishedNames = Pick<PlacedTable, 'names' | 'namedOtherwise'>;

/** @param isKept whether a column, by its present name, is one of the table's */
export function publishedNames(rows: readonly KeptRow[], isKept: (name: string) => boolean): PublishedNames {
  const usual = usualNames(rows, isKept);
  const odd = new Map<Layout, readonly number[]>();
  const namedOtherwise: NamedOtherwise[] = [];
  for (const { key, layout } of rows) {
    const found = odd.get(layout) ?? oddOnes(layout, usual);
    odd.set(layout, found);
    for (const at of found) {
      namedOtherwise.push({ key: key.texts, column: layout.names[at] ?? '', name: layout.columns[at] ?? '' });
    }
  }
  const names = Object.fromEntries([...usual].filter(([name, published]) => name !== published));
  return { names, namedOtherwise };
}

/** By present name the published one that most rows have; of equals the present name, or else the first. */
function usualNames(rows: readonly KeptRow[], isKept: (name: string) => boolean): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [{ names, columns }, { count }] of layoutsOf(rows)) {
    names.forEach((name, at) => {
      if (!isKept(name)) return;
      const published = columns[at] ?? name;
      const ofName = counts.get(name) ?? new Map<string, number>();
      counts.set(name, ofName.set(published, (ofName.get(published) ?? 0) + count));
    });
  }
  return new Map([...counts].map(([name, ofName]) => [name, mostUsed(name, ofName)]));
}

function mostUsed(name: string, counts: ReadonlyMap<string, number>): string {
  let [most, count] = [name, counts.get(name) ?? 0];
  for (const [published, times] of counts) if (times > count) [most, count] = [published, times];
  return most;
}

function oddOnes({ names, columns }: Layout, usual: ReadonlyMap<string, string>): readonly number[] {
  return names.flatMap((name, at) => (usual.has(name) && usual.get(name) !== columns[at] ? [at] : []));
}

/** The layouts of the rows, each with how many rows have it and the number of the first. */
function layoutsOf(rows: readonly KeptRow[]): Map<Layout, { readonly number: number; count: number }> {
  const found = new Map<Layout, { readonly number: number; count: number }>();
  for (const { layout, number } of rows) {
    const known = found.get(layout);
    if (known) known.count++;
    else found.set(layout, { number, count: 1 });
  }
  return found;
}
