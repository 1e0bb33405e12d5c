import { createHash } from 'node:crypto';
import type { JsonObject, LogEvent, NewEvent } from '../../src/event-store/port/index.js';
import type { Template } from './template.js';

/** An event and where it goes. */
export interface Copied {
  readonly stream: string;
  readonly revision: bigint;
  readonly event: NewEvent;
}

/** What differs from copy to copy: ids, days, regions and points. */
const VARIES = new RegExp(
  [
    '(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
    '(?<day>20\\d\\d-\\d\\d-\\d\\d)',
    'UA-(?<region>\\d\\d)',
    '"point":\\[(?<lon>[\\d.]+),(?<lat>[\\d.]+)\\]',
  ].join('|'),
  'g',
);

const DAY_MS = 86_400_000;
/** Copies lie on so many days, one after the other, and on as many again. */
const DAYS = 1_300;
const REGIONS = 24;

/**
 * Copies of what a template tells of, each with ids, days and places of its own, the same ones in each run: events that the ledger
 * would have made itself, but for the ids of counts, which are made up, and the hashes of bodies.
 */
export class Copies {
  private readonly kept: ReadonlySet<string>;
  private readonly texts: readonly string[];

  /** @param sets how many times over there is what stays as it is; copies take turns with them */
  constructor(
    private readonly template: Template<unknown>,
    private readonly sets: number,
  ) {
    this.kept = new Set(template.kept);
    this.texts = template.events.map(textOf);
  }

  /** How many events one copy has. */
  get length(): number {
    return this.texts.length;
  }

  /** What comes before all copies: the keys once, the sources once for each set. */
  before(): Copied[] {
    return Array.from({ length: this.sets }, (_, set) =>
      this.template.before
        .filter(({ sequence }) => set === 0 || sequence !== null)
        .map((event) => this.parse(event, textOf(event), (id) => this.keptIn(id, set))),
    ).flat();
  }

  /** The sequence of the first event of a copy, in a log of copies from the first on. */
  firstSequence(number: number): number {
    const before = this.template.before.filter(({ sequence }) => sequence !== null).length;
    return this.sets * before + number * this.length + 1;
  }

  /** The events of one copy. */
  of(number: number): Copied[] {
    const ids = new Map<string, string>();
    const idOf = (id: string) => {
      const known = ids.get(id) ?? this.idIn(number, id);
      ids.set(id, known);
      return known;
    };
    return this.template.events.map((event, index) =>
      this.parse(event, vary(this.texts[index] ?? '', number, idOf), idOf),
    );
  }

  /** What an id of the template is in a copy. */
  idIn(number: number, id: string): string {
    return this.kept.has(id) ? this.keptIn(id, number % this.sets) : madeOf(`${number}/${id}`);
  }

  /** What a day of the template is in a copy. */
  dayIn(number: number, day: string): string {
    return dayBefore(day, number % DAYS);
  }

  private keptIn(id: string, set: number): string {
    return set === 0 ? id : madeOf(`set ${set}/${id}`);
  }

  private parse(event: LogEvent, text: string, idOf: (id: string) => string): Copied {
    const { data, metadata } = JSON.parse(text) as { data: JsonObject; metadata: JsonObject };
    const stream = event.stream.slice(0, -36) + idOf(event.stream.slice(-36));
    return {
      stream,
      revision: event.revision,
      event: { id: idOf(event.id), type: event.type, data, metadata },
    };
  }
}

function textOf({ data, metadata }: LogEvent): string {
  return JSON.stringify({ data, metadata });
}

/** A text of the template as it stands in a copy. */
function vary(text: string, number: number, idOf: (id: string) => string): string {
  return text.replace(VARIES, (...found) => {
    const { id, day, lon, lat } = found.at(-1) as Record<string, string | undefined>;
    if (id !== undefined) return idOf(id);
    if (day !== undefined) return dayBefore(day, number % DAYS);
    if (lon !== undefined) return `"point":[${moved(lon, number * 7)},${moved(lat, number * 13)}]`;
    return `UA-${10 + (number % REGIONS)}`;
  });
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Within half a degree. */
function moved(degrees: string | undefined, by: number): number {
  return Math.round((Number(degrees) - 0.5 + (by % 1_000) / 1_000) * 10_000) / 10_000;
}

/** A UUID that hangs on a text alone. */
function madeOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
