import { useAddress } from '../../address/address.js';
import { COUNT_COLLECTIONS } from '../../../src/api/page/paths.js';
import type { Correction } from '../../ledger/answers.js';
import { read } from '../../ledger/client.js';
import { problemOf } from '../../ledger/problem.js';
import { type Items, type Loaded, useItems, useLoaded } from '../../ledger/use-answer.js';
import { collectionOf } from '../../wording/codes.js';

/** How many are read at most. */
export const MOST = 2_000;

export interface Queue {
  readonly loaded: Loaded<Items<Correction>>;
  /** Of one count alone. */
  readonly isOfOne: boolean;
}

/** The corrections that the address asks for; open ones, unless it says otherwise. */
export function useQueue(): Queue {
  const { query, moment } = useAddress();
  const { count, family, status = 'open', q, order } = query;
  const path = useCorrectionsPath(count, family);
  const all = status === 'all';
  const filter = count === undefined ? { family, q, order, status: all ? undefined : status } : {};
  const loaded = useItems<Correction>(path.answer ?? null, { ...moment, ...filter }, MOST);
  const { answer } = loaded;
  // The corrections of one count are few, and have no filter of their own.
  const ofStatus = answer && {
    ...answer,
    items: all ? answer.items : answer.items.filter((correction) => correction.status === status),
  };
  return {
    isOfOne: count !== undefined,
    loaded: {
      ...loaded,
      answer: ofStatus,
      problem: loaded.problem ?? path.problem,
      isLoading: loaded.isLoading || path.isLoading,
    },
  };
}

/** Where the corrections are: of all counts, or of one, whose family may have to be found out. */
function useCorrectionsPath(count: string | undefined, family: string | undefined): Loaded<string> {
  const question = count === undefined ? '/corrections' : `${count} ${family ?? ''}`;
  return useLoaded(question, async (signal) => {
    if (count === undefined) return '/corrections';
    const collections = family === undefined ? COUNT_COLLECTIONS : [collectionOf(family)];
    const found = await Promise.all(
      collections.map(async (collection) => {
        const path = `/${collection}/${count}`;
        try {
          await read(path, {}, signal);
          return path;
        } catch (error) {
          if (problemOf(error).status === 404) return null;
          throw error;
        }
      }),
    );
    return `${found.find((path) => path !== null) ?? `/${collections[0]}/${count}`}/corrections`;
  });
}
