import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bell } from '../in-process/bell.js';
import { takePage, rowsToLookAt } from '../in-process/page.js';
import { START, assertOfThisLog, parseCheckpoint, shareBefore, type Place } from '../in-process/place.js';
import { placeAppend, type StreamView } from '../in-process/placement.js';
import { isNumbered, toStoredEvent, type LogRow } from '../in-process/row.js';
import { follow, type FollowedLog } from '../in-process/subscription.js';
import {
  LogClosedError,
  PrerequisiteMissingError,
  RevisionConflictError,
  assertReadable,
  encodeAppend,
  type AppendResult,
  type Checkpoint,
  type EncodedEvent,
  type EventStore,
  type ExpectedRevision,
  type LogPage,
  type NewEvent,
  type Prerequisite,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeAllOptions,
  type SubscriptionItem,
} from '../port/index.js';

/** A log that lives as long as this object: for tests and for trying things out. Closing it keeps its events. */
export class MemoryEventStore implements EventStore {
  readonly appendsAtOnce = 1_000;
  readonly takesPrerequisites: boolean = true;
  private readonly rows: LogRow[] = [];
  private readonly streams = new Map<string, LogRow[]>();
  private end: Place = START;
  /** Of this opening; none while the log is closed. */
  private bell: Bell | undefined;

  /** @param clock milliseconds since 1970 */
  constructor(private readonly clock: () => number = Date.now) {}

  async open(): Promise<void> {
    this.bell ??= new Bell();
  }

  async close(): Promise<void> {
    const bell = this.bell;
    this.bell = undefined;
    bell?.ring();
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    prerequisites: readonly Prerequisite[] = [],
  ): Promise<AppendResult> {
    const bell = this.opened();
    const encoded = encodeAppend(stream, events, expected);
    const missing = prerequisites.find(
      (one) => this.streams.get(one.stream)?.[Number(one.revision)]?.id !== one.id,
    );
    if (missing) throw new PrerequisiteMissingError(missing.stream, missing.revision);
    const ids = encoded.map(({ id }) => id);
    const placement = placeAppend(stream, ids, expected, viewOf(this.streams.get(stream) ?? []));
    if (placement instanceof RevisionConflictError) throw placement;
    if (placement.added) {
      this.add(stream, encoded);
      bell.ring();
    }
    return { revision: BigInt(placement.revision) };
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<StoredEvent[]> {
    this.opened();
    assertReadable(options);
    const { from, limit = Infinity, direction = 'forward' } = options;
    const rows = this.streams.get(stream) ?? [];
    const wanted =
      direction === 'forward'
        ? rows.filter(({ revision }) => from === undefined || revision >= from)
        : rows.filter(({ revision }) => from === undefined || revision <= from).reverse();
    return wanted.slice(0, limit).map(toStoredEvent);
  }

  async readAll(options: ReadAllOptions): Promise<LogPage> {
    // A reader that takes page after page must not keep everybody else from running.
    await nextTurn();
    this.opened();
    const after = parseCheckpoint(options.after);
    assertOfThisLog(after, this.rows[after.position - 1]);
    const rows = this.rows.slice(after.position, after.position + rowsToLookAt(options));
    return takePage(rows, after, this.end.position, options);
  }

  async shareBefore(place: Checkpoint | undefined): Promise<number> {
    this.opened();
    return shareBefore(parseCheckpoint(place), this.end.position);
  }

  subscribeAll(options: SubscribeAllOptions): AsyncIterable<SubscriptionItem> {
    return follow(() => this.attach(), options);
  }

  private attach(): FollowedLog {
    const bell = this.opened();
    return {
      bell,
      assertOpen: () => {
        if (this.bell !== bell) throw closed();
      },
      readAll: (options) => this.readAll(options),
      hasMoreAfter: (checkpoint) => parseCheckpoint(checkpoint).position < this.end.position,
    };
  }

  private opened(): Bell {
    if (!this.bell) throw closed();
    return this.bell;
  }

  private add(stream: string, events: readonly EncodedEvent[]): void {
    const rows = this.streams.get(stream) ?? [];
    this.streams.set(stream, rows);
    const recordedAt = Math.max(this.clock(), this.end.recordedAt);
    for (const event of events) {
      const position = this.end.position + 1;
      const sequence = this.end.sequence + (isNumbered(stream) ? 1 : 0);
      const row = { ...event, stream, revision: rows.length, position, sequence, recordedAt };
      rows.push(row);
      this.rows.push(row);
      this.end = row;
    }
  }
}

function closed(): LogClosedError {
  return new LogClosedError('the log is not open');
}

function viewOf(rows: readonly LogRow[]): StreamView {
  return {
    head: () => rows.length - 1,
    idsFrom: (revision, count) => rows.slice(revision, revision + count).map(({ id }) => id),
    firstOf: (ids) => rows.find(({ id }) => ids.includes(id))?.revision,
  };
}
