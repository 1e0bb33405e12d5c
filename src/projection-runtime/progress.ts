import type { AppliedListener, EventWatch } from './audience.js';

/** What this node has applied, and how to wait for more. The runner implements it; commands and reads use it. */
export abstract class ReadModelProgress {
  /** The last sequence that all projections have applied; 0 before the first. */
  abstract readonly sequence: number;
  abstract status(): ReadModelStatus;
  /** Resolves true once `sequence` is applied, false after the time given or when the runner is stopped. */
  abstract whenSequence(sequence: number, timeoutMs: number): Promise<boolean>;
  /** Calls the listener after each commit, in order; answers with what ends that. */
  abstract onApplied(listener: AppliedListener): () => void;
  /** Begins to watch for an event, also before it is appended. `cancel` when it will not come. */
  abstract watch(eventId: string): EventWatch;
}

export type ReadModelStatus =
  | { readonly state: 'starting' }
  /** Building rows, from the beginning of the log or from where the last run ended; not yet at its end. */
  | {
      readonly state: 'rebuilding';
      readonly sequence: number;
      /** How much of the log is applied; null while that is not known. */
      readonly percent: number | null;
      /** How long the rest takes at the pace so far; null while that is not known. */
      readonly remainingSeconds: number | null;
    }
  | { readonly state: 'following'; readonly sequence: number }
  /** The log is out of reach, or the read model cannot be written now; the last rows are served. */
  | { readonly state: 'disconnected'; readonly sequence: number; readonly reason: string }
  /** A projection could not apply an event; nothing moves until an operator acts. */
  | {
      readonly state: 'stopped';
      readonly sequence: number;
      readonly projection: string;
      readonly event: {
        readonly id: string;
        readonly type: string;
        readonly stream: string;
        readonly revision: number;
      } | null;
      readonly reason: string;
    };
