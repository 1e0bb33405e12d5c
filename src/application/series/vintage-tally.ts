import type { CellChange } from '../../domain/counts/published-cell.js';
import type { Warning } from '../../domain/kernel/warning.js';
import type { PlacedTable } from '../../domain/series/cells.js';
import type { VintageTally } from '../../domain/series/events.js';
import type { CellDifference } from './lane-difference.js';
import type { CellOutcome } from './lane-publisher.js';

/** Gathers what becomes of the cells of a vintage. */
export class Tallying {
  private readonly changes: Record<CellChange, number> = { appeared: 0, changed: 0, vanished: 0 };
  private readonly warned = new Map<string, { count: number; first: string }>();

  constructor(private readonly table: PlacedTable) {}

  /** @param outcomes what became of each of them */
  note(differences: readonly CellDifference[], outcomes: readonly CellOutcome[]): void {
    for (const [index, { change, warnings }] of outcomes.entries()) {
      if (change !== null) this.changes[change] += 1;
      const { key = [], column = '' } = differences[index]?.cell ?? differences[index]?.held ?? {};
      this.warn(warnings, `${key.join(' ')} ${column}`.trim());
    }
  }

  /** @param place which cell: its key and column */
  private warn(warnings: readonly Warning[], place: string): void {
    for (const { code, detail } of warnings) {
      const known = this.warned.get(code);
      if (known) known.count += 1;
      else this.warned.set(code, { count: 1, first: `${place}: ${detail}` });
    }
  }

  get tally(): VintageTally {
    const { rows, cells, placed } = this.table;
    const { appeared, changed, vanished } = this.changes;
    return {
      rows,
      cells,
      reported: appeared,
      amended: changed,
      retracted: vanished,
      unchanged: placed.length - appeared - changed,
    };
  }

  /** What is odd about the file, then what is odd about its cells: once for each kind, with how often. */
  get warnings(): Warning[] {
    const ofCells = [...this.warned].map(([code, { count, first }]) => ({
      code,
      detail: count === 1 ? first : `${count} cells, the first: ${first}`,
    }));
    return [...this.table.warnings, ...ofCells];
  }
}
