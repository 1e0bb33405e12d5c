import { rejectMember } from './decision.js';
import type { Id } from './id.js';
import { beginOf, shift, type Instant, type StatedTime } from './time.js';

/**
 * Credibility of what is said, 1 (confirmed) to 6 (cannot be judged).
 *
 * @asType integer
 * @minimum 1
 * @maximum 6
 */
export type Credibility = number;

/**
 * SHA-256 in hexadecimal.
 *
 * @pattern ^[0-9a-f]{64}$
 */
export type Sha256 = string;

/** Who said it, when, carried by whom, where it can be read. */
export interface Statement {
  readonly sourceId: Id;
  readonly statedAt: StatedTime;
  /** Sources that carried it, nearest to the speaker first. */
  readonly via: readonly Id[];
  readonly credibility: Credibility | null;
  readonly url: string | null;
  readonly archivedUrl: string | null;
  /** Of the document. */
  readonly evidenceSha256: Sha256 | null;
  readonly quote: string | null;
}

/** How far a stated time may be ahead of the ledger's clock. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

export function isStatedAhead(statement: Statement, now: Instant): boolean {
  return beginOf(statement.statedAt) > shift(now, CLOCK_TOLERANCE_MS);
}

/** Null when the statement does not lie ahead of the ledger's clock. */
export function refuseAhead(statement: Statement, now: Instant): ReturnType<typeof rejectMember> | null {
  if (!isStatedAhead(statement, now)) return null;
  return rejectMember('/statement/statedAt', 'is ahead of the clock: a statement lies in the past');
}

/** Whether two statements are the same one. */
export function sameStatement(a: Statement, b: Statement): boolean {
  return (
    a.sourceId === b.sourceId &&
    a.statedAt === b.statedAt &&
    a.via.length === b.via.length &&
    a.via.every((id, index) => id === b.via[index]) &&
    a.credibility === b.credibility &&
    a.url === b.url &&
    a.archivedUrl === b.archivedUrl &&
    a.evidenceSha256 === b.evidenceSha256 &&
    a.quote === b.quote
  );
}
