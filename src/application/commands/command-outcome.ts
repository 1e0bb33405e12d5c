import type { Category } from '../../domain/catalogue/categories.js';
import type { Warning } from '../../domain/kernel/warning.js';

/** What a command may make inside the resource that it is about, each with an id of its own. */
export type MadePart = 'correctionId' | 'deliveryId';

/** The ids of what was made, by the member that says them in the event and in the answer. */
export type Made = { readonly [Part in MadePart]?: string };

/** What a command did; the same for its first run and for each repetition with its key. */
export interface CommandOutcome {
  readonly category: Category;
  /** The resource in the path. */
  readonly id: string;
  /** Revision of the last event. */
  readonly revision: number;
  /** Sequence of the last event; null while this node has not applied it. */
  readonly sequence: number | null;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly revision: number;
    readonly sequence: number | null;
  }[];
  readonly warnings: readonly Warning[];
  readonly made: Made;
  /** The effect was there already: the same key had brought it. */
  readonly replayed: boolean;
}
