import { createContext } from 'preact';
import { useCallback, useContext, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { MOMENT_NAMES, type Moment, momentOf } from './moment.js';

export type Query = Readonly<Record<string, string | undefined>>;

/** A path with what stands behind the question mark; what is undefined or empty does not. */
export function addressOf(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(given).toString();
  return text === '' ? path : `${path}?${text}`;
}

export interface Address {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly moment: Moment;
  /** The address of another page at the same moment. */
  readonly link: (path: string, query?: Query) => string;
  /** This page with some of its query otherwise. */
  readonly with: (changes: Query) => string;
  /** Goes there; `replace` leaves no entry to go back to. */
  readonly go: (address: string, replace?: boolean) => void;
}

/**
 * Where a page was when it was gone to. While the next page is fetched the old one still stands there, and would ask for
 * what is at the next one's address.
 */
export const PlaceOfPage = createContext<Pick<Address, 'path' | 'query'> | null>(null);

/** Where the page is. All that it shows follows from it, so that any view can be cited. */
export function useAddress(): Address {
  const here = useLocation();
  const { path, query } = useContext(PlaceOfPage) ?? here;
  const { route } = here;
  const search = JSON.stringify(query);
  const go = useCallback((address: string, replace = false) => route(address, replace), [route]);
  return useMemo(() => {
    const moment = momentOf(query);
    return {
      path,
      query,
      moment,
      link: (to, more = {}) => addressOf(to, { ...more, ...moment }),
      with: (changes) => addressOf(path, { ...query, ...changes }),
      go,
    };
    // The query is another object each time, with the same content.
  }, [path, search, go]);
}

/** Some members of a query. */
export function only(query: Query, names: readonly string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name)));
}

/** The query without the moment. */
export function withoutMoment(query: Query): Query {
  const names: readonly string[] = MOMENT_NAMES;
  return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}
