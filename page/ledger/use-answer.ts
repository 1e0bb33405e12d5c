import { useEffect, useState } from 'preact/hooks';
import { addressOf, type Query } from '../address/address.js';
import { read } from './client.js';
import { type Problem, problemOf } from './problem.js';
import { useKey } from './session.js';

/** What there is of an answer. `isLoading` beside an answer: it is the one before, and the next is on its way. */
export interface Loaded<Answer> {
  readonly answer?: Answer;
  readonly problem?: Problem;
  readonly isLoading: boolean;
  /** Asks again, as after a command. */
  readonly reload: () => void;
}

type Found<Answer> = { readonly of: string } & ({ readonly answer: Answer } | { readonly problem: Problem });

/**
 * What the ledger answers; asked again when the question changes or somebody signs in.
 * @param path behind `/v1`; null asks nothing
 */
export function useAnswer<Answer>(path: string | null, query: Query = {}): Loaded<Answer> {
  return useLoaded(path === null ? null : addressOf(path, query), (signal) =>
    read<Answer>(path ?? '', query, signal),
  );
}

/** All items of a list, page after page, up to a number of them. */
export interface Items<Item> {
  readonly items: readonly Item[];
  /** There are more. */
  readonly isCut: boolean;
}

const PAGE = 1_000;

/** @param most how many are asked for at most */
export function useItems<Item>(path: string | null, query: Query = {}, most = 5_000): Loaded<Items<Item>> {
  return useLoaded(path === null ? null : addressOf(path, query), (signal) =>
    readItems<Item>(path ?? '', query, most, signal),
  );
}

async function readItems<Item>(
  path: string,
  query: Query,
  most: number,
  signal: AbortSignal,
): Promise<Items<Item>> {
  const items: Item[] = [];
  const limit = String(Math.min(PAGE, most));
  let cursor: string | null = null;
  do {
    const asked: Query = { ...query, limit, ...(cursor === null ? {} : { cursor }) };
    const page: { items: readonly Item[]; next: string | null } = await read(path, asked, signal);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && items.length < most);
  return { items, isCut: cursor !== null };
}

/**
 * What some asking comes to; asked again when the question changes.
 * @param question what makes it another one; null asks nothing
 */
export function useLoaded<Answer>(
  question: string | null,
  load: (signal: AbortSignal) => Promise<Answer>,
): Loaded<Answer> {
  const key = useKey();
  const [found, setFound] = useState<Found<Answer> | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (question === null) return undefined;
    const aborted = new AbortController();
    load(aborted.signal).then(
      (answer) => !aborted.signal.aborted && setFound({ of: question, answer }),
      (error: unknown) => !aborted.signal.aborted && setFound({ of: question, problem: problemOf(error) }),
    );
    return () => aborted.abort();
    // The way it is loaded follows from the question.
  }, [question, key, turn]);
  const isLoading = question !== null && found?.of !== question;
  const reload = () => setTurn((before) => before + 1);
  if (found === null || question === null) return { isLoading, reload };
  return { ...found, isLoading, reload };
}
