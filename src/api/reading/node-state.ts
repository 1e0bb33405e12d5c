import { Injectable } from '@nestjs/common';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { ProblemError } from '../problems/problem.js';

/** Nobody is sent away for longer: how long building takes is an estimate. */
const LONGEST_RETRY_SECONDS = 60;

/** What this node has applied, as far as requests care. */
@Injectable()
export class NodeState {
  constructor(
    private readonly progress: ReadModelProgress,
    private readonly config: LedgerConfig,
  ) {}

  /** The last sequence applied. */
  get sequence(): number {
    return this.progress.sequence;
  }

  /** @throws ProblemError `not-ready` while the read models are being built */
  assertReadable(): void {
    const status = this.progress.status();
    if (status.state !== 'starting' && status.state !== 'rebuilding') return;
    const { percent = null, remainingSeconds = null } = status.state === 'rebuilding' ? status : {};
    const far = percent === null ? '' : `: ${percent} percent of the log are applied`;
    throw new ProblemError({
      code: 'not-ready',
      detail: `this node is building its read models${far}`,
      headers: { 'retry-after': String(Math.min(Math.max(remainingSeconds ?? 1, 1), LONGEST_RETRY_SECONDS)) },
    });
  }

  /**
   * Waits until this node has a sequence, as long as answers wait for the read models.
   * @throws ProblemError `behind` when it takes too long
   */
  async reach(sequence: number): Promise<void> {
    if (sequence <= this.progress.sequence) return;
    if (await this.progress.whenSequence(sequence, this.config.applyTimeoutMs)) return;
    throw new ProblemError({
      code: 'behind',
      detail: `this node has applied ${this.progress.sequence}, not ${sequence}`,
      headers: { 'retry-after': '1' },
    });
  }
}
