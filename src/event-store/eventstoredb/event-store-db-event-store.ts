import { SILENT, type LogMessages } from '../log-messages.js';
import {
  LogClosedError,
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
import { Append } from './append.js';
import { Connection } from './connection.js';
import { insist } from './insist.js';
import { readNewest, shareBefore } from './log-reading.js';
import { readPage } from './page.js';
import { parseCheckpoint } from './place.js';
import { assertKeptForEver } from './start-up-check.js';
import { StreamNames } from './stream-names.js';
import { readStream } from './stream-reading.js';
import { subscribe } from './subscription.js';
import { DEFAULT_TIMINGS, type Timings } from './timings.js';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113,host:2113?tls=false`; no message or log line shows the password. */
  readonly url: string;
  /**
   * What the names of all of this ledger's streams begin with on the server, and nowhere else: several ledgers share a
   * server and do not see each other. Empty when absent.
   */
  readonly namespace?: string;
  readonly logger?: LogMessages;
  readonly timings?: Partial<Timings>;
}

/** The log in an EventStoreDB that any number of nodes share. It may hold streams of others; they are passed over. */
export class EventStoreDbEventStore implements EventStore {
  /** Each is a call of its own: more wait longer, and are no sooner done. */
  readonly appendsAtOnce = 64;
  /** Nothing of the server looks at one stream before it writes another. */
  readonly takesPrerequisites = false;
  private readonly url: string;
  private readonly names: StreamNames;
  private readonly logger: LogMessages;
  private readonly timings: Timings;
  private current: Connection | undefined;
  private readonly appends = new Set<Promise<unknown>>();

  /** @throws RangeError for a namespace that does not keep its ledger apart */
  constructor({ url, namespace = '', logger = SILENT, timings }: EventStoreDbOptions) {
    this.url = url;
    this.names = new StreamNames(namespace);
    this.logger = logger;
    this.timings = { ...DEFAULT_TIMINGS, ...timings };
  }

  /** @throws LogUnavailableError when it is out of reach for too long; LogRefusedError when it is set to forget */
  async open(): Promise<void> {
    if (this.current) return;
    const connection = new Connection(this.url, this.names, this.timings, this.logger);
    try {
      const { open } = this.timings;
      await insist(connection, () => readNewest(connection, connection.closed), open);
      await insist(connection, () => assertKeptForEver(connection), open);
    } catch (error) {
      connection.close();
      throw error;
    }
    this.current = connection;
  }

  async close(): Promise<void> {
    this.current?.close();
    this.current = undefined;
    await Promise.allSettled(this.appends);
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    prerequisites: readonly Prerequisite[] = [],
  ): Promise<AppendResult> {
    if (prerequisites.length > 0) throw new RangeError('this log takes no prerequisites');
    const append = new Append(this.opened(), stream, encodeAppend(stream, events, expected), expected);
    const answer = append.run();
    this.appends.add(answer);
    try {
      return { revision: await answer };
    } finally {
      this.appends.delete(answer);
    }
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<StoredEvent[]> {
    return readStream(this.opened(), stream, options);
  }

  async readAll(options: ReadAllOptions): Promise<LogPage> {
    return readPage(this.opened(), options);
  }

  async shareBefore(place: Checkpoint | undefined): Promise<number> {
    return shareBefore(this.opened(), parseCheckpoint(place));
  }

  subscribeAll(options: SubscribeAllOptions): AsyncIterable<SubscriptionItem> {
    return subscribe(() => this.opened(), options);
  }

  private opened(): Connection {
    if (!this.current) throw new LogClosedError('the log is not open');
    return this.current;
  }
}
