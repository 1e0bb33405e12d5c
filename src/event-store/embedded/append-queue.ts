import type { AppendResult } from '../port/index.js';
import type { Outcome, PendingAppend } from './batch-writer.js';

/** One transaction takes at most so many appends, so that no tick grows without bound … */
const BATCH_APPENDS = 256;
/** … and stops taking more once it holds this much text, in UTF-16 units. */
const BATCH_LENGTH = 4 * 1024 * 1024;

/**
 * How many turns of the event loop a batch may grow while each turn brings more. Callers that were answered together
 * come back within a few turns of each other; one sync then serves them all.
 */
const GROWING_TURNS = 8;

/** How long a caller alone may keep the turn in which it is answered, in milliseconds: then others have theirs. */
const LONGEST_TURN_MS = 1;

interface Waiting extends PendingAppend {
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups the appends that come at about the same time into one transaction: what costs is the sync at its end, and
 * they share it. A caller alone waits for no other.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private scheduled = false;
  /** Whether a caller that was answered alone may still come back before this turn of the event loop is over. */
  private mayReturn = false;
  private turnEnds = 0;

  /** @param commit makes a batch durable, or throws when none of it may be taken for written */
  constructor(private readonly commit: (batch: readonly PendingAppend[]) => readonly Outcome[]) {}

  add(append: PendingAppend): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...append, resolve, reject });
      if (!this.scheduled) this.schedule();
    });
  }

  /** Commits all that waits, now. */
  drain(): void {
    while (this.waiting.length > 0) this.commitBatch();
  }

  private schedule(): void {
    this.scheduled = true;
    if (this.mayReturn && performance.now() < this.turnEnds) {
      // After all that the caller brings before it waits again.
      queueMicrotask(() => this.commitWaiting());
      return;
    }
    this.mayReturn = false;
    const seen = this.waiting.length;
    setImmediate(() => this.commitOrGrow(seen, GROWING_TURNS));
  }

  private commitOrGrow(seen: number, turnsLeft: number): void {
    const { length } = this.waiting;
    if (length > seen && length < BATCH_APPENDS && turnsLeft > 0) {
      setImmediate(() => this.commitOrGrow(length, turnsLeft - 1));
      return;
    }
    this.commitWaiting();
    if (length === 1 && !this.scheduled) this.beginTurn();
  }

  private commitWaiting(): void {
    this.scheduled = false;
    const { length } = this.waiting;
    if (length > 0) this.commitBatch();
    if (length !== 1) this.mayReturn = false;
    if (this.waiting.length > 0) this.schedule();
  }

  /**
   * A caller alone that comes back at once, for its next append, need not wait for a turn of the event loop in which
   * others could join: nobody else can in this one. It comes back in microtasks, and the next tick is after all of them.
   */
  private beginTurn(): void {
    this.turnEnds = performance.now() + LONGEST_TURN_MS;
    this.mayReturn = true;
    process.nextTick(() => (this.mayReturn = false));
  }

  private commitBatch(): void {
    const batch = this.takeBatch();
    try {
      const outcomes = this.commit(batch);
      batch.forEach((append, index) => answer(append, outcomes[index]));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  private takeBatch(): Waiting[] {
    let length = 0;
    let count = 0;
    for (const { events } of this.waiting) {
      if (count === BATCH_APPENDS || length >= BATCH_LENGTH) break;
      for (const { data, metadata } of events) length += data.length + metadata.length;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }
}

function answer({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome instanceof Error) reject(outcome);
  else if (outcome) resolve({ revision: BigInt(outcome.revision) });
  else reject(new Error('a committed append has no outcome'));
}
