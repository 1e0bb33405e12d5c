import { MAX_CONTAINERS } from '../kernel/group-depth.js';
import { sumFigures } from '../kernel/sum-figures.js';
import type { Input, LeftOut } from './counted.js';

/** Where a group belongs; null for a code that is not defined: it belongs to no scheme, and to the whole. */
export type FindGroup = (code: string) => { readonly scheme: string; readonly within: string } | null;

/** The whole: every group is within it. */
const ALL = 'all';

/** The groups that a group lies in, the nearest first, `all` the last. */
export function containersOf(code: string, find: FindGroup): string[] {
  const containers: string[] = [];
  for (let at = code; at !== ALL && containers.length < MAX_CONTAINERS;) {
    at = find(at)?.within ?? ALL;
    containers.push(at);
  }
  return containers;
}

/** The counts that stand for a group that has none of its own, and those inside of it that do not. */
export interface Subgroups {
  readonly scheme: string;
  readonly inputs: readonly Input[];
  readonly left: readonly LeftOut[];
}

/**
 * Finds what stands for a group: the groups of one scheme inside of it, and for such a one that has no count again the
 * groups inside of that. Of several schemes that which adds up to the most at least: groups need not make up the whole,
 * so each sum is a least. Null when no count is inside of it.
 * @param inputs one count for each group, of the same subject, measure and period
 */
export function subgroupsOf(group: string, inputs: readonly Input[], find: FindGroup): Subgroups | null {
  const inside = inputs.filter((input) => containersOf(input.group, find).includes(group));
  const found = bestScheme(group, inside, find);
  if (!found) return null;
  const taken = new Set(found.inputs);
  const left = inside.filter((input) => !taken.has(input) && !isUnder(input, found.inputs, find));
  return {
    ...found,
    left: left.map((count) => ({ count, why: find(count.group) ? 'another-scheme' : 'no-scheme' })),
  };
}

interface Scheme {
  readonly scheme: string;
  readonly inputs: readonly Input[];
}

function bestScheme(group: string, inputs: readonly Input[], find: FindGroup): Scheme | null {
  const schemes = new Map<string, Set<string>>();
  for (const { group: code } of inputs) {
    const child = [code, ...containersOf(code, find)].find((at) => (find(at)?.within ?? ALL) === group);
    const scheme = child === undefined ? null : find(child)?.scheme;
    if (child === undefined || scheme == null) continue;
    schemes.set(scheme, (schemes.get(scheme) ?? new Set()).add(child));
  }
  const candidates = [...schemes].map(([scheme, children]) => ({
    scheme,
    inputs: [...children].flatMap((child) => standingFor(child, inputs, find)),
  }));
  return candidates.sort(byMost)[0] ?? null;
}

function standingFor(group: string, inputs: readonly Input[], find: FindGroup): readonly Input[] {
  const own = inputs.find((input) => input.group === group);
  if (own) return [own];
  const inside = inputs.filter((input) => containersOf(input.group, find).includes(group));
  return bestScheme(group, inside, find)?.inputs ?? [];
}

function byMost(a: Scheme, b: Scheme): number {
  const [first, second] = [a, b].map(
    ({ inputs }) => sumFigures(inputs.map(({ figure }) => figure))?.low ?? 0,
  );
  return (
    Number(second) - Number(first) || b.inputs.length - a.inputs.length || (a.scheme < b.scheme ? -1 : 1)
  );
}

/** Whether a group that counts contains this one: then it is of the same lineage, and no other. */
function isUnder(input: Input, taken: readonly Input[], find: FindGroup): boolean {
  const containers = containersOf(input.group, find);
  return taken.some(({ group }) => containers.includes(group));
}
