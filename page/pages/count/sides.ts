import type { Moment } from '../../address/moment.js';
import type { Revision } from '../../ledger/answers.js';

/** Ways to say at which moment one side of a comparison is. */
export const WAYS = ['now', 'entry', 'stated', 'recorded'] as const;
export type Way = (typeof WAYS)[number];

/** One side of a comparison, as it stands in the address: `now`, `entry~2`, `stated~<instant>`, `recorded~<instant>`. */
export interface Side {
  readonly way: Way;
  /** A revision, or an instant. */
  readonly at: string;
}

export function sideOf(text: string | undefined, otherwise: Side): Side {
  const [way, at = ''] = (text ?? '').split('~');
  const known = WAYS.find((candidate) => candidate === way);
  return known === undefined ? otherwise : { way: known, at };
}

export function textOf({ way, at }: Side): string {
  return way === 'now' ? way : `${way}~${at}`;
}

/** The moment that a side asks the ledger for; null while it is not said yet. @param entries of the count */
export function momentOfSide({ way, at }: Side, entries: readonly Revision[]): Moment | null {
  if (way === 'now') return {};
  if (at === '') return null;
  if (way === 'stated') return { statedAsOf: at };
  if (way === 'recorded') return { asOf: at };
  const entry = entries.find(({ revision }) => String(revision) === at);
  return entry === undefined ? null : { asOfSequence: String(entry.sequence) };
}
