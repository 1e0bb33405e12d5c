import type { PlacedCell } from './cells.js';
import type { KeptRow } from './kept-rows.js';

/** Finds cells that come to one count. Only rows of one subject and one period can have such. */
export class Meetings {
  private readonly shared = new Map<string, Meeting>();

  constructor(rows: readonly KeptRow[]) {
    const met = new Set<string>();
    for (const row of rows) {
      const place = placeOf(row);
      if (met.has(place)) this.shared.set(place, new Meeting());
      met.add(place);
    }
  }

  /** Where the cells of the row meet others. */
  of(row: KeptRow): Meeting {
    return this.shared.get(placeOf(row)) ?? new Meeting();
  }
}

class Meeting {
  private readonly cells = new Map<string, PlacedCell>();

  /** The cell that came to the count before; null for the first. */
  meet(cell: PlacedCell): PlacedCell | null {
    const { family, measure, group } = cell.count;
    const quantity = `${family} ${measure} ${group}`;
    const other = this.cells.get(quantity);
    if (other) return other;
    this.cells.set(quantity, cell);
    return null;
  }
}

function placeOf({ key: { subject, period } }: KeptRow): string {
  return `${subject.id} ${period}`;
}
