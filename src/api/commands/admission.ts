import { Injectable, Logger } from '@nestjs/common';
import { NotAcceptingCommandsError, OverloadedError } from '../../application/commands/errors.js';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import { NodeWatch, type Strain } from '../../platform/health/node-watch.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { problemOf } from '../problems/problem-of.js';
import { PROBLEMS } from '../problems/registry.js';

/** What is known of a command that was carried out. */
interface CarriedOut {
  readonly replayed: boolean;
  /** Null while this node has not applied it. */
  readonly sequence?: number | null;
}

type Cause = Strain['cause'] | 'commands';
const CAUSES: readonly Cause[] = ['lag', 'memory', 'disk', 'commands'];

/** When it is worth trying again, in seconds: answers make room soon, the rest takes its time. */
const RETRY_SECONDS: Readonly<Record<Cause, number>> = { commands: 1, lag: 5, memory: 5, disk: 30 };

/**
 * Lets commands in, or turns them away before anything is done: while the read models do not follow the log, and while
 * this node has more to do than it can. So nothing queues without bound, and what is let in is answered.
 */
@Injectable()
export class Admission {
  private underWay = 0;
  private readonly waiting = new Set<() => void>();
  private readonly logger = new Logger('Admission');
  private told: Cause | null = null;

  constructor(
    private readonly progress: ReadModelProgress,
    private readonly watch: NodeWatch,
    private readonly config: LedgerConfig,
    private readonly metrics: Metrics,
  ) {
    watch.onLook(() => {
      this.tell();
      this.callThoseWaiting();
    });
    metrics.beforeShown(() => {
      const present = this.strain()?.cause;
      for (const cause of CAUSES) metrics.strain.set({ cause }, cause === present ? 1 : 0);
    });
  }

  /**
   * Carries a command out, and counts what becomes of it.
   * @param name of the command
   * @throws NotAcceptingCommandsError, OverloadedError; what the command throws
   */
  async letIn<Done extends CarriedOut>(name: string, command: () => Promise<Done>): Promise<Done> {
    try {
      this.assertOpen();
    } catch (error) {
      this.count(name, 'turned_away');
      throw error;
    }
    this.metrics.commandsUnderWay.set((this.underWay += 1));
    try {
      const done = await command();
      this.count(name, outcomeOf(done));
      return done;
    } catch (error) {
      this.count(name, isRefusal(error) ? 'refused' : 'failed');
      throw error;
    } finally {
      this.metrics.commandsUnderWay.set((this.underWay -= 1));
      this.callThoseWaiting();
    }
  }

  /** @throws NotAcceptingCommandsError unless the log answers and the read models follow it; OverloadedError */
  assertOpen(): void {
    const { state } = this.progress.status();
    if (state !== 'following') {
      throw new NotAcceptingCommandsError(`the read models of this node are ${state}`);
    }
    // Else it would wait as long as the log is insisted on, and nobody would know whether it was recorded.
    if (this.watch.logOutOfReach !== null) throw new NotAcceptingCommandsError('the log does not answer');
    const strain = this.strain();
    if (strain) throw new OverloadedError(strain.detail, RETRY_SECONDS[strain.cause]);
  }

  /** @throws OverloadedError while the disk is short: what takes much room of it had better not begin */
  assertDisk(): void {
    const short = this.watch.shortOfDisk;
    if (short) throw new OverloadedError(short.detail, RETRY_SECONDS[short.cause]);
  }

  /**
   * Resolves once there is room for a command, or when waiting is of no use any more: then it is turned away with the
   * reason. For whoever has many, and need not be sent away for sending fast.
   */
  async room(): Promise<void> {
    const end = performance.now() + this.config.applyTimeoutMs;
    while (this.strain() && performance.now() < end) await this.somethingMoves(end);
  }

  private strain(): { readonly cause: Cause; readonly detail: string } | null {
    const { mostCommands } = this.config;
    if (this.underWay >= mostCommands) {
      return { cause: 'commands', detail: `this node has ${this.underWay} commands under way` };
    }
    return this.watch.strain;
  }

  /** Once when commands begin to be turned away, and once when they are taken again. */
  private tell(): void {
    const strain = this.strain();
    if ((strain?.cause ?? null) === this.told) return;
    this.told = strain?.cause ?? null;
    if (strain) this.logger.warn(`commands are turned away: ${strain.detail}`);
    else this.logger.log('commands are taken again');
  }

  private somethingMoves(end: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.max(0, end - performance.now()));
    this.waiting.add(resolve);
    return promise.finally(() => {
      clearTimeout(timer);
      this.waiting.delete(resolve);
    });
  }

  private callThoseWaiting(): void {
    for (const call of this.waiting) call();
  }

  private count(command: string, outcome: string): void {
    this.metrics.commands.inc({ command, outcome });
  }
}

function outcomeOf({ replayed, sequence }: CarriedOut): string {
  if (sequence === null) return 'pending';
  return replayed ? 'replayed' : 'recorded';
}

/** Whether whoever sent it is told that it cannot be, rather than that it did not work. */
function isRefusal(error: unknown): boolean {
  const problem = problemOf(error);
  return problem !== null && PROBLEMS[problem.code].status < 500;
}
