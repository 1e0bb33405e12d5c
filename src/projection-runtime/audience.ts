import type { Applied } from './applier.js';
import type { RunLog } from './run-log.js';
import { Waiting } from './waiting.js';

/** Told after each commit, in order. What it throws is logged and changes nothing. */
export type AppliedListener = (applied: Applied) => void;

/** A watch for one event; see `ReadModelProgress`. */
export interface EventWatch {
  applied(timeoutMs: number): Promise<number | null>;
  cancel(): void;
}

/** Those who want to know what was applied: who waits for a sequence or an event, and who listens to everything. */
export class Audience {
  private readonly sequences = new Waiting<number, true>();
  private readonly events = new Waiting<string, number>();
  private readonly listeners = new Set<AppliedListener>();
  private ended = false;

  constructor(private readonly log: RunLog) {}

  /** True once the sequence is applied; false when that takes too long, or will not come. */
  async whenSequence(sequence: number, timeoutMs: number): Promise<boolean> {
    if (this.ended) return false;
    return (await this.sequences.add(sequence).within(timeoutMs)) !== null;
  }

  /** An event of another stream than the ledger's has no sequence: its watch answers with the last one applied. */
  watch(eventId: string): EventWatch {
    const awaited = this.events.add(eventId);
    if (this.ended) awaited.cancel();
    return { applied: (timeoutMs) => awaited.within(timeoutMs), cancel: () => awaited.cancel() };
  }

  /** Calls the listener after each commit; answers with what ends that. */
  onApplied(listener: AppliedListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(applied: Applied): void {
    this.sequences.settle((sequence) => (sequence <= applied.sequence ? true : undefined));
    if (this.events.size > 0) {
      const sequences = new Map(
        applied.eventIds.map(({ id, sequence }) => [id, sequence ?? applied.sequence]),
      );
      this.events.settle((id) => sequences.get(id));
    }
    for (const listener of this.listeners) this.tell(listener, applied);
  }

  /** Nothing more will come: answers all who wait, and all who come later. */
  end(): void {
    this.ended = true;
    this.sequences.giveUp();
    this.events.giveUp();
  }

  /** There is more to come after all. */
  begin(): void {
    this.ended = false;
  }

  private tell(listener: AppliedListener, applied: Applied): void {
    try {
      listener(applied);
    } catch (error) {
      this.log.error(`a listener of the read model failed: ${String(error)}`);
    }
  }
}
