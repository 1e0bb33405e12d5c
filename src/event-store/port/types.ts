/** What JSON can hold. Bigints, NaN and undefined are refused by the port before any adapter sees them. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

export interface NewEvent {
  /** UUID, lower case. */
  readonly id: string;
  /** Wire name with its version, e.g. `conflict-ledger.casualty-count-amended.v1`. */
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** A revision (0-based), or a condition on the stream's existence. */
export type ExpectedRevision = bigint | 'no_stream' | 'stream_exists' | 'any';

/** An event that has to be in the log for an append to be taken: what was decided on it while it was on its way there. */
export type Prerequisite = Pick<StoredEvent, 'stream' | 'revision' | 'id'>;

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: bigint;
}

/** An event as its stream holds it. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  readonly revision: bigint;
}

/**
 * A place in the log. Opaque: only the adapter that made it reads it. It carries the position and what is counted up
 * to it (the last sequence, the last recorded time), so that counting goes on from it anywhere.
 */
export type Checkpoint = string & { readonly __checkpoint: unique symbol };

/** An event as the whole log holds it. */
export interface LogEvent extends StoredEvent {
  /** Dense from 1 over the ledger's own streams; null for an event of another stream. */
  readonly sequence: number | null;
  /** When the log took it, RFC 3339 UTC with milliseconds; never before that of the event before it. */
  readonly recordedAt: string;
  /** The place just after this event. */
  readonly checkpoint: Checkpoint;
}

export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Where to go on from. Equal to the `after` given when the log holds nothing more. */
  readonly checkpoint: Checkpoint;
  readonly atEnd: boolean;
}

export type SubscriptionItem =
  | { readonly kind: 'event'; readonly event: LogEvent }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'caughtUp'; readonly checkpoint: Checkpoint };
