import type { EventFilter } from '../events/filter.js';

/** Why an attempt to deliver was none: the answer, no answer in time, no connection, or a target that is refused. */
export const FAILURE_KINDS = ['status', 'timeout', 'connection', 'target'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** The last of some attempts in a row that failed. Times are of the clock of the node that made it. */
export interface DeliveryFailure {
  /** When the first of them was made. */
  readonly since: string;
  readonly at: string;
  /** Of the event that was not delivered. */
  readonly sequence: number;
  readonly eventId: string;
  /** How many failed in a row, this one included. */
  readonly attempt: number;
  readonly kind: FailureKind;
  /** HTTP status of the answer; null without one. */
  readonly status: number | null;
  /** What the system calls it, such as `ECONNREFUSED`; null when there is nothing to say beside the kind. */
  readonly code: string | null;
  /** How long the next attempt waits. */
  readonly pauseMs: number;
}

export interface LastDelivery {
  readonly at: string;
  readonly sequence: number;
}

/**
 * How deliveries of a webhook stand, as the node that delivers last recorded it. Each record holds all of it, so that
 * the last one is enough.
 */
export interface Standing {
  /** Who delivers: one run of one node. */
  readonly node: string;
  /** For how long from the record on nobody else does. */
  readonly leaseMs: number;
  /** The last act of operators, a revision of their stream, that the node knew of. */
  readonly act: number;
  /** Every event up to this sequence that passes the filter was delivered. */
  readonly upTo: number;
  readonly lastDelivery: LastDelivery | null;
  /** Null when the last attempt went well. */
  readonly failure: DeliveryFailure | null;
}

/** The last record, where it stands in its stream, and what it said by its type. */
export interface RecordedStanding extends Standing {
  readonly revision: number;
  /** Nobody delivers: the next one need not wait. */
  readonly isReleased: boolean;
  readonly isParked: boolean;
}

/** A webhook as the log tells it, without its secret. */
export interface WebhookRecord {
  readonly id: string;
  readonly url: string;
  readonly filter: EventFilter;
  readonly note: string | null;
  readonly registeredAt: string;
  /** Who registered it. */
  readonly actor: string;
  /** The revision of the last act of operators. */
  readonly acts: number;
  readonly isPaused: boolean;
  /** The last act that said where to begin, a registration or a replay, and after which sequence. */
  readonly fromAct: number;
  readonly after: number;
  /** The last act that ended whatever failed before it. */
  readonly clearedAct: number;
  readonly standing: RecordedStanding | null;
  /** The last failure, also one that was overcome since. */
  readonly lastFailure: DeliveryFailure | null;
}

/** A failed attempt as the log has it. */
export interface FailedAttempt extends DeliveryFailure {
  /** Of its record in the stream of deliveries. */
  readonly revision: number;
}
