import type { CellValue } from '../../domain/series/cells.js';
import type { Row } from '../../domain/series/rows.js';
import type { Warning } from '../../domain/kernel/warning.js';
import { parseJson } from './parse-json.js';
import { RowShapes } from './row-shapes.js';
import { UnreadableFileError } from './unreadable-file-error.js';

const MAX_DEPTH = 16;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The rows of a JSON file: the array of objects at the first of the pointers (RFC 6901) that leads to one. A nested
 * object is dotted columns, `a.b`. An array inside a row is left out, with one warning for its column. The names of
 * columns that are whole numbers come first, in their order, as they do in any object of JavaScript.
 * @throws UnreadableFileError
 */
export function readJsonRows(
  json: string,
  pointers: readonly string[],
): { rows: Row[]; warnings: Warning[] } {
  const found = rowsAt(parseJson(json), pointers);
  const reader = new ObjectReader();
  const rows = found.map((row) => reader.row(row));
  const warnings = [...reader.leftOut].map((column) => ({
    code: 'array-left-out',
    detail: `${column}: an array inside a row is left out`,
  }));
  return { rows, warnings };
}

class ObjectReader {
  readonly leftOut = new Set<string>();
  private readonly shapes = new RowShapes();

  row(row: JsonObject): Row {
    this.cells(row, '', 1);
    return this.shapes.end();
  }

  private cells(object: JsonObject, prefix: string, depth: number): void {
    if (depth > MAX_DEPTH) throw this.shapes.refusal(`objects are nested more than ${MAX_DEPTH} deep`);
    for (const name of Object.keys(object)) {
      const value = object[name];
      const column = prefix + name;
      if (value === null || typeof value !== 'object') this.shapes.add(column, scalar(value as CellValue));
      else if (Array.isArray(value)) this.leaveOut(column);
      else this.cells(value as JsonObject, `${column}.`, depth + 1);
    }
  }

  private leaveOut(column: string): void {
    this.shapes.meet(column);
    this.leftOut.add(column);
  }
}

function scalar(value: CellValue): CellValue {
  return value === 'NA' || value === 'NaN' ? null : value;
}

function rowsAt(file: unknown, pointers: readonly string[]): readonly JsonObject[] {
  for (const pointer of pointers) {
    const found = valueAt(file, pointer);
    if (Array.isArray(found) && found.every(isObject)) return found;
  }
  const tried = pointers.map((pointer) => `${JSON.stringify(pointer)} (${inWords(valueAt(file, pointer))})`);
  throw new UnreadableFileError(`the file has no array of objects at ${tried.join(' or ')}`);
}

function valueAt(file: unknown, pointer: string): unknown {
  const [first, ...names] = pointer.split('/');
  if (first !== '') return undefined;
  return names.reduce((value, name) => member(value, unescaped(name)), file);
}

function member(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(name)) return undefined;
  return Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing is there';
  if (value === null) return 'null';
  if (!Array.isArray(value)) return `a value of type ${typeof value}`;
  return `an array whose item ${value.findIndex((item) => !isObject(item)) + 1} is no object`;
}
