import type { NamedOtherwise } from '../../src/domain/series/cells.js';
import type { Rename } from '../../src/domain/series/details.js';
import type { VintageCompleted } from '../../src/domain/series/events.js';

/** What a vintage calls its columns. */
type Names = Pick<VintageCompleted['data'], 'columns' | 'names' | 'namedOtherwise'>;

/**
 * What a vintage calls the column of a cell, whatever name that has in the lane: it may have been renamed since the
 * vintage, or since the cell was written.
 * @param renames those that held for the vintage, and all that the series was ever told
 * @returns a function of the key of the cell's row and the column's name in the lane
 */
export function publishedNames(
  { columns, names, namedOtherwise }: Names,
  renames: { readonly held: readonly Rename[]; readonly ever: readonly Rename[] },
): (key: readonly string[], column: string) => string {
  // What was told later, or no more, counts where nothing that held finds the column.
  const sameColumns = [aliases(renames.held), aliases(renames.ever)];
  const ofColumn = new Map<string, string>();
  const inFile = new Set(columns);
  const exceptions = new Map(namedOtherwise.map((one) => [placeOf(one), one.name]));
  const usual = (column: string): string => {
    const known = ofColumn.get(column);
    if (known !== undefined) return known;
    const name = firstOf(sameColumns, (sameColumn) => inTheFile(sameColumn(column))) ?? column;
    ofColumn.set(column, name);
    return name;
  };
  const inTheFile = (all: readonly string[]): string | undefined => {
    const told = all.find((name) => Object.hasOwn(names, name));
    return told !== undefined ? names[told] : all.find((one) => inFile.has(one));
  };
  const exceptionOf = (key: readonly string[], all: readonly string[]): string | undefined =>
    firstOf(all, (alias) => exceptions.get(placeOf({ key, column: alias })));
  return (key, column) => {
    if (exceptions.size === 0) return usual(column);
    return firstOf(sameColumns, (sameColumn) => exceptionOf(key, sameColumn(column))) ?? usual(column);
  };
}

/** The first answer that is one. */
function firstOf<Asked, Answer>(
  all: readonly Asked[],
  ask: (one: Asked) => Answer | undefined,
): Answer | undefined {
  for (const one of all) {
    const answer = ask(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
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
