import type { Outcome } from './sender.js';

/** An attempt to deliver that this node made. */
export interface Attempt {
  readonly at: string;
  readonly sequence: number;
  readonly eventId: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly outcome: Exclude<Outcome['kind'], 'aborted'>;
  readonly status: number | null;
  readonly code: string | null;
  readonly durationMs: number;
}

const KEPT = 100;

/** The last attempts for one endpoint, in this process alone. */
export class Attempts {
  private readonly kept: Attempt[] = [];

  add(attempt: Attempt): void {
    this.kept.push(attempt);
    if (this.kept.length > KEPT) this.kept.shift();
  }

  /** The latest first. */
  latest(): readonly Attempt[] {
    return this.kept.toReversed();
  }
}
