/** How rows of the same columns are laid out. */
export interface Layout {
  /** As published. */
  readonly columns: readonly string[];
  /** The same by their present names. */
  readonly names: readonly string[];
  /** Where the key cells are, in the order of the series' key; -1 for one that is not there. */
  readonly keyAt: readonly number[];
  /** Two published names of one column, which no row may have both. */
  readonly twins: readonly [string, string] | null;
}

/** Gives rows of the same columns one layout. */
export class Layouts {
  private readonly known = new Map<readonly string[], Layout>();

  /** @param key the present names of the key's columns, in order */
  constructor(
    private readonly key: readonly string[],
    private readonly presentName: (published: string) => string,
  ) {}

  of(columns: readonly string[]): Layout {
    const known = this.known.get(columns);
    if (known) return known;
    const names = columns.map(this.presentName);
    const keyAt = this.key.map((column) => names.indexOf(column));
    const layout = { columns, names, keyAt, twins: twinsOf(columns, names) };
    this.known.set(columns, layout);
    return layout;
  }
}

function twinsOf(columns: readonly string[], names: readonly string[]): Layout['twins'] {
  const first = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const column = columns[index] ?? name;
    const other = first.get(name);
    if (other !== undefined) return [other, column];
    first.set(name, column);
  }
  return null;
}
