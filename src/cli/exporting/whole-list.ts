import type { LedgerClient, Query } from '../http/ledger-client.js';

interface Part {
  readonly items?: readonly unknown[];
  readonly next?: string | null;
  readonly upTo?: number;
  readonly asOf?: { readonly sequence: number };
}

/** Items of one answer. */
const PART = 1_000;

/**
 * The JSON of a list as the ledger would answer it if it had no pages: `{"items": […], …}` with what its first page says of
 * it. What is no list, such as a single total, is given as it is answered.
 * @param onPoint told the sequence that it is as of
 */
export async function* wholeList(
  ledger: LedgerClient,
  path: string,
  query: Query,
  onPoint: (sequence: number) => void,
): AsyncGenerator<string> {
  const first = await begin(ledger, path, query);
  if (first.asOf) onPoint(first.asOf.sequence);
  // Who says how many wants no more.
  if (!first.items || query['limit'] !== undefined) {
    yield `${JSON.stringify(first)}\n`;
    return;
  }
  const { items: _items, next: _next, upTo: _upTo, ...rest } = first;
  yield '{"items":[';
  let separator = '\n';
  for await (const part of partsAfter(ledger, path, query, first)) {
    for (const item of part) {
      yield `${separator}${JSON.stringify(item)}`;
      separator = ',\n';
    }
  }
  yield `\n]${Object.entries(rest)
    .map(([name, value]) => `,\n${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join('')}}\n`;
}

/** Totals and publishers' tables have no pages, and refuse a size of them. */
const UNPAGED = /^\/(tolls|series\/[^/]+\/table)$/;

async function begin(ledger: LedgerClient, path: string, query: Query): Promise<Part> {
  return ledger.get<Part>(path, UNPAGED.test(path) ? query : { limit: PART, ...query });
}

async function* partsAfter(
  ledger: LedgerClient,
  path: string,
  query: Query,
  first: Part,
): AsyncGenerator<readonly unknown[]> {
  let part = first;
  yield part.items ?? [];
  const { asOf } = first;
  // A feed is read on after the last sequence that was looked at, as of the point of its first part.
  if (part.upTo !== undefined && asOf) {
    const { asOf: _asOf, ...others } = query;
    while ((part.upTo ?? asOf.sequence) < asOf.sequence) {
      const on = { ...others, after: part.upTo, asOfSequence: asOf.sequence };
      part = await ledger.get<Part>(path, { limit: PART, ...on });
      yield part.items ?? [];
    }
  }
  while (part.next !== undefined && part.next !== null) {
    part = await ledger.get<Part>(path, { limit: PART, ...query, cursor: part.next });
    yield part.items ?? [];
  }
}
