import type {
  AppendResult,
  Checkpoint,
  ExpectedRevision,
  LogPage,
  NewEvent,
  Prerequisite,
  StoredEvent,
  SubscriptionItem,
} from './types.js';

/**
 * The durable, append-only log. Every adapter keeps the promises that `test/contract` tests.
 *
 * Streams whose name begins with `ledger-` are the ledger: each of their events has a sequence, dense from 1 and
 * equal on every node. Other streams (`ops-…`) live in the same log and have none.
 */
export interface EventStore {
  /** How many appends to different streams it is best given at a time, by one who has many. */
  readonly appendsAtOnce: number;

  /**
   * Whether an append can name prerequisites. Then appends come into the log in the order in which they are handed over,
   * and whoever decides on one that is still under way names it, to be refused when that did not get in.
   */
  readonly takesPrerequisites: boolean;

  /** Opens the log. @throws LogLockedError, LogTooNewError, LogUnavailableError, LogRefusedError */
  open(): Promise<void>;
  /** Ends subscriptions and releases the log. Waiting appends are answered first. Safe to call twice. */
  close(): Promise<void>;

  /**
   * Appends all events or none. When it answers, they are durable.
   * The same event ids with the same expectation a second time change nothing and answer as the first did.
   * @param prerequisites for a log that takes them: looked at when the append's turn has come
   * @throws RevisionConflictError with the actual revision; PrerequisiteMissingError; AppendTooLargeError;
   * InvalidEventError; LogUnavailableError; RangeError for a revision that no event has, and for prerequisites that the
   * log does not take
   */
  append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    prerequisites?: readonly Prerequisite[],
  ): Promise<AppendResult>;

  /**
   * Events of one stream; an unknown stream is empty. `from` is inclusive: 0n, or the end when backward; beyond the end
   * it is the end.
   * @throws RangeError for bounds that no stream has; LogUnavailableError
   */
  readStream(stream: string, options?: ReadStreamOptions): Promise<StoredEvent[]>;

  /**
   * One page of the whole log in its order. `limit` bounds the events returned; the checkpoint also moves past
   * events that the filter leaves out, so that a quiet filter makes progress. `atEnd`: nothing was left to look at.
   * @throws InvalidCheckpointError; RangeError for a limit with which no page makes progress; LogUnavailableError
   */
  readAll(options: ReadAllOptions): Promise<LogPage>;

  /**
   * How much of the log lies before a place, from 0 at its beginning to 1 at its present end: an estimate, to tell
   * people how far something has come. A log that others write to as well may hold more after the last event.
   * Absent: the place before the first event.
   * @throws InvalidCheckpointError, LogUnavailableError
   */
  shareBefore(place: Checkpoint | undefined): Promise<number>;

  /**
   * Backlog, then live, without gap or repeat; `caughtUp` items mark each time the end of the log is reached, and
   * `checkpoint` items move past what the filter leaves out. It reads no further ahead than its consumer, resumes
   * by itself after a dropped connection, and ends without an error once `signal` aborts.
   * @throws InvalidCheckpointError; LogClosedError when the store is closed under it
   */
  subscribeAll(options: SubscribeAllOptions): AsyncIterable<SubscriptionItem>;
}

export interface ReadStreamOptions {
  readonly from?: bigint;
  readonly limit?: number;
  readonly direction?: 'forward' | 'backward';
}

/** Which streams to deliver, by the beginning of their names. Absent: all that are the ledger's or `ops-`. */
export interface LogFilter {
  readonly streamPrefixes: readonly string[];
}

export interface ReadAllOptions {
  /** Only what comes after it; absent: from the beginning. */
  readonly after?: Checkpoint;
  readonly limit: number;
  readonly filter?: LogFilter;
}

export interface SubscribeAllOptions {
  readonly after?: Checkpoint;
  readonly filter?: LogFilter;
  readonly signal: AbortSignal;
}
