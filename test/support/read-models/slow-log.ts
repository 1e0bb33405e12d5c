import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.js';
import type { LogPage, ReadAllOptions } from '../../../src/event-store/port/index.js';

/** A log whose subscriptions are quick, and whose pages come one by one, when the test lets them. */
export class SlowLog {
  readonly inner = new MemoryEventStore();
  /** The same log, as those who read it see it. */
  readonly log: MemoryEventStore;
  /** Pages that were asked for. */
  asked = 0;
  /** Done after a page was read and before it is delivered. */
  beforeDelivery: () => Promise<void> = async () => undefined;
  private allowed = 0;
  private wake = Promise.withResolvers<void>();

  constructor() {
    const readAll = (options: ReadAllOptions) => this.readAll(options);
    this.log = new Proxy(this.inner, {
      get(inner, name) {
        if (name === 'readAll') return readAll;
        const member: unknown = Reflect.get(inner, name);
        return typeof member === 'function' ? (member.bind(inner) as unknown) : member;
      },
    });
  }

  /** Lets so many more pages come. */
  allow(pages: number): void {
    this.allowed += pages;
    this.wake.resolve();
    this.wake = Promise.withResolvers<void>();
  }

  private async readAll(options: ReadAllOptions): Promise<LogPage> {
    const mine = ++this.asked;
    while (mine > this.allowed) await this.wake.promise;
    const page = await this.inner.readAll(options);
    await this.beforeDelivery();
    return page;
  }
}
