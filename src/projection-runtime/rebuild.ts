import {
  InvalidCheckpointError,
  LogClosedError,
  LogUnavailableError,
  type Checkpoint,
  type EventStore,
  type LogPage,
  type SubscriptionItem,
} from '../event-store/port/index.js';
import { sqliteCode } from '../sqlite/sqlite-code.js';
import { Backoff } from '../retries/backoff.js';
import { Applier, PoisonEventError } from './applier.js';
import { byTimer, LOG_RETRIES } from './log-retries.js';
import { LogShare } from './log-share.js';
import type { LastEvent } from './progress-table.js';
import type { Projection } from './projection.js';
import type { NumberedGeneration } from './read-model.js';
import { RebuildLog } from './rebuild-log.js';
import type { RunLog } from './run-log.js';
import { standsInLog } from './same-log.js';
import { describeStop, stoppedBy, type Stopped } from './stopped.js';

/** Events in one transaction: few, so that whoever reads or commands meanwhile waits for few. */
const PAGE = 100;
/** Between two looks at a log that had nothing new, in milliseconds. */
const IDLE_MS = 50;

/** What a rebuild needs to know of what serves meanwhile, and may do to it. */
export interface Serving {
  /** Resolves once it has been at the end of the log, or is stopped. */
  settled(): Promise<void>;
  readonly sequence: number;
  /** The last event that it has applied. */
  readonly last: LastEvent | null;
  /** Applies nothing more until the function that is answered is called. */
  hold(): () => void;
  /** Gives its place to what was built, which holds just what it holds. */
  handOver(): void;
  /** Removes the file of what was being built: it goes on no more. */
  removeBuilt(): void;
}

/** What a test may put in the place of the clock. Both may reject once the signal aborts. */
export interface Waits {
  /** Waits before the log is tried again. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Lets others have their turn between two pages. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Builds a generation from the log beside the one that serves, and has the two change places at the moment when both
 * have applied the same. Strict: an event that cannot be applied ends it, and nothing is ever skipped. What serves
 * gets as much of the process's time as this takes.
 */
export class Rebuild {
  private readonly aborter = new AbortController();
  private readonly applier: Applier;
  private readonly share: LogShare;
  private readonly progressLog: RebuildLog;
  private readonly backoff = new Backoff(LOG_RETRIES);
  private started = false;
  private stop: Stopped | null = null;

  constructor(
    private readonly log: EventStore,
    readonly target: NumberedGeneration,
    projections: readonly Projection[],
    private readonly serving: Serving,
    private readonly runLog: RunLog,
    private readonly waits: Waits,
  ) {
    this.applier = new Applier(target.generation, projections);
    this.share = new LogShare(log);
    this.progressLog = new RebuildLog(runLog, Date.now, this.name);
  }

  /** Why it ended by itself without an end; null while it goes on. */
  get failure(): Stopped | null {
    return this.stop;
  }

  get sequence(): number {
    return this.applier.reached.sequence;
  }

  /** Whole percent of the log; null while it is not known. */
  get percent(): number | null {
    return this.share.percent;
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    void this.run(this.aborter.signal);
  }

  /** It touches nothing any more from now on: what it still waits for, perhaps of a log that is silent, it lets be. */
  abort(): void {
    this.aborter.abort();
  }

  private get name(): string {
    return `read model ${this.target.number}`;
  }

  private async run(signal: AbortSignal): Promise<void> {
    await Promise.race([this.serving.settled(), whenAborted(signal)]);
    while (!signal.aborted && !this.stop) {
      try {
        await this.build(signal);
        return;
      } catch (error) {
        if (!signal.aborted) await this.recover(error, signal);
      }
    }
  }

  /** Applies page after page until it holds what the serving one holds. */
  private async build(signal: AbortSignal): Promise<void> {
    await this.assertGoesOn();
    let isNear = false;
    while (!signal.aborted) {
      // Near the end the two could miss each other for ever: the serving one waits for this page.
      const release = isNear ? this.holdServing(signal) : () => undefined;
      try {
        const page = await this.log.readAll({ after: this.reached, limit: PAGE });
        if (signal.aborted) return;
        const worked = this.take(page);
        if (this.hasMet()) {
          this.serving.handOver();
          return;
        }
        isNear = page.atEnd;
        release();
        const { rest = byTimer } = this.waits;
        await rest(page.events.length === 0 ? IDLE_MS : worked, signal).catch(() => undefined);
      } finally {
        release();
      }
    }
  }

  /** Whatever the log does, what serves goes on when this is aborted. */
  private holdServing(signal: AbortSignal): () => void {
    const letGo = this.serving.hold();
    signal.addEventListener('abort', letGo, { once: true });
    return () => {
      signal.removeEventListener('abort', letGo);
      letGo();
    };
  }

  private get reached(): Checkpoint | undefined {
    return this.applier.reached.checkpoint ?? undefined;
  }

  /** @throws InvalidCheckpointError when what it holds is not what the log and the serving one hold */
  private async assertGoesOn(): Promise<void> {
    if (!(await standsInLog(this.log, this.applier.reached))) {
      throw new InvalidCheckpointError('the last event that it holds is not in the log');
    }
    if (this.sequence > this.serving.sequence) {
      throw new InvalidCheckpointError(`it is ahead of what serves: ${this.sequence}`);
    }
  }

  /** Whether it holds just what the serving one holds. A checkpoint may lie past events of others; an event does not. */
  private hasMet(): boolean {
    return this.applier.reached.last?.id === this.serving.last?.id;
  }

  /** Applies a page, up to where the serving one is. @returns how long that took, in milliseconds */
  private take(page: LogPage): number {
    this.backoff.reset();
    if (this.hasMet()) return 0;
    const begun = performance.now();
    const items = upTo(page, this.serving.last);
    try {
      this.applier.apply(items);
    } catch (error) {
      if (!(error instanceof PoisonEventError)) throw error;
      // What comes before the event that cannot be applied is applied still.
      for (const item of items) this.applier.apply([item]);
    }
    this.share.look(this.applier.reached.checkpoint);
    this.progressLog.applied(page.events.length, this.sequence, this.percent);
    return performance.now() - begun;
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    if (error instanceof LogUnavailableError) {
      const { pause = byTimer } = this.waits;
      // However the pause ends, the next thing is to try again.
      await pause(this.backoff.next(), signal).catch(() => undefined);
    } else if (error instanceof LogClosedError) {
      this.aborter.abort();
    } else {
      this.stop = stoppedBy(error);
      // It may be the room of this very file that is missing. Where an event is to blame, it is kept and tried again.
      const isOfFile = sqliteCode(error) !== null;
      if (isOfFile) this.serving.removeBuilt();
      const removed = isOfFile ? '; its file is removed' : '';
      this.runLog.error(`${describeStop(this.stop, this.name)}${removed}; the one that serves goes on`);
    }
  }
}

/** What to apply of a page: not what comes after an event, when it is there. */
function upTo({ events, checkpoint }: LogPage, last: LastEvent | null): SubscriptionItem[] {
  const end = events.findIndex(({ id }) => id === last?.id);
  const wanted = end === -1 ? events : events.slice(0, end + 1);
  const items: SubscriptionItem[] = wanted.map((event) => ({ kind: 'event', event }));
  return end === -1 ? [...items, { kind: 'checkpoint', checkpoint }] : items;
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
