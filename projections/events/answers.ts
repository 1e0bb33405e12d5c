import type { LedgerEvent } from '../../src/domain/catalogue/event-types.js';
import type { Id } from '../../src/domain/kernel/id.js';
import type { Revision } from '../../src/domain/kernel/revision.js';
import type { Instant, StatedTime } from '../../src/domain/kernel/time.js';

/** An event of the ledger as a CloudEvent 1.0. */
export interface CloudEventAnswer {
  readonly specversion: '1.0';
  /** Of the event. */
  readonly id: Id;
  readonly source: 'urn:conflict-ledger';
  /** Wire name of its present version. */
  readonly type: string;
  /**
   * `<collection>/<id>`.
   *
   * @pattern ^[a-z-]+/[0-9a-f-]{36}$
   */
  readonly subject: string;
  /** When the ledger took it. */
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  /**
   * Its number in the whole ledger, in digits (the Sequence extension).
   *
   * @pattern ^[1-9][0-9]*$
   */
  readonly sequence: string;
  /** In the stream of its subject. */
  readonly revision: Revision;
  /** As given; absent for an event without a statement. */
  readonly statedat?: StatedTime;
  /** Pseudonym of who entered it. */
  readonly actor: string;
  readonly data: LedgerEvent['data'];
}

/** One page of the feed. */
export interface EventFeed {
  readonly items: readonly CloudEventAnswer[];
  /** The last sequence looked at: where to go on. */
  readonly upTo: number;
}

/** A sequence and when the log took it; 0 and null before the first. */
export interface RecordedSequence {
  readonly sequence: number;
  readonly recordedAt: string | null;
}

/** What a command with an Idempotency-Key did. */
export interface CommandRecord {
  readonly stream: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Hash of each top-level member of its body. */
  readonly members: Readonly<Record<string, string>>;
}
