import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bell } from '../in-process/bell.js';
import { rowsToLookAt, takePage } from '../in-process/page.js';
import { parseCheckpoint, shareBefore } from '../in-process/place.js';
import { toStoredEvent } from '../in-process/row.js';
import { follow, type FollowedLog } from '../in-process/subscription.js';
import {
  LogClosedError,
  assertReadable,
  encodeAppend,
  type AppendResult,
  type Checkpoint,
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
import { AppendQueue } from './append-queue.js';
import type { Outcome, PendingAppend } from './batch-writer.js';
import { LOG_FILE, prepareDirectory } from './directory.js';
import { assertHolds, assertNotGone, type KnownEvent } from './known-events.js';
import { LogDatabase } from './log-database.js';
import { ProcessLock } from './process-lock.js';
import { assertNotHalf } from './restoring.js';

export interface EmbeddedOptions {
  /** Where `ledger.db` and `ledger.lock` are; made when missing, then open to its owner only. */
  readonly directory: string;
  /** Milliseconds since 1970; the machine's own when absent. */
  readonly clock?: () => number;
  /** Told after each transaction how many events it wrote. */
  readonly onCommit?: (events: number) => void;
  /** Asked, before anything is opened, for events that the log is to hold: else it is refused. */
  readonly known?: () => readonly KnownEvent[];
}

interface OpenLog {
  readonly lock: ProcessLock;
  readonly database: LogDatabase;
  readonly queue: AppendQueue;
  readonly bell: Bell;
}

/** The log in a SQLite file that this process alone writes; others may read the file beside it. */
export class EmbeddedEventStore implements EventStore {
  /** All that wait share one sync of the disk. */
  readonly appendsAtOnce = 1_000;
  readonly takesPrerequisites = true;
  private current: OpenLog | undefined;

  constructor(private readonly options: EmbeddedOptions) {}

  async open(): Promise<void> {
    if (this.current) return;
    const { directory, onCommit = () => {} } = this.options;
    prepareDirectory(directory);
    const lock = ProcessLock.take(directory);
    try {
      assertNotHalf(directory);
      const database = this.openDatabase(join(directory, LOG_FILE));
      const bell = new Bell();
      const queue = new AppendQueue((batch) => commitAndTell(database, batch, bell, onCommit));
      this.current = { lock, database, queue, bell };
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  async close(): Promise<void> {
    if (!this.current) return;
    const { lock, database, queue, bell } = this.current;
    queue.drain();
    this.current = undefined;
    bell.ring();
    try {
      database.close();
    } finally {
      lock.release();
    }
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    prerequisites: readonly Prerequisite[] = [],
  ): Promise<AppendResult> {
    const { queue } = this.opened();
    return queue.add({ stream, events: encodeAppend(stream, events, expected), expected, prerequisites });
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<StoredEvent[]> {
    const { database } = this.opened();
    assertReadable(options);
    return database.readStream(stream, options).map(toStoredEvent);
  }

  async readAll(options: ReadAllOptions): Promise<LogPage> {
    // A reader that takes page after page must not keep everybody else from running.
    await nextTurn();
    const { database } = this.opened();
    const after = parseCheckpoint(options.after);
    return database.readAfter(after, rowsToLookAt(options), (rows) =>
      takePage(rows, after, database.end.position, options),
    );
  }

  async shareBefore(place: Checkpoint | undefined): Promise<number> {
    return shareBefore(parseCheckpoint(place), this.opened().database.end.position);
  }

  subscribeAll(options: SubscribeAllOptions): AsyncIterable<SubscriptionItem> {
    return follow(() => this.attach(), options);
  }

  private openDatabase(file: string): LogDatabase {
    const { clock = Date.now, known = () => [] } = this.options;
    const events = known();
    assertNotGone(file, events);
    const database = LogDatabase.open(file, clock);
    try {
      assertHolds(file, database, events);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  private attach(): FollowedLog {
    const log = this.opened();
    return {
      bell: log.bell,
      assertOpen: () => {
        if (this.current !== log) throw closed();
      },
      readAll: (options) => this.readAll(options),
      hasMoreAfter: (checkpoint) => parseCheckpoint(checkpoint).position < log.database.end.position,
    };
  }

  private opened(): OpenLog {
    if (!this.current) throw closed();
    return this.current;
  }
}

function commitAndTell(
  database: LogDatabase,
  batch: readonly PendingAppend[],
  bell: Bell,
  onCommit: (events: number) => void,
): Outcome[] {
  const before = database.end.position;
  const outcomes = database.commit(batch);
  const written = database.end.position - before;
  if (written > 0) {
    bell.ring();
    onCommit(written);
  }
  return outcomes;
}

function closed(): LogClosedError {
  return new LogClosedError('the log is not open');
}
