/** The cells that a row is expected to have, made of the JSON of its item by the rules that are documented. */

export interface DescribedColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'instant' | 'json';
  readonly hxl: string;
  readonly description: string;
}

/** A cell as JSON would have it; null for nothing. */
export type Expected = unknown;

/** Members that have columns of other names, or in another form. */
const OTHERWISE: Readonly<Record<string, (value: unknown) => Readonly<Record<string, unknown>>>> = {
  place_point: (point) => {
    const [longitude, latitude] = (point ?? [null, null]) as (number | null)[];
    return { place_longitude: longitude, place_latitude: latitude };
  },
  published: (cell) => ({ published: cell === null ? null : JSON.stringify(cell) }),
};

/** What is said of a figure in a column of its own. */
const STATES: Readonly<Record<string, (item: Json) => string | null>> = {
  state: (item) => ('key' in item ? (item['figure'] === null ? null : 'reported') : stateOf(item)),
  last_figure_state: (item) => stateOfFigure(item['lastFigure']),
  previous_state: (item) => {
    if ('previousStatus' in item) {
      const status = item['previousStatus'] as string;
      return status === 'active' ? stateOfFigure(item['previous']) : status;
    }
    const before = item['previous'] as Json | null | undefined;
    return before ? stateOfFigure(before['figure']) : null;
  },
  made_on_state: (item) => stateOfFigure((item['madeOn'] as Json)['figure']),
  figure_now_state: (item) => stateOf((item['figureNow'] ?? {}) as Json),
  figure_now_last_figure_state: (item) => stateOfFigure(((item['figureNow'] ?? {}) as Json)['lastFigure']),
  grouped_by: (item) => Object.keys(item['key'] as object).join(';'),
};

type Json = Readonly<Record<string, unknown>>;

function stateOf(item: Json): string | null {
  // Of corrections the status is not that of their figure.
  if (item['status'] === 'retracted') return 'retracted';
  return stateOfFigure(item['figure']);
}

function stateOfFigure(figure: unknown): string | null {
  if (figure === undefined) return null;
  return figure === null ? 'unknown' : 'reported';
}

/**
 * The cells of an item, one for each column.
 * @throws Error for a member that no column holds
 */
export function expectedCells(item: object, columns: readonly DescribedColumn[]): Expected[] {
  const names = new Set(columns.map(({ name }) => name));
  const cells: Record<string, Expected> = {};
  take(item as Json, '');
  for (const [name, state] of Object.entries(STATES)) if (names.has(name)) cells[name] = state(item as Json);
  return columns.map(({ name }) => cells[name] ?? null);

  function take(members: Json, prefix: string): void {
    for (const [member, value] of Object.entries(members)) takeMember(`${prefix}${snakeCase(member)}`, value);
  }

  function takeMember(name: string, value: unknown): void {
    const others = OTHERWISE[name];
    // `previous` and `place` are members of several forms: their columns are those of what is inside.
    if (others) Object.assign(cells, others(value));
    else if (names.has(name)) cells[name] = value;
    else if (value === null && [...names].some((other) => other.startsWith(`${name}_`))) return;
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      take(value as Json, `${name}_`);
    else if (!COVERED.has(name)) throw new Error(`no column holds ${name}: ${JSON.stringify(value)}`);
  }
}

/** Said by `previous_state`. */
const COVERED = new Set(['previous_status']);

function snakeCase(member: string): string {
  return member.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A cell as CSV has it: the text of it, with an apostrophe in front where a spreadsheet could run it. */
export function asText(cell: Expected, { type }: DescribedColumn): string {
  if (cell === null) return '';
  if (type === 'json') return JSON.stringify(cell);
  const text = Array.isArray(cell) ? cell.join(';') : `${cell as string | number | boolean}`;
  return type === 'text' && /^['=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** A cell as Parquet has it. */
export function asParquet(cell: Expected, { type }: DescribedColumn): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell as number | string);
  if (type === 'instant') return new Date(cell as string);
  return Array.isArray(cell) && type === 'text' ? cell.join(';') : cell;
}
