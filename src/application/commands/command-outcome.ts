import type { Category } from '../../domain/catalogue/categories.js';
import type { PartsMade } from '../../domain/catalogue/parts-made.js';
import type { Warning } from '../../domain/kernel/warning.js';

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
  /** The ids of what it made inside the resource. */
  readonly made: PartsMade;
  /** The effect was there already: the same key had brought it. */
  readonly replayed: boolean;
}
