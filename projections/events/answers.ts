import type { LedgerEvent } from '../../src/domain/catalogue/event-types.js';

/** An event of the ledger as a CloudEvent 1.0. */
export interface CloudEventAnswer {
  readonly specversion: '1.0';
  /** Of the event, a UUID. */
  readonly id: string;
  readonly source: 'urn:conflict-ledger';
  /** Wire name of its present version. */
  readonly type: string;
  /** `<collection>/<id>`. */
  readonly subject: string;
  /** When the ledger took it. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Digits. */
  readonly sequence: string;
  /** In the stream of its subject. */
  readonly revision: number;
  /** As given; absent for an event without a statement. */
  readonly statedat?: string;
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
