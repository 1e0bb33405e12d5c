import type { Reliability } from '../../src/domain/sources/events.js';
import type { ScorecardAnswer } from '../changes/answers.js';
import type { Codes } from '../codes.js';

/** One grading of a source. */
export interface SourceGradeAnswer {
  readonly revision: number;
  readonly reliability: Reliability;
  /** Null when the source was not graded before. */
  readonly previous: Reliability | null;
  readonly reason: string;
  readonly recordedAt: string;
  readonly actor: string;
}

/** A source as of a sequence. */
export interface SourceAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly url: string | null;
  /** Null when it was never graded. */
  readonly reliability: Reliability | null;
  /** In order. */
  readonly grades: readonly SourceGradeAnswer[];
  readonly note: string | null;
  readonly codes: Codes;
  /** The head of its stream at that sequence. */
  readonly revision: number;
  /** Of the registration. */
  readonly recordedAt: string;
  /** Who registered it. */
  readonly actor: string;
}

/** A source with how it revised its own figures, as of a point. */
export interface ScoredSourceAnswer extends SourceAnswer {
  readonly scorecard: ScorecardAnswer;
}
