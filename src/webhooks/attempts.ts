import type { CloudEventAnswer } from '../../projections/events/answers.js';
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

  add(
    { id, sequence }: Pick<CloudEventAnswer, 'id' | 'sequence'>,
    outcome: Exclude<Outcome, { readonly kind: 'aborted' }>,
    when: Pick<Attempt, 'at' | 'attempt' | 'durationMs'>,
  ): void {
    const code = 'code' in outcome ? outcome.code : null;
    const { kind, status } = outcome;
    this.kept.push({ ...when, sequence: Number(sequence), eventId: id, outcome: kind, status, code });
    if (this.kept.length > KEPT) this.kept.shift();
  }

  /** The latest first. */
  latest(): readonly Attempt[] {
    return this.kept.toReversed();
  }
}
