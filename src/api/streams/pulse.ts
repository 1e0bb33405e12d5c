/** How often it beats when there is no news, in milliseconds: streams look at the time then. */
const IDLE_MS = 1_000;

/** Wakes all streams of a node together, when there is news and now and then without. */
export class Pulse {
  private next = Promise.withResolvers<void>();
  private last = -Infinity;
  private due: NodeJS.Timeout | null = null;
  private readonly idle: NodeJS.Timeout;

  /** @param paceMs the shortest time between two beats */
  constructor(
    private readonly paceMs: number,
    idleMs = IDLE_MS,
  ) {
    this.idle = setInterval(() => this.beat(), idleMs).unref();
  }

  /** Resolves at the next beat. Who takes it before looking for news misses none. */
  get nextBeat(): Promise<void> {
    return this.next.promise;
  }

  /** There is news: the next beat comes as soon as it may. */
  quicken(): void {
    if (this.due) return;
    const wait = Math.max(0, this.last + this.paceMs - performance.now());
    this.due = setTimeout(() => this.beat(), wait).unref();
  }

  /** Beats a last time. */
  stop(): void {
    clearInterval(this.idle);
    this.beat();
  }

  private beat(): void {
    if (this.due) clearTimeout(this.due);
    this.due = null;
    this.last = performance.now();
    const { resolve } = this.next;
    this.next = Promise.withResolvers();
    resolve();
  }
}
