import type { Connection } from './connection.js';

/** Tells operators that a subscription is cut off: why, once for each reason, and when it goes on. */
export class Outage {
  private reason: string | undefined;

  constructor(private readonly connection: Connection) {}

  note(reason: string): void {
    if (reason === this.reason) return;
    this.reason = reason;
    const { logger, name } = this.connection;
    logger.warn({ log: name, reason }, 'a subscription lost the log and goes on as soon as it can');
  }

  over(): void {
    if (this.reason === undefined) return;
    this.reason = undefined;
    this.connection.logger.info({ log: this.connection.name }, 'a subscription goes on');
  }
}
