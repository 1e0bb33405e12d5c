import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.js';
import type { SubscribeAllOptions, SubscriptionItem } from '../../../src/event-store/port/index.js';

/** A log whose subscriptions fail with the errors given, one after another, before they work. */
export class FailingLog extends MemoryEventStore {
  constructor(readonly failures: Error[]) {
    super();
  }

  override subscribeAll(options: SubscribeAllOptions): AsyncIterable<SubscriptionItem> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    return super.subscribeAll(options);
  }
}
