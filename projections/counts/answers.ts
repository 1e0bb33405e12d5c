import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Figure } from '../../src/domain/kernel/figure.js';
import type { Statement } from '../../src/domain/kernel/statement.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { Dating } from '../../src/domain/counts/events.js';
import type { CellValue } from '../../src/domain/counts/published-cell.js';
import type { CountIdentity } from '../../src/domain/counts/identity.js';
import type { ShownNotice } from '../notices/answers.js';
import type { Codes } from '../codes.js';

/** A figure, or that there is none any more and which was the last: never both. */
export type Value =
  | { readonly status: 'active'; readonly figure: Figure }
  | { readonly status: 'retracted'; readonly lastFigure: Figure };

/** What was in force just before an entry; `previous` is there only when that was a figure, known or not. */
export type Previous =
  | { readonly previousStatus: 'none' | 'retracted' }
  | { readonly previousStatus: 'active'; readonly previous: Figure };

/** One entry of a count's history. It never changes. */
export type CountRevisionAnswer = {
  readonly revision: number;
  /** Wire name of the event. */
  readonly type: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly recordedAt: string;
  /** Null where nothing is stated: a correction is turned down or taken back. */
  readonly statedAt: string | null;
  /** Null for what stands on the recorded axis alone: all about a correction but its acceptance. */
  readonly effectiveAt: string | null;
  readonly actor: string;
  readonly sourceId: string | null;
  /** Revision of the claim that an adoption adopts or a retraction of a claim takes back. */
  readonly claim: number | null;
  /** Revision of the entry that an amendment sets right. */
  readonly corrects: number | null;
  readonly cause: Cause | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly codes: Codes;
  readonly correctionId: string | null;
  readonly noticeId: string | null;
  /** Of what a series published: which, the number of its vintage, and the cell's own value. Null for all else. */
  readonly seriesId: string | null;
  readonly vintage: number | null;
  readonly published: CellValue;
  readonly warnings: readonly Warning[];
  /** Of a proposal: what is proposed to rest on. */
  readonly statement: Statement | null;
} & (Value | { readonly status?: undefined }) &
  (Previous | { readonly previousStatus?: undefined });

/** An entry that set the figure or the status. */
export type InForceAnswer = CountRevisionAnswer & Value & { readonly statement: Statement };

/** A figure as one source stated it, as of a point. */
export interface ClaimAnswer {
  readonly revision: number;
  readonly sourceId: string;
  /** The series that speaks for itself; null for what somebody recorded. */
  readonly seriesId: string | null;
  readonly figure: Figure;
  /** As given: an instant or a date. */
  readonly statedAt: string;
  readonly recordedAt: string;
  readonly credibility: number | null;
  /** The figure in force rests on it. */
  readonly adopted: boolean;
  /** Not taken back, and the latest of its source. */
  readonly standing: boolean;
}

/** The same quantity for another group. */
export type GroupAnswer = {
  readonly group: string;
  /** Null for a code that is not defined. */
  readonly scheme: string | null;
  readonly id: string;
  /** Of the figure in force. */
  readonly revision: number;
} & Value;

/** A count as of a point. */
export type CountAnswer = CountIdentity & {
  readonly id: string;
  readonly running: boolean;
  readonly dating: Dating;
  readonly unit: string;
  /** The head of its stream at that point. */
  readonly revision: number;
  /** The entry in force. */
  readonly figureRevision: number;
  /** Of the claim in force, or of the retraction. */
  readonly statement: Statement;
  readonly claims: readonly ClaimAnswer[];
  readonly groups: readonly GroupAnswer[];
  readonly warnings: readonly Warning[];
  /** Those that concern it and stand. */
  readonly notices: readonly ShownNotice[];
  /** Proposed, and nobody has decided on them. */
  readonly openCorrections: number;
  readonly note: string | null;
  readonly codes: Codes;
} & Value;
