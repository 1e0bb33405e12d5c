import {
  InvalidCheckpointError,
  LogClosedError,
  LogUnavailableError,
  type EventStore,
  type SubscriptionItem,
} from '../event-store/port/index.js';
import { Backoff } from '../retries/backoff.js';
import { Applier, PoisonEventError, type Applied } from './applier.js';
import { Audience, type AppliedListener, type EventWatch } from './audience.js';
import { inBatches } from './batches.js';
import { byTimer, LOG_RETRIES } from './log-retries.js';
import { LogShare } from './log-share.js';
import type { LastEvent, Progress } from './progress-table.js';
import { ReadModelProgress, type ReadModelStatus } from './progress.js';
import type { ReadModel } from './read-model.js';
import { RebuildLog } from './rebuild-log.js';
import type { Waits } from './rebuild.js';
import { Rebuilds, type Runner } from './rebuilds.js';
import type { RunLog } from './run-log.js';
import { mayPass, saysDamaged } from '../sqlite/sqlite-code.js';
import { standsInLog } from './same-log.js';
import { describeStop, stoppedBy, type Stopped } from './stopped.js';

/** Events in one transaction, at most. */
const BATCH = 1_000;

/** What cannot be used now, and will be tried again. */
interface Disconnection {
  readonly from: 'the log' | 'the read model';
  readonly reason: string;
}

/**
 * Follows the log and keeps the read model: applies what comes to all projections, in one transaction with the
 * checkpoint, and tells those who wait. An event that cannot be applied stops it; nothing is ever skipped.
 */
