import type { Place } from '../kernel/place.js';

/** What a diplomatic event is; it stays as it was announced. */
export interface DiplomaticDetails {
  /** A code: talks, summit, visit… */
  readonly kind: string;
  readonly title: string;
  /** States, bodies and holders of offices that take part. */
  readonly participants: readonly { readonly name: string; readonly country: string | null }[];
  readonly place: Place | null;
}
