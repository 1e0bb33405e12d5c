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
