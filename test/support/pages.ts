import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import type { Random } from './random.js';

const PAGE_BYTES = 4_096;

/** How many pages a database file has. */
export const pagesOf = (file: string) => Math.floor(statSync(file).size / PAGE_BYTES);

/** Writes the same byte all over a page of a database file. @param page from 1 */
export function overwritePage(file: string, page: number, byte: number): void {
  const bytes = readFileSync(file);
  // In place, as a disk does it: whoever has the file open has the damaged one open.
  writeFileSync(file, bytes.fill(byte, (page - 1) * PAGE_BYTES, page * PAGE_BYTES), { flag: 'r+' });
}

/** Changes one bit, anywhere in a part of a file. @returns where */
export function flipBit(file: string, from: number, to: number, random: Random): number {
  const bytes = readFileSync(file);
  const at = from + random.below(to - from);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  writeFileSync(file, bytes, { flag: 'r+' });
  return at;
}

/** Cuts a file short, somewhere behind its first page. */
export function cutShort(file: string, random: Random): void {
  truncateSync(file, PAGE_BYTES + random.below(statSync(file).size - PAGE_BYTES));
}
