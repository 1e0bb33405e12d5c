/** That a strike is part of another. */
export interface Link {
  readonly part: string;
  readonly whole: string;
  /** Of the entry that says so. */
  readonly sequence: number;
}

/** Wholes and their parts. */
export interface Forest {
  readonly partsOf: ReadonlyMap<string, readonly string[]>;
  readonly wholeOf: ReadonlyMap<string, string>;
  /** Links that would have closed a circle. */
  readonly cut: readonly Link[];
}

/**
 * Makes trees of links. Commands refuse circles, and yet entries of several strikes that were never in force together
 * may be so as of a stated time: then the link that was recorded last is cut.
 */
export function forestOf(links: readonly Link[]): Forest {
  const partsOf = new Map<string, string[]>();
  const wholeOf = new Map<string, string>();
  const cut: Link[] = [];
  for (const link of [...links].sort((a, b) => a.sequence - b.sequence)) {
    if (isAtOrAbove(link.part, link.whole, wholeOf)) {
      cut.push(link);
      continue;
    }
    wholeOf.set(link.part, link.whole);
    const parts = partsOf.get(link.whole);
    if (parts) parts.push(link.part);
    else partsOf.set(link.whole, [link.part]);
  }
  return { partsOf, wholeOf, cut };
}

function isAtOrAbove(id: string, from: string, wholeOf: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = from; at !== undefined; at = wholeOf.get(at)) if (at === id) return true;
  return false;
}

/** The roots and all below them, each before its parts. Without recursion: a chain of parts has any length. */
export function wholesFirst(roots: readonly string[], { partsOf }: Forest): string[] {
  const order = [...roots];
  // It grows while it is gone through.
  for (const id of order) for (const part of partsOf.get(id) ?? []) order.push(part);
  return order;
}
