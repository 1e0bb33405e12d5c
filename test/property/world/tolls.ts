import { valueOf } from './count-entries.js';
import { countsAt } from './counts.js';
import type { Point, World } from './facts.js';
import { sumOf } from './figures.js';
import { noticesAbout } from './notices.js';
import { daysOf } from './times.js';
import { isInside, type Item, ownOf } from './toll-counts.js';
import {
  positionIn,
  subjectAt,
  treesOf,
  type TollSubject,
  type Window,
  withParts,
  withWholes,
} from './toll-subjects.js';
import { type Key, type Portion, reckon, type Reckoned, together } from './toll-wholes.js';

/** Tolls: totals of one measure and group, by subject with its parts, or grouped. */

export interface TollAsked {
  readonly subject: string | null;
  readonly subjectType: 'strike' | 'situation';
  readonly family: string;
  readonly measure: string;
  readonly group: string;
  readonly range: Window;
  readonly groupings: readonly string[];
}

/** Measures that are not added over time. */
const NOT_ADDED = ['killed_cumulative', 'missing'];
const UNITS: Readonly<Record<string, string>> = { casualty: 'people', munitions: 'munitions' };

export function tollsAt(world: World, asked: TollAsked, point: Point) {
  const { subject, subjectType, family, measure, group, groupings } = asked;
  const isStrike = subjectType === 'strike';
  const scope = subject === null ? null : isStrike ? withParts(world, [subject], point) : [subject];
  const counts = countsAt(world, point).filter(
    ({ quantity }) =>
      quantity.family === family &&
      quantity.measure === measure &&
      quantity.subject.type === subjectType &&
      (scope === null || scope.includes(quantity.subject.id)),
  );
  const subjects = [...new Set([...(scope ?? []), ...counts.map(({ quantity }) => quantity.subject.id)])];
  const ids = isStrike ? withWholes(world, subjects, point) : subjects;
  const { wholeOf, cut } = isStrike ? treesOf(world, ids, point) : { wholeOf: new Map(), cut: new Set() };
  const rules = rulesOf(asked);
  const keyOf = (id: string, item: Item) => rules.keyOf(subjectAt(world, subjectType, id, point), item);
  const roots = subject === null ? ids.filter((id) => !wholeOf.has(id)) : [subject];
  const reckoned = together(
    roots.map((root) =>
      reckon(root, {
        partsOf: (id) => ids.filter((part) => wholeOf.get(part) === id),
        isCut: (id) => cut.has(id),
        keyOf,
        ownOf: (id) => {
          const items = counts
            .filter(({ quantity }) => quantity.subject.id === id)
            .filter(({ quantity }) => quantity.group === group || isInside(quantity.group, group))
            .map(itemOf);
          return items.length === 0
            ? null
            : ownOf(items, rules.ownRules(subjectAt(world, subjectType, id, point)));
        },
      }),
    ),
  );
  const totals = totalsOf(reckoned);
  if (totals.length === 0 && groupings.length === 0) totals.push(totalOf([], [], reckoned));
  return totals.map(({ key, inputs, ...total }) => ({
    key: Object.fromEntries(groupings.map((by, at) => [by, key[at] ?? null])),
    family,
    measure,
    group,
    unit: UNITS[family],
    ...total,
    inputs: inputs.map(inputAnswer),
    notices: [
      ...new Set(
        inputs.flatMap(({ id }) =>
          noticesAbout(world, world.quantityOf(id), point).map((notice) => notice.id),
        ),
      ),
    ],
  }));
}

function itemOf({ id, quantity: { group, period }, entry }: ReturnType<typeof countsAt>[number]): Item {
  const { revision, statement } = entry;
  const { status, ...value } = valueOf(entry);
  const figure = 'figure' in value ? (value.figure ?? null) : null;
  return { id, revision, group, period, status, figure, sourceId: statement?.sourceId ?? '' };
}

const inputAnswer = ({ id, revision, figure }: Item) => ({ id, revision, figure });

