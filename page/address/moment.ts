/**
 * The moment that a page shows: what the ledger had recorded by then, what had been stated by then, or both. Each is as
 * it stands in the address; none of them is the present.
 */
export interface Moment {
  readonly asOf?: string;
  readonly asOfSequence?: string;
  readonly statedAsOf?: string;
}

/** The members of a moment, as they are named in addresses. */
export const MOMENT_NAMES = ['asOf', 'asOfSequence', 'statedAsOf'] as const;

export function momentOf(query: Readonly<Record<string, string>>): Moment {
  return Object.fromEntries(
    MOMENT_NAMES.flatMap((name) => (query[name] ? [[name, query[name]] as const] : [])),
  );
}

export function isPresent(moment: Moment): boolean {
  return MOMENT_NAMES.every((name) => moment[name] === undefined);
}
