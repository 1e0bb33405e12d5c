import type {
  Checkpoint,
  EventStore,
  LogEvent,
  LogFilter,
  SubscriptionItem,
} from '../../../src/event-store/port/index.js';

export interface FollowerOptions {
  readonly after?: Checkpoint;
  readonly filter?: LogFilter;
  /** Called between items: the consumer's own work, or its slowness. */
  readonly onItem?: (item: SubscriptionItem, follower: Follower) => Promise<void> | void;
}

/** Consumes a subscription in the background and lets a test wait for what has arrived. */
export class Follower {
  readonly items: SubscriptionItem[] = [];
  /** Settles when the subscription ends: with its error, if it ended with one. */
  readonly ended: Promise<void>;
  private readonly controller = new AbortController();
  private readonly watchers = new Set<() => void>();

  constructor(store: EventStore, options: FollowerOptions) {
    this.ended = this.consume(store, options);
    // Whoever awaits it sees the error; a test that does not must still not end the process.
    this.ended.catch(() => {});
  }

  get events(): LogEvent[] {
    return this.items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
  }

  get isCaughtUp(): boolean {
    return this.items.some(({ kind }) => kind === 'caughtUp');
  }

  /** Waits until what has arrived meets a condition; fails when the subscription ends before. */
  async until(condition: (follower: Follower) => boolean): Promise<void> {
    const met = new Promise<void>((resolve) => {
      const check = () => {
        if (!condition(this)) return;
        this.watchers.delete(check);
        resolve();
      };
      this.watchers.add(check);
      check();
    });
    const over = this.ended.then(() => {
      if (!condition(this)) throw new Error('the subscription ended before that');
    });
    await Promise.race([met, over]);
  }

  abort(): void {
    this.controller.abort();
  }

  /** Aborts, and waits for the subscription to end without an error. */
  async stop(): Promise<void> {
    this.abort();
    await this.ended;
  }

  private async consume(store: EventStore, { after, filter, onItem }: FollowerOptions): Promise<void> {
    const { signal } = this.controller;
    for await (const item of store.subscribeAll({ after, filter, signal })) {
      this.items.push(item);
      for (const check of [...this.watchers]) check();
      await onItem?.(item, this);
    }
  }
}