function rulesOf({ group, measure, range, groupings }: TollAsked) {
  const isAdded = !NOT_ADDED.includes(measure);
  const apart = groupings.filter((by) =>
    isAdded ? ['period.month', 'period.year'].includes(by) : by.startsWith('period'),
  );
  const keyOf = (by: readonly string[], subject: TollSubject, item: Item): Key =>
    by.map((grouping) => valueFor(grouping, { measure, group }, subject, item));
  return {
    keyOf: (subject: TollSubject, item: Item) => keyOf(groupings, subject, item),
    ownRules: (subject: TollSubject) => ({
      group,
      isAdded,
      isStrikeRetracted: subject.status === 'retracted',
      positionOf: (item: Item) => positionIn(range, windowFor(subject, item)),
      bucketOf: (item: Item) => {
        const key = keyOf(apart, subject, item);
        return key.includes(null) ? null : key.join(' ');
      },
    }),
  };
}

/** `from` and `to` apply to the period, else to the time of occurrence. */
function windowFor(subject: TollSubject, { period }: Item): Window | null {
  if (period === null) return subject.window;
  const [from, to] = daysOf(period);
  return { from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z` };
}

function valueFor(
  by: string,
  { measure, group }: { measure: string; group: string },
  subject: TollSubject,
  item: Item,
): string | null {
  const days = daysFor(subject, item);
  const common = (length: number) =>
    days && days[0].slice(0, length) === days[1].slice(0, length) ? days[0].slice(0, length) : null;
  const values: Readonly<Record<string, string | null>> = {
    'place.country': subject.country,
    'place.admin1': subject.admin1,
    attacker: subject.attacker,
    source: item.sourceId,
    measure,
    group,
    period: item.period ?? (days && periodOf(days)),
    'period.month': common(7),
    'period.year': common(4),
  };
  return values[by] ?? null;
}

function daysFor(subject: TollSubject, { period }: Item): readonly [string, string] | null {
  if (period !== null) return daysOf(period);
  const { from = null, to = null } = subject.window ?? {};
  return from === null || to === null ? null : [from.slice(0, 10), to.slice(0, 10)];
}

/** The shortest form of the same days. */
function periodOf([from, to]: readonly [string, string]): string {
  const shorter = [from, from.slice(0, 7), from.slice(0, 4)].find((text) => {
    const [first, last] = daysOf(text);
    return first === from && last === to;
  });
  return shorter ?? `${from}/${to}`;
}

function totalsOf(reckoned: Reckoned) {
  const all = [...reckoned.portions, ...reckoned.left, ...reckoned.warnings].map(({ key }) =>
    JSON.stringify(key),
  );
  return [...new Set(all)].map((name) => {
    const isOf = ({ key }: { key: Key }) => JSON.stringify(key) === name;
    return totalOf(JSON.parse(name) as Key, reckoned.portions.filter(isOf), {
      left: reckoned.left.filter(isOf),
      warnings: reckoned.warnings.filter(isOf),
    });
  });
}

function totalOf(
  key: Key,
  portions: readonly Portion[],
  { left, warnings }: Pick<Reckoned, 'left' | 'warnings'>,
) {
  const wholes = portions.flatMap(({ whole }) => whole ?? []);
  const add = (sums: readonly Portion['figure'][]) => sumOf(sums.map((sum) => ({ ...sum, asStated: null })));
  return {
    key,
    figure: add(portions.map(({ figure }) => figure)),
    inputs: portions.flatMap(({ inputs }) => inputs),
    unattributed: add(wholes.map((whole) => whole.unattributed)),
    wholes: wholes.map((whole) => ({
      ...whole,
      inputs: whole.inputs.map(({ id }) => id),
      parts: whole.parts.map(inputAnswer),
    })),
    left: left.map(({ count, why }) => ({ id: count.id, why })),
    warnings: warnings.map(({ code }) => code),
  };
}
