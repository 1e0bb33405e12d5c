/** Whether two values of one member of some details are the same. Details are built member by member in one order. */
export function sameDetail(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Which of the given members differ from what was, and what those were. */
export function changesOf<Details extends object>(
  before: Details,
  given: Partial<Details>,
): { readonly changes: Partial<Details>; readonly previous: Partial<Details> } {
  const names = (Object.keys(given) as (keyof Details)[]).filter(
    (name) => !sameDetail(given[name], before[name]),
  );
  return { changes: pick(given, names), previous: pick(before, names) };
}

function pick<Details extends object>(
  from: Partial<Details>,
  names: readonly (keyof Details)[],
): Partial<Details> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Details>;
}
