import type { Place } from '../kernel/place.js';
import type { StatedTime } from '../kernel/time.js';

/** What is known of a situation besides its counts. */
export interface SituationDetails {
  readonly title: string;
  /** A code: territory_series, displacement, siege… */
  readonly kind: string;
  readonly place: Place;
  /** When it began. */
  readonly since: StatedTime | null;
}
