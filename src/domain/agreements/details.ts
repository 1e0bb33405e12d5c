import type { Figure } from '../kernel/figure.js';
import type { Place } from '../kernel/place.js';
import type { DateOnly, StatedTime } from '../kernel/time.js';

/** How far an agreement is, in the order in which it can only go forward. */
export const STAGES = ['considered', 'intent', 'signed', 'ratified', 'in_force', 'terminated'] as const;
export type Stage = (typeof STAGES)[number];

/** The stages that an agreement may be first known in. */
export const FIRST_STAGES = ['considered', 'intent', 'signed'] as const satisfies readonly Stage[];
export type FirstStage = (typeof FIRST_STAGES)[number];

/** Whether a term is meant to be fulfilled, or may be. */
export const COMMITMENTS = ['potential', 'firm'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/** How long a term runs: for so many years, or between two days, both included, of which one may be open. */
export type TermPeriod =
  { readonly years: number } | { readonly from: DateOnly | null; readonly to: DateOnly | null };

/** What of a term can change. */
export interface TermValue {
  /** How much; "up to 150" has only `high`. Null: the source does not know. */
  readonly figure: Figure;
  readonly period: TermPeriod | null;
  readonly commitment: Commitment;
}

/** One thing that is agreed, as it was first stated. */
export interface Term extends TermValue {
  /** A short code, unique within the agreement. */
  readonly termId: string;
  readonly item: string;
  /** A code: fighter_aircraft, air_defence… */
  readonly category: string | null;
  readonly unit: string | null;
}

/** A state or an organisation. */
export interface Party {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** Who signed for a party: a holder of a public office. */
export interface Signatory {
  readonly office: string;
  readonly name: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** What an agreement is, apart from its stage and its terms. */
export interface AgreementDetails {
  readonly title: string;
  /** A code: defence_cooperation, arms_transfer… */
  readonly kind: string;
  readonly parties: readonly Party[];
  readonly signatories: readonly Signatory[];
  /** Null while it is only considered. */
  readonly signedAt: StatedTime | null;
  readonly place: Place | null;
}
