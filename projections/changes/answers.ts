import type { Direction, Size } from '../../src/domain/counts/movement.js';
import type { CountIdentity, Subject } from '../../src/domain/counts/identity.js';
import type { Volatility } from '../../src/domain/counts/volatility.js';
import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Id } from '../../src/domain/kernel/id.js';
import type { Revision } from '../../src/domain/kernel/revision.js';
import type { Instant, StatedTime } from '../../src/domain/kernel/time.js';
import type { Previous, Value } from '../counts/answers.js';
import type { ShownNotice } from '../notices/answers.js';

/** One change of a count: an entry that set its figure or its status. It never changes itself; what notices say of it may. */
export type ChangeAnswer = CountIdentity & {
  /**
   * Of its event, in the whole ledger.
   *
   * @asType integer
   */
  readonly sequence: number;
  readonly recordedAt: Instant;
  /** As given: an instant or a date. */
  readonly statedAt: StatedTime;
  readonly effectiveAt: Instant;
  readonly countId: Id;
  /** Of the entry, in the count's stream. */
  readonly revision: Revision;
  /** Wire name of the event. */
  readonly type: string;
  /** Null for a report, and for an adoption. */
  readonly cause: Cause | null;
  readonly reason: string | null;
  readonly sourceId: Id;
  readonly seriesId: Id | null;
  readonly actor: string;
  readonly correctionId: Id | null;
  /** The notice that its command named. */
  readonly noticeId: Id | null;
  /** Those that concern its count and stand, as of the point. */
  readonly notices: readonly ShownNotice[];
  /** The earlier entry that it sets right. */
  readonly corrects: Revision | null;
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

/** The entries of one count that a statistic is made of, by their revisions, in stated order. */
export interface StatisticInput {
  readonly id: string;
  readonly revisions: readonly number[];
}

/** What statistics are made of. */
interface MadeOf {
  /** Of how many counts. */
  readonly counts: number;
  /** In the order of the counts' first reports. */
  readonly inputs: readonly StatisticInput[];
  /** How many counts more there are than `inputs` has. */
  readonly inputsLeftOut: number;
}

/** How a source revised its own figures. */
export interface ScorecardAnswer extends Volatility, MadeOf {
  /** How often it said a figure. */
  readonly claims: number;
}

/** What a statistic is about. */
export type VolatilityKey =
  | (CountIdentity & { readonly countId: string })
  | { readonly subject: Subject }
  | { readonly family: string; readonly measure: string }
  | { readonly sourceId: string };

/** How often, how late and which way figures were revised. */
export interface VolatilityAnswer extends Volatility, MadeOf {
  readonly key: VolatilityKey;
  /** How many entries set the figure or the status; of one source how often it said a figure. */
  readonly entries: number;
}
