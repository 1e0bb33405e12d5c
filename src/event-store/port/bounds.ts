import type { ReadStreamOptions } from './event-store.js';

/** Outside the port revisions are numbers: no stream grows beyond what these hold exactly. */
const LAST_REVISION = BigInt(Number.MAX_SAFE_INTEGER);

/** @throws RangeError for so many events that no read makes progress */
export function assertLimit(limit: number): void {
  if (Number.isSafeInteger(limit) && limit >= 1) return;
  throw new RangeError(`a read asks for at least one event, not ${limit}`);
}

/** @throws RangeError for a number that no event has in its stream */
export function assertRevision(revision: bigint): void {
  if (revision >= 0n && revision <= LAST_REVISION) return;
  throw new RangeError(`no event has the revision ${revision}`);
}

/** @throws RangeError for bounds that no stream has */
export function assertReadable({ from, limit }: ReadStreamOptions): void {
  if (from !== undefined) assertRevision(from);
  if (limit !== undefined) assertLimit(limit);
}
