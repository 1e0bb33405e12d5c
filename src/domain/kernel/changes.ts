/** Which of the given members differ from what was, and what those were. Members keep one order inside. */
export function changesOf<Details extends object>(
  before: Details,
  given: Partial<Details>,
): { readonly changes: Partial<Details>; readonly previous: Partial<Details> } {
  const names = (Object.keys(given) as (keyof Details)[]).filter(
    (name) => JSON.stringify(given[name]) !== JSON.stringify(before[name]),
  );
  return { changes: pick(given, names), previous: pick(before, names) };
}

function pick<Details extends object>(
  from: Partial<Details>,
  names: readonly (keyof Details)[],
): Partial<Details> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Details>;
}
