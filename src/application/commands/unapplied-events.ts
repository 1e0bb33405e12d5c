import { Injectable } from '@nestjs/common';
import type { Category } from '../../domain/catalogue/categories.js';
import type { LedgerEvent } from '../../domain/catalogue/event-types.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';

/** An event and the stream that it is in. */
export interface UnappliedEvent<Event extends LedgerEvent = LedgerEvent> {
  readonly category: Category;
  readonly id: string;
  readonly event: Event;
}

type Kind = LedgerEvent['kind'];
type OfKind<Wanted extends Kind> = Extract<LedgerEvent, { readonly kind: Wanted }>;

/**
 * Events that this node sends to the log and that its read models do not show yet. Whoever asks a read model what there
 * is asks here first: commands that come close together are held against each other like those that do not. An event
 * that the log refuses is here too until it is refused.
 */
@Injectable()
export class UnappliedEvents {
  private readonly held = new Set<UnappliedEvent>();

  constructor(private readonly progress: ReadModelProgress) {}

  /**
   * Holds the events of one append until the last of them is applied, takes too long, or will not come.
   * @param lastId of the last of them
   */
  watch(
    { category, id }: Omit<UnappliedEvent, 'event'>,
    events: readonly LedgerEvent[],
    lastId: string,
  ): ReturnType<ReadModelProgress['watch']> {
    const own = events.map((event): UnappliedEvent => ({ category, id, event }));
    for (const one of own) this.held.add(one);
    const release = () => {
      for (const one of own) this.held.delete(one);
    };
    const watch = this.progress.watch(lastId);
    return {
      applied: (timeoutMs) => watch.applied(timeoutMs).finally(release),
      cancel: () => {
        watch.cancel();
        release();
      },
    };
  }

  /** Those of one kind, in the order in which they were sent. */
  ofKind<Wanted extends Kind>(kind: Wanted): UnappliedEvent<OfKind<Wanted>>[] {
    return [...this.held].filter((one): one is UnappliedEvent<OfKind<Wanted>> => one.event.kind === kind);
  }
}
