import { addressOf, type Query, useAddress } from '../address/address.js';
import { read } from './client.js';
import { useLoaded } from './use-answer.js';

/** Answers about names, by what was asked: rows of a table ask for the same ones. A failed one is asked again. */
const asked = new Map<string, Promise<string>>();

function nameAt(path: string, query: Query): Promise<string> {
  const address = addressOf(path, query);
  const known = asked.get(address);
  if (known) return known;
  const name = read<{ name?: string; title?: string }>(path, query).then(
    (answer) => answer.title ?? answer.name ?? '',
  );
  name.catch(() => asked.delete(address));
  asked.set(address, name);
  return name;
}

export interface Naming {
  /** Null until it is known, and where nothing is known of it at the page's moment. */
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

export function useName(path: string | null): string | null {
  return useNaming(path).name;
}
