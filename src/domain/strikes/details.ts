import type { Id } from '../kernel/id.js';
import type { Occurred, Place } from '../kernel/place.js';

/** What is known of a strike besides its counts. */
export interface StrikeDetails {
  readonly title: string;
  /** Codes: drone, missile, artillery… */
  readonly means: readonly string[];
  readonly attacker: string | null;
  /** The sides of a clash. */
  readonly parties: readonly { readonly group: string; readonly name: string }[];
  readonly target: { readonly kind: string; readonly name: string | null } | null;
  readonly occurred: Occurred;
  readonly place: Place;
  /** ISO 3166-2 codes of all regions that it touched. */
  readonly regions: readonly string[];
  /** The whole that it is a part of. */
  readonly partOf: Id | null;
}
