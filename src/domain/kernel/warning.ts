/** A rule of order that the recorded fact breaks. Kept on the event and shown; it refuses nothing. */
export interface Warning {
  readonly code: string;
  readonly detail: string;
}
