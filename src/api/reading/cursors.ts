import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Instant, parseInstant } from '../../domain/kernel/time.js';
import type { PageKey } from '../../projection-runtime/at.js';
import { ProblemError } from '../problems/problem.js';
import { pathOf } from '../problems/send-problem.js';
import type { AsOfValues } from './as-of.js';

/** Where a list goes on, and of which list. The same on every node. */
export interface Cursor {
  /** What is listed: path, filters and order, hashed. */
  readonly list: string;
  /** The `asOf` that was asked for, which another node or a later moment could resolve otherwise. */
  readonly asOf: Instant | null;
  /** The point that the list stands on. */
  readonly sequence: number;
  readonly statedAt: Instant | null;
  /** Key of the last item. */
  readonly after: PageKey;
}

/** Names a list by its path, its filters and its order. */
export function listName(path: string, filter: Readonly<Record<string, unknown>>): string {
  return createHash('sha256')
    .update(canonicalize([path, filter]) ?? '')
    .digest('base64url')
    .slice(0, 16);
}

export function encodeCursor({ list, asOf, sequence, statedAt, after }: Cursor): string {
  return Buffer.from(JSON.stringify([list, asOf, sequence, statedAt, after])).toString('base64url');
}

/**
 * Reads a cursor that goes on with this list, at the point that it was begun at.
 * @throws ProblemError `bad-cursor` when it is none, or of another list or point
 */
export function decodeCursor(text: string, list: string, asked: AsOfValues): Cursor {
  const cursor = parse(text);
  if (!cursor) throw badCursor('this is no cursor');
  if (cursor.list !== list)
    throw badCursor('the cursor belongs to a list with another path, other filters or another order');
  const isOfPoint =
    [null, cursor.asOf].includes(asked.asOf) &&
    [null, cursor.sequence].includes(asked.asOfSequence) &&
    [null, cursor.statedAt].includes(asked.statedAsOf);
  if (!isOfPoint) throw badCursor('the cursor belongs to a list as of another point');
  return cursor;
}

/** The key of a list that has no order but that of creation. @throws ProblemError `bad-cursor` for one of another order */
export function keyByCreation(after: PageKey | null): number | null {
  if (after === null || typeof after === 'number') return after;
  throw badCursor('the list has no order but one');
}

/** The `Link` of a page to the next one, which the same URL with another cursor is. */
export function nextLink(url: string, cursor: string): string {
  return linkTo(url, (query) => query.set('cursor', cursor));
}

/** The `Link` of part of a feed to what comes after a sequence, as of the same point. */
export function nextPartLink(url: string, after: number, asOfSequence: number): string {
  return linkTo(url, (query) => {
    query.delete('asOf');
    query.set('after', String(after));
    query.set('asOfSequence', String(asOfSequence));
  });
}

function linkTo(url: string, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams(url.slice(pathOf(url).length));
  change(query);
  return `<${pathOf(url)}?${query.toString()}>; rel="next"`;
}

function badCursor(detail: string): ProblemError {
  return new ProblemError({ code: 'bad-cursor', detail, errors: [{ pointer: '?cursor', detail }] });
}

function parse(text: string): Cursor | null {
  const parts = partsOf(text);
  if (parts?.length !== 5) return null;
  const [list, asOf, sequence, statedAt, after] = parts as [unknown, unknown, unknown, unknown, unknown];
  return typeof list === 'string' &&
    isInstantOrNull(asOf) &&
    isNumber(sequence) &&
    isInstantOrNull(statedAt) &&
    isPageKey(after)
    ? { list, asOf, sequence, statedAt, after }
    : null;
}

function partsOf(text: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

function isInstantOrNull(value: unknown): value is Instant | null {
  return value === null || (typeof value === 'string' && parseInstant(value) === value);
}

function isPageKey(value: unknown): value is PageKey {
  if (!Array.isArray(value)) return isNumber(value);
  const [orderedBy, created] = value as unknown[];
  return (
    value.length === 2 &&
    isNumber(created) &&
    (orderedBy === null || typeof orderedBy === 'string' || Number.isFinite(orderedBy))
  );
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
