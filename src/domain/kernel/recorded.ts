/** An event as a fold sees it: what happened, where in its stream, and by whom. */
export interface Recorded<Event> {
  readonly event: Event;
  /** 0-based. */
  readonly revision: number;
  readonly actor: string;
}
