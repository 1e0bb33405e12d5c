import type { Rename } from './details.js';

/** What a column is called now: the end of the chain that begins at its published name. */
export function presentNames(renames: readonly Rename[]): (published: string) => string {
  const next = new Map(renames.map(({ from, to }) => [from, to]));
  return (published) => {
    const met = new Set<string>();
    let name = published;
    for (let to = next.get(name); to !== undefined && !met.has(to); to = next.get(name)) {
      met.add(to);
      name = to;
    }
    return name;
  };
}

/** All renames that were ever told, in the order in which they were told first. */
export function withRenames(known: readonly Rename[], told: readonly Rename[] = []): readonly Rename[] {
  const isKnown = ({ from, to }: Rename) => known.some((one) => one.from === from && one.to === to);
  return [...known, ...told.filter((one) => !isKnown(one))];
}

/**
 * What a column is called now, by any name that it ever had: a list of renames replaces the one before, and what is told
 * no more was true of the vintages before all the same.
 * @param ever all that were told
 * @param renames those that hold now
 */
export function namesEver(
  ever: readonly Rename[],
  renames: readonly Rename[],
): (published: string) => string {
  return presentNames([...ever, ...renames]);
}

/** Values by present name. What was said of the present name itself counts before what was said of an earlier one. */
export function byPresentName<Value>(
  entries: Iterable<readonly [published: string, value: Value]>,
  presentName: (published: string) => string,
): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [published, value] of entries) {
    const name = presentName(published);
    if (name === published || !found.has(name)) found.set(name, value);
  }
  return found;
}
