import { addressOf, type Query, useAddress } from '../address/address.js';
import { read } from './client.js';
import { problemOf } from './problem.js';
import { useLoaded } from './use-answer.js';

/** Answers about names, by what was asked: rows of a table ask for the same ones. A failed one is asked again. */
const asked = new Map<string, Promise<string>>();

function nameAt(path: string, query: Query): Promise<string> {
  const address = addressOf(path, query);
  const known = asked.get(address);
  if (known) return known;
  const name = readName(path, query).catch((error: unknown) => {
    // What is said of it at the moment may have been stated before it was itself: it is called as it is called now.
    if (address === path || problemOf(error).status !== 404) throw error;
    return readName(path, {});
  });
  name.catch(() => asked.delete(address));
  asked.set(address, name);
  return name;
}

async function readName(path: string, query: Query): Promise<string> {
  const { title, name } = await read<{ name?: string; title?: string }>(path, query);
  return title ?? name ?? '';
}

export interface Naming {
  /** Null until it is known, and where the ledger does not tell. */
  readonly name: string | null;
  readonly isLoading: boolean;
}

/** The name or title of something at the page's moment. @param path null asks nothing */
export function useNaming(path: string | null): Naming {
  const { moment } = useAddress();
  const { asOf, asOfSequence, statedAsOf } = moment;
  // A source has a name whatever was stated by when.
  const query = path?.startsWith('/sources/') ? {} : { asOf, asOfSequence, statedAsOf };
  const question = path === null ? null : addressOf(path, query);
  const { answer = null, isLoading } = useLoaded(question, () => nameAt(path ?? '', query));
  return { name: answer, isLoading };
}
