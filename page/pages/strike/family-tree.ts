import type { Query } from '../../address/address.js';
import type { ListedStrike, Page } from '../../ledger/answers.js';
import { read } from '../../ledger/client.js';

/** A part of a strike, with its own parts. */
export interface Part {
  readonly strike: ListedStrike;
  readonly parts: readonly Part[];
}

export interface Parts {
  readonly parts: readonly Part[];
  /** There are more than were asked for. */
  readonly isCut: boolean;
}

/** So many parts are shown at most; a page of the API. */
export const MOST_PARTS = 300;

/** The parts of a strike at any depth, up to a number of them. */
export async function readParts(id: string, moment: Query, signal: AbortSignal): Promise<Parts> {
  const seen = new Set([id]);
  let isCut = false;
  const partsOf = async (whole: string): Promise<Part[]> => {
    const limit = MOST_PARTS + 1 - seen.size;
    if (limit < 1) {
      isCut = true;
      return [];
    }
    const query = { ...moment, partOf: whole, limit: String(limit), order: 'occurredFrom' };
    const { items, next } = await read<Page<ListedStrike>>('/strikes', query, signal);
    isCut ||= next !== null;
    // A circle that two nodes made at once ends where it closes.
    const fresh = items.filter((strike) => !seen.has(strike.id));
    for (const strike of fresh) seen.add(strike.id);
    const parts: Part[] = [];
    for (const strike of fresh) {
      parts.push({ strike, parts: strike.parts.length === 0 ? [] : await partsOf(strike.id) });
    }
    return parts;
  };
  return { parts: await partsOf(id), isCut };
}

/** All of them, each before its own parts. */
export function flat(parts: readonly Part[]): ListedStrike[] {
  return parts.flatMap(({ strike, parts: own }) => [strike, ...flat(own)]);
}
