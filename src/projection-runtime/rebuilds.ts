import type { EventStore } from '../event-store/port/index.js';
import type { ReadModelStatus } from './progress.js';
import type { NumberedGeneration, ReadModel } from './read-model.js';
import { Rebuild, type Serving, type Waits } from './rebuild.js';
import type { RunLog } from './run-log.js';
import type { Stopped } from './stopped.js';

/** A rebuild is under way, and there is one at a time. */
export class RebuildRunningError extends Error {
  override readonly name = 'RebuildRunningError';
  /** @param number of the generation that is being built */
  constructor(readonly number: number) {
    super(`read model ${number} is being built already`);
  }
}

/** A generation of the read models of this node, as those who look after it see it. */
export interface GenerationStatus {
  readonly number: number;
  /** `building`: it answers nothing yet. `failed`: it was being built, and cannot be. */
  readonly state: 'serving' | 'building' | 'failed';
  /** The last sequence that it has applied. */
  readonly sequence: number;
  /** How many sequences are known that it has not applied; null where the end of the log is not known. */
  readonly lag: number | null;
  /** How much of the log it has applied, in whole percent; null where that is not known. */
  readonly percent: number | null;
  /** When its building began: an instant in UTC. */
  readonly startedAt: string;
  /** Why it does not go on; null while it does. */
  readonly reason: string | null;
  /** The projection that could not apply an event. */
  readonly projection: string | null;
  readonly event: Stopped['event'];
}

/** What the runner lets rebuilds know and do. */
export interface Runner extends Omit<Serving, 'removeBuilt'> {
  status(): ReadModelStatus;
}

/** The generations of this node: the one that serves, and the one that may be built to take its place. */
export class Rebuilds {
  private current: Rebuild | null = null;
  private reserved: number | null = null;

  constructor(
    private readonly log: EventStore,
    private readonly model: ReadModel,
    private readonly runner: Runner,
    private readonly runLog: RunLog,
    private readonly waits: Waits,
  ) {}

  /** Goes on with what was being built when the process ended. */
  resume(): void {
    const { beside } = this.model;
    if (!beside) return;
    this.runLog.info(`read model ${beside.number} is built on, beside the one that serves`);
    this.build(beside);
  }

  /**
   * A number for a rebuild, which nobody else gets until it is started or released.
   * @throws RebuildRunningError
   */
  reserve(): number {
    const running = this.reserved ?? this.underWay();
    if (running !== null) throw new RebuildRunningError(running);
    return (this.reserved = this.model.takeNumber());
  }

  /** It will not be started after all. */
  release(): void {
    this.reserved = null;
  }

  /** Begins to build the generation that was reserved. One that failed before gives way. @param rebuildId who asked */
  start(rebuildId: string): void {
    const number = this.reserved;
    if (number === null) throw new Error('no rebuild is reserved');
    this.reserved = null;
    this.drop();
    this.runLog.info(`read model ${number} is built from the log, beside the one that serves`);
    this.build(this.model.beginBeside(number, rebuildId));
  }

  /** The id under which a rebuild was asked for that is under way or failed; null when there is none of that number. */
  idOf(number: number): string | null {
    const { target } = this.current ?? {};
    return target?.number === number ? target.generation.progress.beginning.rebuildId : null;
  }

  /** Ends a rebuild and removes what it built. False when there is none of that number. */
  cancel(number: number): boolean {
    if (this.current?.target.number !== number) return false;
    this.runLog.warn(`read model ${number} is not built on: it was cancelled`);
    this.drop();
    return true;
  }

  /** What is built is of no use any more. */
  drop(): void {
    const dropped = this.current;
    this.current = null;
    dropped?.abort();
    this.model.dropBeside();
  }

  /** Ends building, to be gone on with at the next start. */
  stop(): void {
    this.current?.abort();
  }

  /** What is being built beside the one that serves, or was and failed; null when there is none. */
  get beside(): GenerationStatus | null {
    const { current } = this;
    if (!current) return null;
    const { failure, sequence, percent } = current;
    return {
      ...identityOf(current.target),
      state: failure ? 'failed' : 'building',
      sequence,
      lag: Math.max(0, this.runner.sequence - sequence),
      percent,
      ...reasonOf(failure),
    };
  }

  /** The serving one first. */
  list(): readonly GenerationStatus[] {
    const { beside } = this;
    return [this.serving(), ...(beside ? [beside] : [])];
  }

  private serving(): GenerationStatus {
    const status = this.runner.status();
    const { serving } = this.model;
    const isStopped = status.state === 'stopped';
    const unfinished = isStopped ? 'failed' : 'building';
    const percent = status.state === 'rebuilding' ? status.percent : null;
    return {
      ...identityOf(serving),
      state: serving.generation.progress.isComplete ? 'serving' : unfinished,
      sequence: this.runner.sequence,
      lag: status.state === 'following' ? 0 : null,
      percent: status.state === 'following' ? 100 : percent,
      ...reasonOf(isStopped ? status : null),
    };
  }

  /** The number of what is being built. */
  private underWay(): number | null {
    if (this.current && !this.current.failure) return this.current.target.number;
    const serving = this.serving();
    return serving.state === 'building' ? serving.number : null;
  }

  private build(target: NumberedGeneration): void {
    const { log, model, runner, runLog, waits } = this;
    const serving: Serving = {
      settled: () => runner.settled(),
      get sequence() {
        return runner.sequence;
      },
      get last() {
        return runner.last;
      },
      hold: () => runner.hold(),
      handOver: () => {
        runner.handOver();
        this.current = null;
      },
      removeBuilt: () => model.dropBeside(),
    };
    this.current = new Rebuild(log, target, model.projections, serving, runLog, waits);
    this.current.start();
  }
}

function identityOf({
  number,
  generation,
}: NumberedGeneration): Pick<GenerationStatus, 'number' | 'startedAt'> {
  return { number, startedAt: generation.progress.beginning.begunAt };
}

function reasonOf(stopped: Stopped | null): Pick<GenerationStatus, 'reason' | 'projection' | 'event'> {
  if (!stopped) return { reason: null, projection: null, event: null };
  const { reason, projection, event } = stopped;
  return { reason, projection, event };
}
