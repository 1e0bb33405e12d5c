import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '../../event-store/port/index.js';
import { ProjectionRunner } from '../../projection-runtime/runner.js';

/**
 * Begins to follow the log once everything is wired, and lets go of it after the last request was answered. The log
 * is open already: without it nothing starts.
 */
@Injectable()
export class LedgerLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly runner: ProjectionRunner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.runner.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner.stop();
    await this.log.close();
  }
}
