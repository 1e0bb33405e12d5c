import { type FigureSum, sumFigures } from '../kernel/sum-figures.js';
import type { StatedFigure } from '../kernel/figure.js';
import type { Warning } from '../kernel/warning.js';
import type { Input, LeftOut } from './counted.js';
import type { Key } from './keys.js';
import type { Portion, Reckoning, Whole } from './wholes.js';

/** A total: what it comes to, what it stands on, and what is left out. */
export interface Toll {
  readonly key: Key;
  /** Null when there is nothing to add. */
  readonly figure: FigureSum | null;
  readonly inputs: readonly Input[];
  /** What of the wholes no part accounts for; null where no whole with parts is counted. */
  readonly unattributed: FigureSum | null;
  readonly wholes: readonly Whole[];
  readonly left: readonly LeftOut[];
  readonly warnings: readonly Warning[];
}

/** The totals of a reckoning, one for each key, in the order of their keys; null comes last. */
export function tollsOf({ portions, left, warnings }: Reckoning): Toll[] {
  const byKey = new Map<string, Key>();
  const nameOf = ({ key }: { readonly key: Key }) => {
    const name = JSON.stringify(key);
    byKey.set(name, key);
    return name;
  };
  const portionsOf = Map.groupBy(portions, nameOf);
  const leftOf = Map.groupBy(left, nameOf);
  const warningsOf = Map.groupBy(warnings, nameOf);
  return [...byKey]
    .sort(([, a], [, b]) => compareKeys(a, b))
    .map(([name, key]) => ({
      key,
      ...totalOf(portionsOf.get(name) ?? []),
      left: leftOf.get(name) ?? [],
      warnings: (warningsOf.get(name) ?? []).map(({ warning }) => warning),
    }));
}

function totalOf(portions: readonly Portion[]): Omit<Toll, 'key' | 'left' | 'warnings'> {
  const wholes = portions.flatMap(({ whole }) => whole ?? []);
  return {
    figure: addSums(portions.map(({ figure }) => figure)),
    inputs: portions.flatMap(({ inputs }) => inputs),
    unattributed: addSums(wholes.map((whole) => whole.unattributed)),
    wholes,
  };
}

/** Adds what are sums already, by the same rule. */
function addSums(sums: readonly FigureSum[]): FigureSum | null {
  return sumFigures(sums.map((sum): StatedFigure => ({ ...sum, asStated: null })));
}

/** The order of keys, by each value in turn; null comes last. */
export function compareKeys(a: Key, b: Key): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? null;
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -1 : 1;
  }
  return 0;
}
