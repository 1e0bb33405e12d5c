import type { Direction, Size } from '../../src/domain/counts/movement.js';
import type { Subject } from '../../src/domain/counts/identity.js';
import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Period } from '../../src/domain/kernel/period.js';
import type { Previous, Value } from '../counts/answers.js';

/** One change of a count: an entry that set its figure or its status. It never changes itself. */
export type ChangeAnswer = {
  readonly sequence: number;
  readonly recordedAt: string;
  /** As given: an instant or a date. */
  readonly statedAt: string;
  readonly effectiveAt: string;
  readonly countId: string;
  readonly family: string;
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: Period | null;
  /** Of the entry, in the count's stream. */
  readonly revision: number;
  /** Wire name of the event. */
  readonly type: string;
  /** Null for a report, and for an adoption. */
  readonly cause: Cause | null;
  readonly reason: string | null;
  readonly sourceId: string;
  readonly seriesId: null;
  readonly actor: string;
  readonly correctionId: string | null;
  readonly noticeId: string | null;
  /** The earlier entry that it sets right. */
  readonly corrects: number | null;
  readonly direction: Direction;
  readonly size: Size;
} & Value &
  Previous;

/** One page of the feed. */
export interface ChangeFeed {
  readonly items: readonly ChangeAnswer[];
  /** The last sequence looked at: where to go on. */
  readonly upTo: number;
}
