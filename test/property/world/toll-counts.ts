import type { StatedFigure } from './facts.js';
import { sumOf } from './figures.js';
import { daysOf } from './times.js';

/** What the counts of one measure about one subject come to for a group (rules 1, 2 and 5 of tolls). */

/** A count as of the point. */
export interface Item {
  readonly id: string;
  readonly revision: number;
  readonly group: string;
  readonly period: string | null;
  readonly status: 'active' | 'retracted';
  readonly figure: StatedFigure | null;
  readonly sourceId: string;
}
export interface Input extends Item {
  readonly figure: StatedFigure;
}
export interface Left {
  readonly count: Item;
  readonly why: string;
}
export interface Own {
  readonly inputs: readonly Input[];
  readonly left: readonly Left[];
  /** How often groups stand for the group that was asked for. */
  readonly fromSubgroups: number;
}

/** Where groups lie; a code that is not here is not defined: it is in no scheme, and in the whole. */
const GROUPS: Readonly<Record<string, { scheme: string; within: string }>> = {
  children: { scheme: 'age', within: 'all' },
  adults: { scheme: 'age', within: 'all' },
  women: { scheme: 'sex', within: 'all' },
  drones: { scheme: 'munition', within: 'all' },
  strike_drones: { scheme: 'munition', within: 'drones' },
};

/** A group and what it lies in, up to the whole. */
function lineage(group: string): string[] {
  return group === 'all' ? ['all'] : [group, ...lineage(GROUPS[group]?.within ?? 'all')];
}

export const isInside = (group: string, container: string) =>
  group !== container && lineage(group).includes(container);

export interface OwnRules {
  readonly group: string;
  /** Figures of this measure are added over time. */
  readonly isAdded: boolean;
  /** How a count lies in the range that is asked for. */
  readonly positionOf: (item: Item) => 'inside' | 'outside' | 'partly-inside' | 'undated';
  readonly isStrikeRetracted: boolean;
  /** The bucket of time that a count is put into; null where it fits in none. */
  readonly bucketOf: (item: Item) => string | null;
}

/** What stands for the subject in one period. */
interface Reading {
  readonly period: string | null;
  readonly inputs: readonly Input[];
  readonly isDirect: boolean;
  readonly bucket: string | null;
  /** What of other groups is left out where these stand for the whole. */
  readonly left: readonly Left[];
}

export function ownOf(items: readonly Item[], rules: OwnRules): Own {
  const inRange = items.filter((item) => rules.positionOf(item) !== 'outside');
  const isDirect = (item: Item) => item.group === rules.group;
  const direct = inRange.filter(isDirect);
  const others = inRange.filter((item) => !isDirect(item));
  const addable = (list: readonly Item[]) =>
    list.filter((item): item is Input => whyLeft(item, rules) === null && item.figure !== null);
  const readings: Reading[] = addable(direct).map((input) => ({
    period: input.period,
    inputs: [input],
    isDirect: true,
    bucket: rules.bucketOf(input),
    left: [],
  }));
  const taken = readings.map(({ period }) => period);
  for (const period of new Set(addable(others).map((input) => input.period))) {
    if (taken.includes(period)) continue;
    const found = subgroups(
      rules.group,
      addable(others).filter((input) => input.period === period),
    );
    const [first] = found?.inputs ?? [];
    if (found && first) readings.push({ ...found, period, isDirect: false, bucket: rules.bucketOf(first) });
  }
  const { chosen, left } = rules.isAdded ? widest(readings) : latest(readings);
  const standing = chosen.filter((reading) => !reading.isDirect);
  // Of groups that nobody asked for, those are missed that would have stood for the one that was.
  const isMissed = ({ period }: Item) =>
    chosen.length === 0 || standing.some((reading) => reading.period === period);
  return {
    inputs: chosen.flatMap(({ inputs }) => inputs),
    left: [
      ...leftOf(direct, rules),
      ...leftOf(others.filter(isMissed), rules),
      ...standing.flatMap((reading) => reading.left),
      ...left,
    ],
    fromSubgroups: standing.length,
  };
}

/** Retracted counts, unknown figures and the counts of retracted strikes are left out, and what lies partly inside. */
function whyLeft(item: Item, { isStrikeRetracted, positionOf }: OwnRules): string | null {
  if (isStrikeRetracted) return 'strike-retracted';
  if (item.status === 'retracted') return 'retracted';
  if (item.figure === null) return 'unknown';
  const position = positionOf(item);
  return position === 'inside' ? null : position;
}

