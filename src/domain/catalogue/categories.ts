import { AGREEMENT_EVENTS } from '../agreements/events.js';
import { COUNT_EVENTS } from '../counts/events.js';
import { FAMILIES } from '../counts/families.js';
import { NOTICE_EVENTS } from '../notices/events.js';
import { DIPLOMATIC_EVENT_EVENTS } from '../diplomatic-events/events.js';
import { SITUATION_EVENTS } from '../situations/events.js';
import { GROUP_EVENTS } from '../groups/events.js';
import { MEASURE_EVENTS } from '../measures/events.js';
import { SERIES_EVENTS } from '../series/events.js';
import { SOURCE_EVENTS } from '../sources/events.js';
import { STRIKE_EVENTS } from '../strikes/events.js';

/** A kind of stream: one resource, one stream, `ledger-<name>-<id>`. */
export interface Category {
  readonly name: string;
  /** Its path under `/v1`. */
  readonly collection: string;
  /** The family of a category of counts, else null. */
  readonly family: string | null;
  /** The names of its events in the log and on the wire, without their common beginning, by kind. */
  readonly events: Readonly<Record<string, string>>;
}

const category = (name: string, events: Category['events']): Category => ({
  name,
  collection: `${name}s`,
  family: null,
  events,
});

/** The category of one family's counts. */
export const countCategory = (family: string): Category => ({
  ...category(
    `${family}-count`,
    Object.fromEntries(Object.entries(COUNT_EVENTS).map(([kind, name]) => [kind, `${family}-${name}`])),
  ),
  family,
});

export const SOURCE = category('source', SOURCE_EVENTS);
export const STRIKE = category('strike', STRIKE_EVENTS);
export const NOTICE = category('notice', NOTICE_EVENTS);
export const SITUATION = category('situation', SITUATION_EVENTS);
export const DIPLOMATIC_EVENT = category('diplomatic-event', DIPLOMATIC_EVENT_EVENTS);
export const AGREEMENT = category('agreement', AGREEMENT_EVENTS);
/** Its plural is the same word. */
export const SERIES: Category = { ...category('series', SERIES_EVENTS), collection: 'series' };
export const MEASURE = category('measure', MEASURE_EVENTS);
export const GROUP = category('group', GROUP_EVENTS);

export const CATEGORIES: readonly Category[] = [
  SOURCE,
  STRIKE,
  NOTICE,
  SITUATION,
  DIPLOMATIC_EVENT,
  MEASURE,
  GROUP,
  ...FAMILIES.map(({ code }) => countCategory(code)),
  AGREEMENT,
  SERIES,
];

/** The category whose resources are under a path. */
export function categoryAt(collection: string): Category {
  const category = CATEGORIES.find((candidate) => candidate.collection === collection);
  if (!category) throw new Error(`no category is at ${collection}`);
  return category;
}

const UUID_LENGTH = 36;

export function streamOf({ name }: Pick<Category, 'name'>, id: string): string {
  return `ledger-${name}-${id}`;
}

/** The category and the id in a stream's name; null for a stream that this version does not know. */
export function parseStream(stream: string): { category: Category; id: string } | null {
  const name = stream.slice('ledger-'.length, -UUID_LENGTH - 1);
  const category = CATEGORIES.find((candidate) => candidate.name === name);
  return category && stream.startsWith('ledger-') ? { category, id: stream.slice(-UUID_LENGTH) } : null;
}
