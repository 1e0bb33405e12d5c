/** A filter: members that are absent or null do not filter. */
export type Filter<Members extends string, Value = string> = { readonly [Member in Members]?: Value | null };

/**
 * The conditions of those members of a filter that are given, each after an AND. What they compare with are named
 * parameters: no text of a caller's becomes SQL.
 * @param conditions SQL of ours, by the name of the member that it applies
 */
export function conditionsOf<Members extends string>(
  filter: Filter<Members, unknown>,
  conditions: { readonly [Member in Members]?: string },
): string {
  return (Object.keys(conditions) as Members[])
    .filter((member) => (filter[member] ?? null) !== null)
    .map((member) => ` AND ${conditions[member]}`)
    .join('');
}
