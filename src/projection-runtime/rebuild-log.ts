import type { RunLog } from './run-log.js';

const EVERY_EVENTS = 50_000;
const EVERY_MS = 10_000;

/** Says now and then how far a long catching-up has come. */
export class RebuildLog {
  private events = 0;
  private saidAt: number;

  /** @param now milliseconds */
  constructor(
    private readonly log: RunLog,
    private readonly now: () => number = Date.now,
  ) {
    this.saidAt = now();
  }

  applied(events: number, sequence: number): void {
    this.events += events;
    if (this.events < EVERY_EVENTS && this.now() - this.saidAt < EVERY_MS) return;
    this.log.info(`the read model is catching up with the log: applied up to sequence ${sequence}`);
    this.events = 0;
    this.saidAt = this.now();
  }
}
