import { LogUnavailableError } from '../../event-store/port/index.js';
import type { RunLog } from '../../projection-runtime/run-log.js';

/**
 * Says once when the log begins to take no appends, with the reason, which no answer holds: whoever asks is not who looks
 * after the disk. Then once when it takes them again.
 */
export class AppendFaults {
  private isFailing = false;

  constructor(private readonly runLog: RunLog) {}

  appended(): void {
    if (!this.isFailing) return;
    this.isFailing = false;
    this.runLog.info('the log takes appends again');
  }

  /** @param error what an append met; what is no fault of the log is not told */
  failed(error: unknown): void {
    if (this.isFailing || !(error instanceof LogUnavailableError)) return;
    this.isFailing = true;
    this.runLog.error(`the log takes no appends: ${error.message}`);
  }
}
