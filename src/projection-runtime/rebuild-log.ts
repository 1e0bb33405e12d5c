import type { RunLog } from './run-log.js';

const EVERY_EVENTS = 50_000;
const EVERY_MS = 10_000;

/** Says now and then how far a long catching-up has come. */
export class RebuildLog {
  private events = 0;
  private saidAt: number;

  /**
   * @param now milliseconds
   * @param what is catching up
   */
  constructor(
    private readonly log: RunLog,
    private readonly now: () => number = Date.now,
    private readonly what = 'the read model',
  ) {
    this.saidAt = now();
  }

  /** @param percent of the log; null when it is not known */
  applied(events: number, sequence: number, percent: number | null = null): void {
    this.events += events;
    if (this.events < EVERY_EVENTS && this.now() - this.saidAt < EVERY_MS) return;
    const share = percent === null ? '' : ` (${percent} %)`;
    this.log.info(`${this.what} is catching up with the log: applied up to sequence ${sequence}${share}`);
    this.events = 0;
    this.saidAt = this.now();
  }
}
