import { inForce, type Occurred, type Point, type World } from './facts.js';
import { strikeEntryAt } from './strikes.js';
import { beginOf, daysAfter, daysOf, endOf } from './times.js';

/** What tolls look at of subjects: where and when, by whom, and of what they are parts. */

export interface Window {
  readonly from: string | null;
  readonly to: string | null;
}

export interface TollSubject {
  readonly status: 'active' | 'retracted';
  readonly country: string | null;
  readonly admin1: string | null;
  readonly attacker: string | null;
  readonly window: Window | null;
}

/** Nothing is known of what is not stated by then; a count of it may be in force all the same. */
const NOTHING: TollSubject = { status: 'active', country: null, admin1: null, attacker: null, window: null };

export function subjectAt(world: World, type: 'strike' | 'situation', id: string, point: Point): TollSubject {
  if (type === 'situation') {
    const place = inForce(world.of('situation', id), point)?.details.place;
    return { ...NOTHING, country: place?.country ?? null, admin1: place?.admin1 ?? null };
  }
  const entry = strikeEntryAt(world, id, point);
  if (!entry) return NOTHING;
  const { place, attacker, occurred } = entry.details;
  const { country, admin1 } = place;
  return { status: entry.status, country, admin1, attacker, window: windowOf(occurred) };
}

/** Where only its beginning is given, the precision says how long it is, or leaves it open. */
function windowOf({ from, to, precision }: Occurred): Window | null {
  if (from === null && to === null) return null;
  return {
    from: from && beginOf(from),
    to: to === null ? lastOf(from?.slice(0, 10) ?? '', precision) : endOf(to),
  };
}

function lastOf(day: string, precision: Occurred['precision']): string | null {
  switch (precision) {
    case 'hour':
    case 'day':
      return endOf(day);
    case 'week':
      return endOf(daysAfter(day, 6));
    case 'month':
      return endOf(daysOf(day.slice(0, 7))[1]);
    case 'year':
      return endOf(daysOf(day.slice(0, 4))[1]);
    case 'days':
    case 'unknown':
      return null;
  }
}

/** How something lies in a range, which is open where it names no end. */
export function positionIn(range: Window, window: Window | null) {
  if (range.from === null && range.to === null) return 'inside';
  if (window === null) return 'undated';
  const [from, to] = [window.from ?? '', window.to ?? '~'];
  const [first, last] = [range.from ?? '', range.to ?? '~'];
  if (to < first || last < from) return 'outside';
  return first <= from && to <= last ? 'inside' : 'partly-inside';
}

/** The strikes that are parts of strikes, at any depth, themselves among them. */
export function withParts(world: World, ids: readonly string[], point: Point): string[] {
  const all = new Set(ids);
  const entries = world.ids('strike').flatMap((id) => strikeEntryAt(world, id, point) ?? []);
  for (const id of all) {
    for (const entry of entries) if (entry.details.partOf === id) all.add(entry.id);
  }
  return [...all];
}

/** The strikes that are wholes of strikes, at any depth, these among them. */
export function withWholes(world: World, ids: readonly string[], point: Point): string[] {
  const all = new Set(ids);
  for (const id of all) {
    const whole = strikeEntryAt(world, id, point)?.details.partOf;
    if (whole != null) all.add(whole);
  }
  return [...all];
}

export interface Trees {
  readonly wholeOf: ReadonlyMap<string, string>;
  readonly cut: ReadonlySet<string>;
}

/** The links between these strikes. One that would close a circle is cut: the later one, by the entry that says so. */
export function treesOf(world: World, ids: readonly string[], point: Point): Trees {
  const wholeOf = new Map<string, string>();
  const cut = new Set<string>();
  const entries = ids
    .flatMap((id) => strikeEntryAt(world, id, point) ?? [])
    .sort((a, b) => a.sequence - b.sequence);
  for (const { id, details } of entries) {
    if (details.partOf === null) continue;
    if (isAtOrAbove(id, details.partOf, wholeOf)) cut.add(id);
    else wholeOf.set(id, details.partOf);
  }
  return { wholeOf, cut };
}

function isAtOrAbove(id: string, from: string, wholeOf: ReadonlyMap<string, string>): boolean {
  let at: string | undefined = from;
  while (at !== undefined && at !== id) at = wholeOf.get(at);
  return at === id;
}
