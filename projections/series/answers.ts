import type { CellChange, CellValue, PublishedCell } from '../../src/domain/counts/published-cell.js';
import type { CountIdentity } from '../../src/domain/counts/identity.js';
import type { Cause } from '../../src/domain/kernel/cause.js';
import type { Warning } from '../../src/domain/kernel/warning.js';
import type { DefinedColumn } from '../../src/domain/series/cells.js';
import type { SeriesDetails } from '../../src/domain/series/details.js';
import type { VintageTally } from '../../src/domain/series/events.js';
import type { Codes } from '../codes.js';
import type { CountRevisionAnswer } from '../counts/answers.js';

/** A series as of a point. */
export interface SeriesAnswer extends SeriesDetails {
  readonly id: string;
  /** The head of its stream at that point. */
  readonly revision: number;
  /** The entry that says how it maps. */
  readonly mappingRevision: number;
  /** Columns that vintages made measures of. */
  readonly defined: readonly DefinedColumn[];
  /** How many are taken. */
  readonly vintages: number;
  /** The last in stated order. */
  readonly latest: VintageAnswer | null;
  /** The one that is being taken. */
  readonly open: OpenVintageAnswer | null;
  readonly note: string | null;
  readonly codes: Codes;
}

/** What is known of a vintage from its beginning. */
interface VintageHead {
  readonly vintage: number;
  /** As given: an instant or a date. */
  readonly statedAt: string;
  /** Of the file. */
  readonly sha256: string;
}

/** A vintage that is being taken, or was cut off. */
export interface OpenVintageAnswer extends VintageHead {
  readonly recordedAt: string;
  /** Cells that changed and are in the ledger. */
  readonly written: number;
}

/** A version of the table. */
export interface VintageAnswer extends VintageHead, VintageTally {
  /** Of the mapped cells: that of the rebuilt table. */
  readonly stateSha256: string;
  /** Sequences of its first and its last event. */
  readonly from: number;
  readonly to: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly sourceId: string;
  readonly cause: Cause | null;
  readonly noticeId: string | null;
  readonly note: string | null;
  readonly codes: Codes;
  readonly warnings: readonly Warning[];
}

/** What a lane holds in one count. */
export interface LaneCell {
  readonly cell: number;
  readonly countId: string;
  readonly family: string;
  readonly vintage: number;
  readonly change: CellChange;
  /** JSON of its key. Most cells are as they were, and texts are compared sooner than what they say. */
  readonly keyText: string;
  readonly column: string;
  /** JSON of its values. */
  readonly valuesText: string;
}

/** What a cell of a lane holds. */
export type LaneContent = Pick<PublishedCell, 'key' | 'column' | 'values'>;

/** A cell of the rebuilt table, under the name that its column had. */
export interface TableCell {
  readonly key: readonly string[];
  readonly column: string;
  readonly value: CellValue;
}

/** A published version of the table, rebuilt from the lane. */
export interface RebuiltTable {
  readonly vintage: VintageAnswer;
  /** The columns of the key, then the others as the file had them. */
  readonly columns: readonly string[];
  /** In order of their keys. */
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
  readonly cells: readonly TableCell[];
  /**
   * Ids of notices: the one that the vintage was sent with, then those that stand at the point that was asked for and
   * concern a count of the table, the one recorded last first.
   */
  readonly notices: readonly string[];
}

/** One entry of a lane. */
export type SeriesRevisionAnswer = CountRevisionAnswer &
  CountIdentity & {
    readonly countId: string;
    readonly change: CellChange;
    /** The key cells of its row, as published. */
    readonly rowKey: readonly string[];
    readonly column: string;
  };
