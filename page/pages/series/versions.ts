import type { Query } from '../../address/address.js';
import type { Moment } from '../../address/moment.js';
import type { Vintage } from '../../ledger/answers.js';
import { endOf } from '../../wording/time.js';

/** Published versions, the one that was published last first. */
export function newestFirst(versions: readonly Vintage[]): Vintage[] {
  return versions.toSorted((a, b) => endOf(b.statedAt) - endOf(a.statedAt) || b.from - a.from);
}

/** The version that an address shows: one by its number, or the last one. */
export function shownVersion(versions: readonly Vintage[], asked: string | undefined): Vintage | null {
  const newest = newestFirst(versions);
  if (asked === undefined) return newest[0] ?? null;
  return newest.find(({ vintage }) => String(vintage) === asked) ?? null;
}

/** The version that was published just before one. */
export function versionBefore(versions: readonly Vintage[], version: Vintage): Vintage | null {
  const newest = newestFirst(versions);
  return newest[newest.findIndex(({ vintage }) => vintage === version.vintage) + 1] ?? null;
}

/** What a table is held against. */
export type Against =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'version'; readonly version: Vintage }
  /** The table as it had been stated by then. */
  | { readonly kind: 'time'; readonly at: string };

/**
 * What the address holds a table against: `none`, the number of a version, or a time by which it was stated; else the
 * version before.
 */
export function againstOf(
  asked: string | undefined,
  versions: readonly Vintage[],
  shown: Vintage | null,
): Against {
  if (asked === 'none') return { kind: 'nothing' };
  if (asked !== undefined && !/^\d+$/.test(asked)) return { kind: 'time', at: asked };
  const named = versions.find(({ vintage }) => String(vintage) === asked);
  const version = named ?? (asked === undefined && shown ? versionBefore(versions, shown) : null);
  return version ? { kind: 'version', version } : { kind: 'nothing' };
}

/** What asks for the table that another one is held against; null: for none. */
export function againstQuery(against: Against, { asOf, asOfSequence, statedAsOf }: Moment): Query | null {
  switch (against.kind) {
    case 'nothing':
      return null;
    case 'version':
      return { asOf, asOfSequence, statedAsOf, vintage: String(against.version.vintage) };
    case 'time':
      return { asOf, asOfSequence, statedAsOf: against.at };
  }
}
