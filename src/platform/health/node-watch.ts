import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EVENT_STORE, type EventStore, LogUnavailableError } from '../../event-store/port/index.js';
import { type Lag, lagBehind, NO_LAG } from '../../projection-runtime/lag.js';
import { ProjectionRunner } from '../../projection-runtime/runner.js';
import { LedgerConfig } from '../config/ledger-config.js';
import { Metrics } from '../metrics/metrics.js';
import { Machine } from './machine.js';

/** How often is looked, in milliseconds. */
const LOOK_MS = 1_000;
const MEGABYTE = 1_000_000;

/** Why this node had better take no more commands for now. */
export interface Strain {
  readonly cause: 'lag' | 'memory' | 'disk';
  readonly detail: string;
}

/** Looks now and then at what commands fill: the distance to the log, the memory, the disk. */
@Injectable()
export class NodeWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private lag: Lag = NO_LAG;
  /** The same where it was seen while the node followed the log: commands are turned away for it. */
  private lagOfFollowing: Lag = NO_LAG;
  private memoryShare = 0;
  private freeBytes: number | null = null;
  private outOfReach: string | null = null;
  private timer: NodeJS.Timeout | undefined;
  private lookingAtLog = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly runner: ProjectionRunner,
    private readonly machine: Machine,
    private readonly config: LedgerConfig,
    metrics: Metrics,
  ) {
    metrics.beforeShown(() => this.show(metrics));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS).unref();
    this.look();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Why the log did not answer; null while it does. */
  get logOutOfReach(): string | null {
    return this.outOfReach;
  }

  /** The first thing that is short; null when nothing is. */
  get strain(): Strain | null {
    const { mostLagMs, mostMemoryPercent } = this.config;
    const { lagOfFollowing: lag, memoryShare, shortOfDisk } = this;
    if (lag.ms > mostLagMs) {
      const detail = `the read models are ${lag.events} events and ${Math.round(lag.ms / 1_000)} seconds behind the log`;
      return { cause: 'lag', detail };
    }
    if (shortOfDisk) return shortOfDisk;
    if (memoryShare * 100 > mostMemoryPercent) {
      return { cause: 'memory', detail: `${Math.round(memoryShare * 100)} percent of the memory are used` };
    }
    return null;
  }

  /** Why nothing should be written that can wait; null while there is room, or while that is not known. */
  get shortOfDisk(): Strain | null {
    const { freeBytes } = this;
    if (freeBytes === null || freeBytes >= this.config.minFreeDiskMb * MEGABYTE) return null;
    return {
      cause: 'disk',
      detail: `the disk of the data has ${Math.floor(freeBytes / MEGABYTE)} MB left`,
    };
  }

  /** Calls the listener after each look; answers with what ends that. */
  onLook(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private look(): void {
    void this.lookAtLog().then(() => this.tell());
    void this.lookAtMachine().then(() => this.tell());
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** One at a time: a log that hangs is asked no more often than it answers. */
  private async lookAtLog(): Promise<void> {
    if (this.lookingAtLog || this.runner.status().state === 'starting') return;
    this.lookingAtLog = true;
    try {
      const isFollowing = this.runner.status().state === 'following';
      this.lag = await lagBehind(this.log, this.runner.reached, Date.now);
      // What a node has made up for when it follows the log says nothing of it from then on.
      this.lagOfFollowing = isFollowing ? this.lag : NO_LAG;
      this.outOfReach = null;
    } catch (error) {
      // Anything else the runner meets as well, and tells.
      if (error instanceof LogUnavailableError) this.outOfReach = error.message;
    } finally {
      this.lookingAtLog = false;
    }
  }

  private async lookAtMachine(): Promise<void> {
    this.memoryShare = this.machine.memoryShare();
    // A log that is gone with the process has nothing on the disk.
    if (this.config.log !== 'memory')
      this.freeBytes = await this.machine.freeBytes(this.config.dataDirectory);
  }

  private show(metrics: Metrics): void {
    const { sequence } = this.runner;
    metrics.applied.set(sequence);
    metrics.logHead.set(sequence + this.lag.events);
    metrics.lagEvents.set(this.lag.events);
    metrics.lagSeconds.set(this.lag.ms / 1_000);
    metrics.stopped.set(this.runner.status().state === 'stopped' ? 1 : 0);
    // No number: 0 would be a full disk.
    metrics.freeBytes.set(this.freeBytes ?? NaN);
  }
}
