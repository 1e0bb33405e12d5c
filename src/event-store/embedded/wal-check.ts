import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';

/** https://www.sqlite.org/fileformat.html#the_write_ahead_log */
const HEADER = 32;
const FRAME_HEADER = 24;
const LITTLE = 0x377f0682;
const BIG = 0x377f0683;

/** Two sums over words, each pair on top of the pair before it. */
type Sums = readonly [number, number];

/** A frame that is not what was written, though what was written and synced after it is. */
export interface DamagedFrame {
  /** From 1; 0 for the header of the file. */
  readonly frame: number;
  /** Of the log's file, from 1; null for the header. */
  readonly page: number | null;
}

/**
 * Looks for damage in a write-ahead log. SQLite takes a frame that does not check for the torn end of a write that was
 * never acknowledged, and forgets it with all that follows. It is no such end when two later commits check: the second
 * was begun after the first one's transaction, and all before it, had been synced.
 * @returns null for a log that is whole, empty, or not there
 */
export function damageIn(wal: string): DamagedFrame | null {
  let file: number;
  try {
    file = openSync(wal, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return damageInFile(file);
  } finally {
    closeSync(file);
  }
}

function damageInFile(file: number): DamagedFrame | null {
  const header = Buffer.alloc(HEADER);
  if (readSync(file, header, 0, HEADER, 0) < HEADER) return null;
  const pageSize = header.readUInt32BE(8);
  const length = FRAME_HEADER + pageSize;
  const isKnown = isPowerOfTwo(pageSize) && [LITTLE, BIG].includes(header.readUInt32BE(0));
  // Without a size of pages nothing can be told from anything.
  if (!isKnown)
    return fstatSync(file).size > HEADER && header.some((byte) => byte !== 0)
      ? { frame: 0, page: null }
      : null;
  const isBig = header.readUInt32BE(0) === BIG;
  const sums = sumsOf(header.subarray(0, 24), [0, 0], isBig);
  const isWhole = isSame(sums, sumsAt(header, 24));
  const scan = new Scan(isWhole ? header.subarray(16, 24) : null, sumsAt(header, 24), isBig);
  if (!isWhole) scan.damaged = { frame: 0, page: null };
  const frame = Buffer.alloc(length);
  for (let number = 1; ; number += 1) {
    if (readSync(file, frame, 0, length, HEADER + (number - 1) * length) < length) return null;
    if (scan.take(frame, number)) return scan.damaged;
  }
}

/** Goes from frame to frame; each is summed on top of what the one before it says of itself. */
class Scan {
  damaged: DamagedFrame | null = null;
  private later = 0;

  /** @param salt what the frames of this use of the file carry; null to take it from the first one */
  constructor(
    private salt: Buffer | null,
    private before: Sums,
    private readonly isBig: boolean,
  ) {}

  /** @returns whether it is sure by now that something is damaged */
  take(frame: Buffer, number: number): boolean {
    const stored = sumsAt(frame, 16);
    this.salt ??= Buffer.from(frame.subarray(8, 16));
    const summed = sumsOf(
      frame.subarray(FRAME_HEADER),
      sumsOf(frame.subarray(0, 8), this.before, this.isBig),
      this.isBig,
    );
    this.before = stored;
    if (!frame.subarray(8, 16).equals(this.salt) || !isSame(summed, stored)) {
      this.damaged ??= { frame: number, page: frame.readUInt32BE(0) };
    } else if (this.damaged && frame.readUInt32BE(4) !== 0) {
      this.later += 1;
    }
    return this.later === 2;
  }
}

function sumsOf(bytes: Buffer, [first, second]: Sums, isBig: boolean): Sums {
  let [a, b] = [first, second];
  const words = wordsOf(bytes, isBig);
  for (let index = 0; index < words.length; index += 2) {
    a = (a + (words[index] ?? 0) + b) >>> 0;
    b = (b + (words[index + 1] ?? 0) + a) >>> 0;
  }
  return [a, b];
}

function wordsOf(bytes: Buffer, isBig: boolean): Uint32Array {
  const copy = Buffer.from(bytes);
  if (isBig !== (endianness() === 'BE')) copy.swap32();
  return new Uint32Array(copy.buffer, copy.byteOffset, copy.length / 4);
}

/** Those that stand in a header are big-endian always. */
function sumsAt(bytes: Buffer, offset: number): Sums {
  return [bytes.readUInt32BE(offset), bytes.readUInt32BE(offset + 4)];
}

function isSame([a, b]: Sums, [c, d]: Sums): boolean {
  return a === c && b === d;
}

function isPowerOfTwo(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}
