import { endOf, parseStatedTime } from '../../domain/kernel/time.js';

/** A published version of a table that is to be handed in. */
export interface Version {
  /** How it is told from others: the name of a file, the hash of a commit. */
  readonly name: string;
  /** When it was published: an instant with its offset, or a date. */
  readonly statedAt: string;
  /** What it is called elsewhere, `scheme=code`, for the ledger to keep. */
  readonly code?: string;
  /** @throws UsageError when it cannot be read */
  read(): Promise<Buffer>;
}

/** Where a version stands in stated order. */
export function placeOf({ statedAt }: Pick<Version, 'statedAt'>): string {
  const time = parseStatedTime(statedAt);
  if (time === null) throw new RangeError(`not a time: ${statedAt}`);
  return endOf(time);
}

/** Oldest first; what has one time stays in its order. */
export function inStatedOrder<Of extends Version>(versions: readonly Of[]): Of[] {
  return versions.toSorted((a, b) => {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first < second ? -1 : Number(first > second);
  });
}
