import {
  AppendTooLargeError,
  PrerequisiteMissingError,
  RevisionConflictError,
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
} from '../../event-store/port/index.js';
import type { AppendFaults } from '../logging/append-faults.js';
import type { Metrics } from './metrics.js';

type Outcome = 'appended' | 'conflict' | 'refused' | 'failed';

/** Any log, with its appends counted and timed, and told of when they begin to fail. */
export class MeasuredLog implements EventStore {
  constructor(
    private readonly log: EventStore,
    private readonly metrics: Pick<Metrics, 'appendSeconds' | 'appendsUnderWay'>,
    private readonly faults: AppendFaults,
  ) {}

  /** Whoever appends gets the log's own promise and waits for nothing that is done here. */
  append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    prerequisites?: readonly Prerequisite[],
  ): Promise<AppendResult> {
    const begun = performance.now();
    const answer = this.log.append(stream, events, expected, prerequisites);
    this.metrics.appendsUnderWay.inc();
    const ended = (outcome: Outcome) => {
      this.metrics.appendsUnderWay.dec();
      this.metrics.appendSeconds.observe({ outcome }, (performance.now() - begun) / 1_000);
    };
    answer.then(
      () => {
        ended('appended');
        this.faults.appended();
      },
      (error: unknown) => {
        ended(outcomeOf(error));
        this.faults.failed(error);
      },
    );
    return answer;
  }

  get appendsAtOnce(): number {
    return this.log.appendsAtOnce;
  }

  get takesPrerequisites(): boolean {
    return this.log.takesPrerequisites;
  }

  open(): Promise<void> {
    return this.log.open();
  }

  close(): Promise<void> {
    return this.log.close();
  }

  readStream(stream: string, options?: ReadStreamOptions): Promise<StoredEvent[]> {
    return this.log.readStream(stream, options);
  }

  readAll(options: ReadAllOptions): Promise<LogPage> {
    return this.log.readAll(options);
  }

  shareBefore(place: Checkpoint | undefined): Promise<number> {
    return this.log.shareBefore(place);
  }

  subscribeAll(options: SubscribeAllOptions): AsyncIterable<SubscriptionItem> {
    return this.log.subscribeAll(options);
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof RevisionConflictError || error instanceof PrerequisiteMissingError) return 'conflict';
  return error instanceof AppendTooLargeError ? 'refused' : 'failed';
}