function leftOf(items: readonly Item[], rules: OwnRules): Left[] {
  return items.flatMap((count) => {
    const why = whyLeft(count, rules);
    return why === null ? [] : [{ count, why }];
  });
}

/** Groups of one scheme within a group; of several schemes that which comes to the most. */
function subgroups(
  group: string,
  inputs: readonly Input[],
): { inputs: readonly Input[]; left: readonly Left[] } | null {
  const inside = inputs.filter((input) => isInside(input.group, group));
  // In the order in which their counts, or those of what is inside of them, were reported.
  const placeOf = (code: string) => inside.findIndex((input) => lineage(input.group).includes(code));
  const children = Object.keys(GROUPS)
    .filter((code) => GROUPS[code]?.within === group && placeOf(code) !== -1)
    .sort((a, b) => placeOf(a) - placeOf(b));
  const schemes = [...new Set(children.map((code) => GROUPS[code]?.scheme ?? ''))].map((scheme) =>
    children
      .filter((code) => GROUPS[code]?.scheme === scheme)
      .flatMap((code) => {
        const own = inside.find((input) => input.group === code);
        return own ? [own] : (subgroups(code, inside)?.inputs ?? []);
      }),
  );
  const least = (list: readonly Input[]) => sumOf(list.map(({ figure }) => figure))?.low ?? 0;
  const nameOf = ([first]: readonly Input[]) => GROUPS[first?.group ?? '']?.scheme ?? '';
  const [best] = schemes
    .filter((list) => list.length > 0)
    .sort((a, b) => least(b) - least(a) || b.length - a.length || (nameOf(a) < nameOf(b) ? -1 : 1));
  if (!best) return null;
  const isCounted = ({ group: code }: Input) => best.some((one) => lineage(code).includes(one.group));
  const left = inside
    .filter((input) => !isCounted(input))
    .map((count) => ({ count, why: count.group in GROUPS ? 'another-scheme' : 'no-scheme' }));
  return { inputs: best, left };
}

interface Choice {
  readonly chosen: readonly Reading[];
  readonly left: readonly Left[];
}

const stretch = ({ period }: Reading) => (period === null ? (['', '~'] as const) : daysOf(period));
const width = (reading: Reading) => {
  const [from, to] = stretch(reading);
  return reading.period === null ? Infinity : Date.parse(to) - Date.parse(from);
};
const compare = (a: string | number, b: string | number) => (a === b ? 0 : a < b ? -1 : 1);

/** What is left is told only where somebody asked for it: not other groups where the group itself counts. */
function leftFor(reading: Reading, rival: Reading, why: string): Left[] {
  return reading.isDirect || !rival.isDirect ? reading.inputs.map((count) => ({ count, why })) : [];
}

/** Of overlapping periods the widest counts; the group itself before others, what fits in a bucket before the rest. */
function widest(readings: readonly Reading[]): Choice {
  const chosen: Reading[] = [];
  const left: Left[] = [];
  const order = [...readings].sort(
    (a, b) =>
      compare(Number(b.isDirect), Number(a.isDirect)) ||
      compare(Number(b.bucket !== null), Number(a.bucket !== null)) ||
      compare(width(b), width(a)) ||
      compare(stretch(a)[0], stretch(b)[0]),
  );
  for (const reading of order) {
    const [from, to] = stretch(reading);
    const rivals = chosen.filter((other) => stretch(other)[0] <= to && stretch(other)[1] >= from);
    // The last of them in time is the one that is told of.
    const rival = rivals.sort((a, b) => compare(stretch(b)[0], stretch(a)[0]))[0];
    if (!rival) chosen.push(reading);
    else {
      const spans = rival.bucket !== null && reading.bucket === null;
      left.push(...leftFor(reading, rival, spans ? 'spans-buckets' : 'inside'));
    }
  }
  return { chosen, left };
}

/** Cumulative and level measures are not added over time: the latest stands, in each bucket. */
function latest(readings: readonly Reading[]): Choice {
  const chosen: Reading[] = [];
  const left: Left[] = [];
  for (const bucket of new Set(readings.map((reading) => reading.bucket))) {
    const [last, ...others] = readings
      .filter((reading) => reading.bucket === bucket)
      .sort(
        (a, b) =>
          compare(Number(b.isDirect), Number(a.isDirect)) ||
          compare(stretch(b)[1], stretch(a)[1]) ||
          compare(stretch(b)[0], stretch(a)[0]),
      );
    if (!last) continue;
    chosen.push(last);
    const why = last.period === null ? 'inside' : 'earlier-period';
    left.push(...others.flatMap((other) => leftFor(other, last, why)));
  }
  return { chosen, left };
}
