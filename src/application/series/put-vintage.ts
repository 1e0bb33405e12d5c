import { Command } from '@nestjs/cqrs';
import type { VintageAnswer } from '../../../projections/series/answers.js';
import type { CellChange, CellValue } from '../../domain/counts/published-cell.js';
import type { Cause } from '../../domain/kernel/cause.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import type { StatedTime } from '../../domain/kernel/time.js';
import type { Warning } from '../../domain/kernel/warning.js';
import type { DefinedColumn } from '../../domain/series/cells.js';
import type { VintageTally } from '../../domain/series/events.js';
import type { CommandContext } from '../commands/command-context.js';

/** A file as it was published, and what is said of it. */
export interface PublishedFile extends CommonMembers {
  readonly bytes: Uint8Array;
  /** What whoever sent it says that it is. */
  readonly format: 'json' | 'csv';
  readonly statedAt: StatedTime;
  /** Where it was published. */
  readonly url: string | null;
  /** Why its cells differ; null: by what a series' changes are. */
  readonly cause: Cause | null;
}

/** One published version of a series' table comes into the ledger. */
export class PutVintage extends Command<VintageOutcome> {
  constructor(
    readonly context: CommandContext,
    readonly seriesId: string,
    readonly file: PublishedFile,
  ) {
    super();
  }
}

/** The same, without any effect. */
export class TryVintage extends Command<TriedVintage> {
  constructor(
    readonly context: CommandContext,
    readonly seriesId: string,
    readonly file: PublishedFile,
  ) {
    super();
  }
}

/** What came of a vintage. */
export interface VintageOutcome {
  readonly seriesId: string;
  readonly vintage: number;
  /** The head of the series' stream. */
  readonly revision: number;
  readonly answer: VintageAnswer;
  /** It was there already. */
  readonly replayed: boolean;
}

/** One cell that a vintage would change. */
export interface TriedChange {
  readonly countId: string;
  readonly change: CellChange;
  readonly key: readonly string[];
  readonly column: string;
  /** Null where it was not there. */
  readonly from: Readonly<Record<string, CellValue>> | null;
  /** Null where it vanishes. */
  readonly to: Readonly<Record<string, CellValue>> | null;
}

/** What a vintage would do. */
export interface TriedVintage extends VintageTally {
  /** The number that it would have; of one that is taken already, its own. */
  readonly vintage: number;
  readonly statedAt: StatedTime;
  readonly sha256: string;
  readonly stateSha256: string;
  /** Columns that would become measures. */
  readonly defined: readonly DefinedColumn[];
  /** The first of them. */
  readonly changes: readonly TriedChange[];
  readonly warnings: readonly Warning[];
}
