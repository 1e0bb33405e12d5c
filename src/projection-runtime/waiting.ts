/** How many may wait at once; more are told at once that it takes too long. */
const MOST_WAITERS = 10_000;

interface Waiter<Key, Answer> {
  readonly key: Key;
  readonly answer: (answer: Answer | null) => void;
}

/** What somebody waits for: an answer, or null when it does not come in time or at all. */
export interface Awaited<Answer> {
  within(timeoutMs: number): Promise<Answer | null>;
  cancel(): void;
}

/** Those who wait for something to be applied. Bounded; whoever is answered, late or cancelled is forgotten. */
export class Waiting<Key, Answer> {
  private readonly waiters = new Set<Waiter<Key, Answer>>();

  constructor(private readonly most = MOST_WAITERS) {}

  get size(): number {
    return this.waiters.size;
  }

  /** Begins to wait; what comes before `within` is called is not missed. */
  add(key: Key): Awaited<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    const waiter: Waiter<Key, Answer> = {
      key,
      answer: (answer) => {
        this.waiters.delete(waiter);
        resolve(answer);
      },
    };
    if (this.waiters.size < this.most) this.waiters.add(waiter);
    else resolve(null);
    return {
      within: (timeoutMs) => {
        const timer = setTimeout(() => waiter.answer(null), timeoutMs).unref();
        return promise.finally(() => clearTimeout(timer));
      },
      cancel: () => waiter.answer(null),
    };
  }

  /** Answers those whose key has an answer now. */
  settle(answerOf: (key: Key) => Answer | undefined): void {
    for (const waiter of this.waiters) {
      const answer = answerOf(waiter.key);
      if (answer !== undefined) waiter.answer(answer);
    }
  }

  /** Tells everybody that nothing more will come. */
  giveUp(): void {
    for (const waiter of this.waiters) waiter.answer(null);
  }
}
