import type { NamedOtherwise } from '../../src/domain/series/cells.js';
import type { Rename } from '../../src/domain/series/details.js';
import type { VintageCompleted } from '../../src/domain/series/events.js';

/** What a vintage calls its columns. */
type Names = Pick<VintageCompleted['data'], 'columns' | 'names' | 'namedOtherwise'>;

/**
 * What a vintage calls the column of a cell, whatever name that has in the lane: it may have been renamed since the
 * vintage, or since the cell was written.
 * @param renames as the series has them now
 * @returns a function of the key of the cell's row and the column's name in the lane
 */
export function publishedNames(
  { columns, names, namedOtherwise }: Names,
  renames: readonly Rename[],
): (key: readonly string[], column: string) => string {
  const sameColumn = aliases(renames);
  const ofColumn = new Map<string, string>();
  const inFile = new Set(columns);
  const exceptions = new Map(namedOtherwise.map((one) => [placeOf(one), one.name]));
  const usual = (column: string): string => {
    const known = ofColumn.get(column);
    if (known !== undefined) return known;
    const all = sameColumn(column);
    const told = all.find((name) => Object.hasOwn(names, name));
    const name = (told !== undefined ? names[told] : all.find((one) => inFile.has(one))) ?? column;
    ofColumn.set(column, name);
    return name;
  };
  return (key, column) => {
    if (exceptions.size > 0) {
      for (const alias of sameColumn(column)) {
        const other = exceptions.get(placeOf({ key, column: alias }));
        if (other !== undefined) return other;
      }
    }
    return usual(column);
  };
}

const placeOf = ({ key, column }: Pick<NamedOtherwise, 'key' | 'column'>) => JSON.stringify([key, column]);

/** All names of one column, the present one first. */
function aliases(renames: readonly Rename[]): (column: string) => readonly string[] {
  const linked = new Map<string, Set<string>>();
  for (const { from, to } of renames) {
    const all = new Set([...(linked.get(to) ?? [to]), ...(linked.get(from) ?? [from])]);
    for (const name of all) linked.set(name, all);
  }
  const last = new Set(renames.map(({ from }) => from));
  return (column) => {
    const all = [...(linked.get(column) ?? [column])];
    return all.sort((one, other) => Number(last.has(one)) - Number(last.has(other)));
  };
}
