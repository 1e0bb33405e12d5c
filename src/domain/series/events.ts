import type { VintageNumber } from '../counts/published-cell.js';
import type { Cause } from '../kernel/cause.js';
import type { CommonMembers } from '../kernel/common.js';
import type { Revision } from '../kernel/revision.js';
import type { Sha256, Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { DefinedColumn, NamedOtherwise } from './cells.js';
import type { SeriesChanges } from './commands.js';
import type { SeriesDetails } from './details.js';

/** It is said how a publisher's table maps to counts. */
export interface SeriesDefined {
  readonly kind: 'series-defined';
  readonly data: CommonMembers & { readonly details: SeriesDetails };
}

/** The table maps otherwise, from the next vintage on. */
export interface SeriesAmended {
  readonly kind: 'series-amended';
  readonly data: CommonMembers & {
    /** The members that changed, as they are now. */
    readonly changes: SeriesChanges;
    /** The same members, as they were. */
    readonly previous: SeriesChanges;
    /** The revision whose mapping this replaces. */
    readonly amends: Revision;
    readonly reason: string;
  };
}

/** A published version of the table is being taken: from here to its completion the lane is its own. */
export interface VintageOpened {
  readonly kind: 'vintage-opened';
  readonly data: CommonMembers & {
    readonly vintage: VintageNumber;
    /** Of the file: its publisher, and when it was published. */
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    /** Of the file. */
    readonly sha256: Sha256;
    /** The first vintage after it in stated order, where one was taken before: this one was found late. */
    readonly next: VintageNumber | null;
    /** Why its cells differ, where whoever brought it said so. */
    readonly cause: Cause | null;
    /** Columns that became measures by it. */
    readonly defined: readonly DefinedColumn[];
  };
}

/** All cells of the version are in the ledger. */
export interface VintageCompleted {
  readonly kind: 'vintage-completed';
  readonly data: CommonMembers & {
    readonly vintage: VintageNumber;
    readonly statement: Statement;
    readonly effectiveAt: Instant;
    readonly sha256: Sha256;
    readonly tally: VintageTally;
    /** Of its mapped cells. */
    readonly stateSha256: Sha256;
    /** The columns that map to counts, in the file's order and by the file's names. */
    readonly columns: readonly string[];
    /** By present name, what the file calls a column that has another name now. */
    readonly names: Readonly<Record<string, string>>;
    /** Cells that the file calls by another name than most of their column. */
    readonly namedOtherwise: readonly NamedOtherwise[];
    readonly warnings: readonly Warning[];
  };
}

/** What a vintage holds, and what it changed. */
export interface VintageTally {
  readonly rows: Tally;
  readonly cells: Tally;
  readonly reported: Tally;
  readonly amended: Tally;
  readonly retracted: Tally;
  readonly unchanged: Tally;
}

/**
 * @asType integer
 * @minimum 0
 */
export type Tally = number;

export type SeriesEvent = SeriesDefined | SeriesAmended | VintageOpened | VintageCompleted;

/** What the events are called in the log and on the wire, for ever. */
export const SERIES_EVENTS: Readonly<Record<SeriesEvent['kind'], string>> = {
  'series-defined': 'series-defined.v1',
  'series-amended': 'series-amended.v1',
  'vintage-opened': 'vintage-opened.v1',
  'vintage-completed': 'vintage-completed.v1',
};
