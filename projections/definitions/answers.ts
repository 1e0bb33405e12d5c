import type { Measure } from '../../src/domain/kernel/measure.js';
import type { Codes } from '../codes.js';

/** What measures and groups have in common. */
export interface Definition {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  /** Part of the ledger itself: there at every point. */
  readonly builtIn: boolean;
  readonly note: string | null;
  readonly codes: Codes;
  /** It is defined once: always 0. */
  readonly revision: number;
  /** Null for what is built in. */
  readonly recordedAt: string | null;
  /** Null for what is built in. */
  readonly actor: string | null;
}

export interface MeasureDefinition extends Definition, Measure {
  readonly family: string;
}

export interface GroupDefinition extends Definition {
  /** Null for the whole. */
  readonly scheme: string | null;
  /** Null for the whole. */
  readonly within: string | null;
}
