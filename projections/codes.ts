/** Other people's ids and codes of one resource, by scheme. */
export type Codes = Readonly<Record<string, string>>;

/**
 * The codes of a resource: those that its entries brought, in order. An entry that brings none takes none away; one
 * that brings the same scheme again replaces its code.
 */
export function gatherCodes(brought: readonly Codes[]): Codes {
  return Object.assign({}, ...brought) as Codes;
}
