import { FAMILIES } from '../counts/families.js';

/** A kind of stream: one resource, one stream, `ledger-<name>-<id>`. */
export interface Category {
  readonly name: string;
  /** Its path under `/v1`. */
  readonly collection: string;
  /** The family of a category of counts, else null. */
  readonly family: string | null;
}

const plain = (name: string): Category => ({ name, collection: `${name}s`, family: null });

/** The category of one family's counts. */
export const countCategory = (family: string): Category => ({
  name: `${family}-count`,
  collection: `${family}-counts`,
  family,
});

export const SOURCE = plain('source');
export const STRIKE = plain('strike');

export const CATEGORIES: readonly Category[] = [
  SOURCE,
  STRIKE,
  ...FAMILIES.map(({ code }) => countCategory(code)),
];

const UUID_LENGTH = 36;

export function streamOf(category: Category, id: string): string {
  return `ledger-${category.name}-${id}`;
}

/** The category and the id in a stream's name; null for a stream that this version does not know. */
export function parseStream(stream: string): { category: Category; id: string } | null {
  const name = stream.slice('ledger-'.length, -UUID_LENGTH - 1);
  const category = CATEGORIES.find((candidate) => candidate.name === name);
  return category && stream.startsWith('ledger-') ? { category, id: stream.slice(-UUID_LENGTH) } : null;
}
