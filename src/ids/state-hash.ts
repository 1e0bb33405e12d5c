import { createHash } from 'node:crypto';
import type { CellValue, PlacedTable } from '../domain/series/cells.js';

/** A cell of a publisher's table, under the name that its column had in the file. */
export interface PublishedCell {
  /** The key cells of its row, in the order of the series' key. */
  readonly key: readonly string[];
  readonly column: string;
  readonly value: CellValue;
}

/**
 * SHA-256, in hexadecimal digits, of all cells of a table. Each is a line: its key cells joined by TAB, TAB, its column,
 * TAB, its value as JSON, LF. The lines stand in the order of their UTF-8 bytes.
 */
export function stateSha256(cells: Iterable<PublishedCell>): string {
  const lines: string[] = [];
  let isPlain = true;
  for (const { key, column, value } of cells) {
    // Of a value that holds no others this is the RFC 8785 text too.
    const line = `${key.length === 1 ? key[0] : key.join('\t')}\t${column}\t${JSON.stringify(value)}\n`;
    isPlain &&= !SURROGATE.test(line);
    lines.push(line);
  }
  // Texts compare by UTF-16 units, in which characters beyond U+FFFF do not come last.
  if (isPlain) lines.sort();
  else lines.sort(compareCharacters);
  return hashOf(lines);
}

/** The cells of a vintage as they were published. */
export function* publishedCells({ placed, names, namedOtherwise }: PlacedTable): Generator<PublishedCell> {
  const exceptions = new Map(
    namedOtherwise.map(({ key, column, name }) => [JSON.stringify([key, column]), name]),
  );
  const nameOf = (key: readonly string[], column: string) =>
    (exceptions.size === 0 ? undefined : exceptions.get(JSON.stringify([key, column]))) ??
    (Object.hasOwn(names, column) ? names[column] : undefined) ??
    column;
  for (const { key, values } of placed) {
    for (const column of Object.keys(values)) {
      yield { key, column: nameOf(key, column), value: values[column] ?? null };
    }
  }
}

const SURROGATE = /[\ud800-\udfff]/;
/** Lines that are hashed at once. */
const BATCH = 4_096;

function hashOf(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (let from = 0; from < lines.length; from += BATCH) {
    hash.update(lines.slice(from, from + BATCH).join(''), 'utf8');
  }
  return hash.digest('hex');
}

/** By characters, which is the order of their UTF-8 bytes. */
function compareCharacters(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** Surrogates stand for what comes after all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
