import { useLoaded } from '../ledger/use-answer.js';
import { countryInWords } from './codes.js';

/** Names of regions by their ISO 3166-2 codes: thousands, which are fetched where one is shown. */
let names: Promise<ReadonlyMap<string, string>> | null = null;

function namesOfRegions(): Promise<ReadonlyMap<string, string>> {
  names ??= import('iso-3166/2.js').then(
    ({ iso31662 }) => new Map(iso31662.map(({ code, name }) => [code, name] as const)),
  );
  return names;
}

/** Names of regions, once they are there; until then, and where there is none, the code with its country. */
export function useRegionNames(): (code: string) => string {
  const { answer } = useLoaded('regions', namesOfRegions);
  return (code) => answer?.get(code) ?? `${countryInWords(code.slice(0, 2))}, ${code}`;
}
