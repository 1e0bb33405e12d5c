import { readFileSync } from 'node:fs';

/** https://www.sqlite.org/fileformat2.html, 4.1 */
const HEADER = 32;
const FRAME_HEADER = 24;

/** A page of the database as a transaction left it, in the file beside the database. */
export interface Frame {
  readonly page: number;
  readonly from: number;
  readonly to: number;
  /** Whether a transaction ends with it. */
  readonly isCommit: boolean;
}

/** The frames of the file since it was begun anew. Whether their sums are right is for the database to see. */
export function framesOf(file: string): Frame[] {
  const bytes = readFileSync(file);
  if (bytes.length < HEADER) return [];
  const pageSize = bytes.readUInt32BE(8);
  const salts = bytes.subarray(16, 24);
  const frames: Frame[] = [];
  for (let from = HEADER; from + FRAME_HEADER + pageSize <= bytes.length;) {
    if (!bytes.subarray(from + 8, from + 16).equals(salts)) break;
    const to = from + FRAME_HEADER + pageSize;
    frames.push({ page: bytes.readUInt32BE(from), from, to, isCommit: bytes.readUInt32BE(from + 4) > 0 });
    from = to;
  }
  return frames;
}
