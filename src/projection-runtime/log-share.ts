import type { Checkpoint, EventStore } from '../event-store/port/index.js';

/** How much of the log something has applied: asked of the log now and then, without waiting for its answer. */
export class LogShare {
  private first: { readonly share: number; readonly at: number } | null = null;
  private latest: { readonly share: number; readonly at: number } | null = null;
  private asking = false;

  /** @param now milliseconds */
  constructor(
    private readonly log: EventStore,
    private readonly now: () => number = Date.now,
  ) {}

  /** Asks again, unless the log has not answered yet. A log that does not answer leaves what was known. */
  look(reached: Checkpoint | null): void {
    if (this.asking) return;
    this.asking = true;
    this.log
      .shareBefore(reached ?? undefined)
      .then((share) => this.take(share))
      .catch(() => undefined)
      .finally(() => (this.asking = false));
  }

  /** Whole percent; null before the first answer. */
  get percent(): number | null {
    return this.latest && Math.floor(this.latest.share * 100);
  }

  /** How long the rest takes at the pace so far, in seconds; null while there is no pace. */
  get remainingSeconds(): number | null {
    const { first, latest } = this;
    if (!first || !latest || latest.share <= first.share) return null;
    const pace = (latest.share - first.share) / (latest.at - first.at || 1);
    return Math.ceil((1 - latest.share) / pace / 1_000);
  }

  private take(share: number): void {
    this.latest = { share, at: this.now() };
    this.first ??= this.latest;
  }
}
