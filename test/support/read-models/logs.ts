import type { RunLog } from '../../../src/projection-runtime/run-log.js';

/** Says nothing. */
export const QUIET: RunLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Keeps what it is told, each line with its level in front. */
export class KeptLog implements RunLog {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(`info: ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn: ${message}`);
  }

  error(message: string): void {
    this.lines.push(`error: ${message}`);
  }
}
