import type { DefinedColumn } from '../series/find-series.js';
import type { Version } from './version.js';

/** Cells by the names of their columns: the counted one, and those that qualify it. */
type Cells = Readonly<Record<string, unknown>>;

/** One cell that a vintage would change. */
interface TriedChange {
  readonly change: 'appeared' | 'changed' | 'vanished';
  /** The key cells of its row. */
  readonly key: readonly string[];
  readonly column: string;
  readonly from: Cells | null;
  readonly to: Cells | null;
}

/** What the ledger answers to a vintage. */
export interface VintageAnswer {
  readonly vintage: number;
  readonly statedAt: string;
  readonly reported: number;
  readonly amended: number;
  readonly retracted: number;
  readonly unchanged: number;
  readonly stateSha256: string;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  /** Of a dry run: columns that would become measures. Of others the series tells them. */
  readonly defined?: readonly DefinedColumn[];
  /** Of a dry run: the first cells that would change. */
  readonly changes?: readonly TriedChange[];
}

/** Of warnings and of changes, so many are written out; a table can have thousands. */
const MOST_WARNINGS = 10;
const MOST_CHANGES = 50;

/** What became of a version, or would, in lines. */
export function describeVintage(
  { name }: Pick<Version, 'name'>,
  answer: VintageAnswer,
  { isRepeated, isTrial }: { readonly isRepeated: boolean; readonly isTrial: boolean },
): string {
  const { vintage, statedAt, reported, amended, retracted, unchanged, warnings } = answer;
  const { defined = [], changes = [] } = answer;
  const what = `${isTrial ? 'would be ' : ''}vintage ${vintage}${isRepeated ? ', as before' : ''}`;
  return [
    `${what}: ${name}, stated ${statedAt}`,
    `  reported ${reported}, amended ${amended}, retracted ${retracted}, unchanged ${unchanged}`,
    `  state ${answer.stateSha256}`,
    ...defined.map(
      ({ column, family, measure }) => `  column ${column} becomes the measure ${measure} of ${family}`,
    ),
    ...changes.slice(0, MOST_CHANGES).map(describeChange),
    ...more(isTrial ? reported + amended + retracted - MOST_CHANGES : 0, 'changes'),
    ...warnings.slice(0, MOST_WARNINGS).map(({ code, detail }) => `  warning ${code}: ${detail}`),
    ...more(warnings.length - MOST_WARNINGS, 'warnings'),
  ].join('\n');
}

function more(left: number, what: string): string[] {
  return left > 0 ? [`  and ${left} more ${what}`] : [];
}

/** As a diff has it: what comes with a plus, what goes with a minus, what changes with both. */
function describeChange({ change, key, column, from, to }: TriedChange): string {
  const sign = { appeared: '+', changed: '~', vanished: '-' }[change];
  const values = [from, to].filter((cells) => cells !== null).map((cells) => describeCells(cells, column));
  return `  ${sign} ${[...key, column].join(', ')}: ${values.join(' → ')}`;
}

/** The value itself, with its words where others qualify it. */
function describeCells(cells: Cells, column: string): string {
  const others = Object.entries(cells).filter(([name]) => name !== column);
  const words = others.map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const value = JSON.stringify(cells[column]) ?? 'no cell';
  return words.length === 0 ? value : `${value} (${words.join(', ')})`;
}