export class ProjectionRunner extends ReadModelProgress implements Runner {
  /** What is built beside what is served. */
  readonly rebuilds: Rebuilds;
  private readonly audience: Audience;
  private readonly rebuildLog: RebuildLog;
  private readonly backoff = new Backoff(LOG_RETRIES);
  private readonly caughtUpOnce = Promise.withResolvers<void>();
  private readonly aborter = new AbortController();
  private readonly share: LogShare;
  private applier: Applier | null = null;
  private held: Promise<void> | null = null;
  private applied = 0;
  private phase: 'starting' | 'rebuilding' | 'following' = 'starting';
  private disconnected: Disconnection | null = null;
  private stopped: Stopped | null = null;
  /** Why the file that serves is of no use any more; null while it is. */
  private useless: string | null = null;
  private attempt = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly log: EventStore,
    private readonly model: ReadModel,
    private readonly runLog: RunLog,
    private readonly waits: Waits = {},
  ) {
    super();
    this.audience = new Audience(runLog);
    this.rebuildLog = new RebuildLog(runLog);
    this.share = new LogShare(log);
    this.rebuilds = new Rebuilds(log, model, this, runLog, waits);
    model.onDamage = (reason) => this.replace(reason);
    // Nobody has to ask for it.
    this.caughtUpOnce.promise.catch(() => undefined);
  }

  get sequence(): number {
    return this.applied;
  }

  get last(): LastEvent | null {
    return this.applierOfNow().reached.last;
  }

  /** How far it has come. Once it has started. */
  get reached(): Progress {
    return this.applierOfNow().reached;
  }

  /**
   * Opens the read model and begins to follow. The log is read afterwards: see {@link caughtUp}.
   * @throws what SQLite or the file system says when not even an empty read model can be made
   */
  async start(): Promise<void> {
    if (this.running) return;
    this.model.open();
    this.applied = this.model.generation.progress.read().sequence;
    this.phase = 'rebuilding';
    this.share.look(this.model.generation.progress.read().checkpoint);
    this.running = this.run(this.aborter.signal);
    this.rebuilds.resume();
  }

  /** Resolves when the end of the log is reached for the first time; rejects when the runner ends before. */
  caughtUp(): Promise<void> {
    return this.caughtUpOnce.promise;
  }

  settled(): Promise<void> {
    return this.caughtUp().catch(() => undefined);
  }

  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.held = promise;
    return () => {
      if (this.held === promise) this.held = null;
      resolve();
    };
  }

  /** What was built beside holds what this one holds, and serves from now on. A runner that was stopped goes on. */
  handOver(): void {
    this.model.swap();
    this.useless = null;
    this.applier = null;
    this.runLog.info(`read model ${this.model.serving.number} serves now: sequence ${this.applied}`);
    if (!this.stopped) return;
    this.stopped = null;
    this.audience.begin();
    this.running = this.run(this.aborter.signal);
  }

  /** Ends following, answers all who wait, and closes the read model. Safe to call twice. */
  async stop(): Promise<void> {
    this.aborter.abort();
    this.end('the runner was stopped');
    this.rebuilds.stop();
    await this.running;
    this.model.close();
  }

  status(): ReadModelStatus {
    const { applied: sequence, phase } = this;
    if (this.stopped) return { ...this.stopped, sequence };
    if (this.disconnected) return { state: 'disconnected', sequence, reason: this.disconnected.reason };
    if (phase === 'starting') return { state: phase };
    if (phase === 'following') return { state: phase, sequence };
    const { percent, remainingSeconds } = this.share;
    return { state: phase, sequence, percent, remainingSeconds };
  }

  async whenSequence(sequence: number, timeoutMs: number): Promise<boolean> {
    return sequence <= this.applied || this.audience.whenSequence(sequence, timeoutMs);
  }

  watch(eventId: string): EventWatch {
    return this.audience.watch(eventId);
  }

  /** Calls the listener after each commit; answers with what ends that. */
  onApplied(listener: AppliedListener): () => void {
    return this.audience.onApplied(listener);
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.stopped) {
      this.attempt = new AbortController();
      try {
        if (this.useless !== null) this.discard(this.useless);
        await this.follow(AbortSignal.any([signal, this.attempt.signal]));
        if (!signal.aborted && this.useless === null) throw new LogUnavailableError('the subscription ended');
      } catch (error) {
        if (!signal.aborted) await this.recover(error, signal);
      }
    }
  }

  /** Begins again with an empty file, between two batches. One that is stopped waits for an operator. */
  private replace(reason: string): void {
    this.useless ??= reason;
    this.attempt.abort();
  }

  /** Applies what the log delivers, until it fails or the signal aborts. */
  private async follow(signal: AbortSignal): Promise<void> {
    if (!(await standsInLog(this.log, this.model.generation.progress.read()))) {
      this.discard(
        'the last event that it holds is not in the log; was the log restored from an older copy?',
      );
    }
    this.applier = null;
    const after = this.applierOfNow().reached.checkpoint ?? undefined;
    const subscribe = (ended: AbortSignal) => this.log.subscribeAll({ after, signal: ended });
    for await (const items of inBatches(subscribe, BATCH, signal)) {
      while (this.held) await this.held;
      if (signal.aborted) return;
      this.applyBatch(items);
      this.connected();
      if (items.some(({ kind }) => kind === 'caughtUp')) this.reachedEnd();
    }
  }

  /** What applies to the generation that serves now. */
  private applierOfNow(): Applier {
    return (this.applier ??= new Applier(this.model.generation, this.model.projections));
  }

  private applyBatch(items: readonly SubscriptionItem[]): void {
    const applier = this.applierOfNow();
    try {
      this.announce(applier.apply(items));
    } catch (error) {
      if (!(error instanceof PoisonEventError)) throw error;
      // What comes before the event that cannot be applied is applied still.
      for (const item of items) this.announce(applier.apply([item]));
    }
  }

  private announce(applied: Applied): void {
    this.applied = applied.sequence;
    if (this.phase === 'rebuilding') {
      this.share.look(this.applierOfNow().reached.checkpoint);
      this.rebuildLog.applied(applied.eventIds.length, applied.sequence, this.share.percent);
    }
    this.audience.announce(applied);
  }

  private reachedEnd(): void {
    if (this.phase === 'following') return;
    this.model.reachedEnd();
    this.phase = 'following';
    this.runLog.info(`the read model is at the end of the log: sequence ${this.applied}`);
    this.caughtUpOnce.resolve();
  }

  private connected(): void {
    this.backoff.reset();
    if (!this.disconnected) return;
    this.runLog.info(`${this.disconnected.from} is within reach again`);
    this.disconnected = null;
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    if (error instanceof LogUnavailableError) {
      await this.waitOut({ from: 'the log', reason: error.message }, signal);
    } else if (mayPass(error)) {
      await this.waitOut({ from: 'the read model', reason: (error as Error).message }, signal);
    } else if (error instanceof LogClosedError) {
      this.disconnect({ from: 'the log', reason: 'the log is closed' });
      this.aborter.abort();
      this.end('the log is closed');
    } else if (saysDamaged(error)) {
      this.replace(`it is damaged: ${(error as Error).message}`);
    } else if (error instanceof InvalidCheckpointError && this.hasBegun()) {
      this.replace(`its checkpoint is not of this log: ${error.message}`);
    } else {
      this.stopped = stoppedBy(error);
      this.runLog.error(describeStop(this.stopped));
      this.end(this.stopped.reason);
    }
  }

  private hasBegun(): boolean {
    return this.model.generation.progress.read().checkpoint !== null;
  }

  private discard(reason: string): void {
    this.rebuilds.drop();
    this.model.discard(reason);
    this.useless = null;
    this.applier = null;
    this.applied = 0;
    this.phase = 'rebuilding';
  }

  private async waitOut(disconnection: Disconnection, signal: AbortSignal): Promise<void> {
    this.disconnect(disconnection);
    const { pause = byTimer } = this.waits;
    // However the pause ends, the next thing is to try again.
    await pause(this.backoff.next(), signal).catch(() => undefined);
  }

  private disconnect(disconnection: Disconnection): void {
    const { from, reason } = disconnection;
    if (!this.disconnected) this.runLog.warn(`${from} is out of reach: ${reason}`);
    this.disconnected = disconnection;
  }

  private end(reason: string): void {
    this.audience.end();
    this.caughtUpOnce.reject(new Error(`the read model did not reach the end of the log: ${reason}`));
  }
}
