import type { Query } from '../address/address.js';
import type { Change, ChangeFeed } from './answers.js';
import { read } from './client.js';

export interface LatestChanges {
  /** The newest first. */
  readonly items: readonly Change[];
  /** The last sequence that was looked at. */
  readonly upTo: number;
  /** There may be earlier ones. */
  readonly hasEarlier: boolean;
}

/** Entries of the ledger that are looked at first for each change that is wanted: most of them change a figure. */
const ENTRIES_A_CHANGE = 3;
const PAGE = 1_000;

/**
 * The last changes up to the moment of a query. The feed goes forward alone: it is read from so far before its end that
 * there are enough, which rare ones need several attempts for.
 * @param wanted at least so many, where there are
 */
export async function latestChanges(
  query: Query,
  wanted: number,
  signal: AbortSignal,
): Promise<LatestChanges> {
  const end = (await read<ChangeFeed>('/changes', { ...query, limit: '1' }, signal)).asOf.sequence;
  for (let window = wanted * ENTRIES_A_CHANGE; ; window *= 8) {
    const after = Math.max(0, end - window);
    const items = await changesAfter(after, { ...query, asOfSequence: String(end) }, wanted, signal);
    if (items.length >= wanted || after === 0) {
      const newest = items.slice(-wanted).toReversed();
      return { items: newest, upTo: end, hasEarlier: after > 0 || items.length > wanted };
    }
  }
}

async function changesAfter(
  begin: number,
  query: Query,
  wanted: number,
  signal: AbortSignal,
): Promise<Change[]> {
  let items: Change[] = [];
  let after = begin;
  for (;;) {
    const asked = { ...query, asOf: undefined, after: String(after), limit: String(PAGE) };
    const page = await read<ChangeFeed>('/changes', asked, signal);
    // Only the last ones are shown.
    items = [...items, ...page.items].slice(-(wanted + 1));
    if (page.upTo >= page.asOf.sequence) return items;
    after = page.upTo;
  }
}
