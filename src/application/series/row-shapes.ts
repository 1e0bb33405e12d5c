import type { CellValue } from '../../domain/series/cells.js';
import type { Row } from '../../domain/series/rows.js';
import { UnreadableFileError } from './unreadable-file-error.js';

const MAX_COLUMNS = 2_000;
const MAX_NAME = 500;
const MAX_TEXT = 32_768;
export const MAX_ROWS = 1_000_000;
/** Mapped or not. */
export const MAX_CELLS = 4_000_000;

/** The columns up to one of a row. Rows whose columns begin alike go the same way. */
class Shape {
  /** The names of the columns, in order, once a row has ended here. */
  columns: readonly string[] | null = null;
  private readonly following = new Map<string, Shape>();
  /** The step that was taken last, which mostly is the next one too. */
  private last: Shape | null = null;

  constructor(
    private readonly before: Shape | null,
    private readonly name: string,
  ) {}

  next(name: string): Shape | null {
    if (this.last?.name === name) return this.last;
    const found = this.following.get(name);
    if (found) this.last = found;
    return found ?? null;
  }

  grow(name: string): Shape {
    const shape = new Shape(this, name);
    this.following.set(name, shape);
    return shape;
  }

  names(): string[] {
    const names: string[] = [];
    for (let shape = this as Shape; shape.before; shape = shape.before) names.push(shape.name);
    return names.reverse();
  }
}

/** Makes rows of cells, one after the other, and holds them to what the ledger takes. */
export class RowShapes {
  private readonly root = new Shape(null, '');
  private readonly names = new Set<string>();
  private shape = this.root;
  private readonly values: CellValue[] = [];
  private number = 1;
  private cells = 0;

  /** One more cell of the row. @throws UnreadableFileError */
  add(column: string, value: CellValue): void {
    this.shape = this.shape.next(column) ?? this.grow(column);
    this.values.push(this.held(column, value));
    this.cells++;
    if (this.cells > MAX_CELLS) throw this.refusal(`more than ${MAX_CELLS} cells`);
  }

  /** The row of the cells since the last one. @throws UnreadableFileError */
  end(): Row {
    if (this.number > MAX_ROWS) throw this.refusal(`more than ${MAX_ROWS} rows`);
    this.shape.columns ??= this.distinct(this.shape.names());
    // A copy has no room to spare.
    const row = { columns: this.shape.columns, values: this.values.slice() };
    this.values.length = 0;
    this.shape = this.root;
    this.number++;
    return row;
  }

  /** A column that the file has, with a cell or without. @throws UnreadableFileError */
  meet(column: string): void {
    if (this.names.has(column)) return;
    if (column.length > MAX_NAME) throw this.refusal(`a column's name has more than ${MAX_NAME} characters`);
    if (!column.isWellFormed()) throw this.refusal(`a column's name is not Unicode`);
    this.names.add(column);
    if (this.names.size > MAX_COLUMNS) throw this.refusal(`more than ${MAX_COLUMNS} columns`);
  }

  /** What to say of the row that is being made. */
  refusal(detail: string): UnreadableFileError {
    return new UnreadableFileError(`row ${this.number}: ${detail}`);
  }

  private grow(column: string): Shape {
    this.meet(column);
    return this.shape.grow(column);
  }

  private held(column: string, value: CellValue): CellValue {
    if (typeof value === 'string') {
      if (value.length > MAX_TEXT && [...value].length > MAX_TEXT) {
        throw this.refusal(`column ${column} has more than ${MAX_TEXT} characters`);
      }
      if (!value.isWellFormed()) throw this.refusal(`the text of column ${column} is not Unicode`);
      return value;
    }
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) throw this.refusal(`the number of column ${column} is too large to be held`);
    // JSON has a zero below zero, which is no other value.
    return value + 0;
  }

  private distinct(columns: readonly string[]): readonly string[] {
    const met = new Set<string>();
    for (const column of columns) {
      if (met.has(column)) throw this.refusal(`two columns are called ${column}`);
      met.add(column);
    }
    return columns;
  }
}
