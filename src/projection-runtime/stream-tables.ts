import type { Database } from 'better-sqlite3';
import type { Category } from '../domain/catalogue/categories.js';
import type { LedgerEvent } from '../domain/catalogue/event-types.js';
import type { EventMetadata } from '../domain/catalogue/metadata.js';
import { visibleFrom } from '../domain/catalogue/visible-from.js';
import type { At } from './at.js';
import { inBox } from './box.js';
import { type PointParameters, pointOf } from './point.js';
import type { ProjectedEvent, Projection } from './projection.js';
import type { ReadModel } from './read-model.js';
import { wordTable } from './words.js';

/** An event of a resource's stream, as its answers need it. */
export interface StreamEntry<Event = LedgerEvent> {
  readonly revision: number;
  readonly sequence: number;
  readonly eventId: string;
  /** Wire name. */
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly event: Event;
}

/** What of a resource's stream is visible at a point, in order of revision; the first is what made the resource. */
export interface VisibleStream<Event = LedgerEvent> {
  readonly id: string;
  readonly entries: readonly StreamEntry<Event>[];
}

interface Named extends Pick<Projection, 'name' | 'version'> {
  readonly category: Category;
  /** Which of its events are rows; all of them when absent. */
  readonly keeps?: (event: LedgerEvent) => boolean;
}

/** A resource as lists find it. */
export interface ResourceRow {
  readonly created: number;
  readonly id: string;
}

interface EntryRow extends Omit<StreamEntry, 'event'> {
  readonly event: string;
}

/** What lists of resources are filtered and ordered by: values of a resource, as each entry leaves them. */
export interface Facets<Event, Name extends string> {
  /** Those that an index finds. Constants of ours; columns are called after them. */
  readonly names: readonly Name[];
  /** Those that are kept, but that nothing is found by alone. */
  readonly kept: readonly Name[];
  /** Which of all these are searched for words. */
  readonly words: readonly Name[];
  /** The values after one more entry; `before` is null at the first. */
  after(event: Event, before: FacetValues<Name> | null): FacetValues<Name>;
}

export type FacetValues<Name extends string> = { readonly [Facet in Name]: string | number | null };

/** SQL: whether an entry is visible at the point. */
const visible = (entry: string) =>
  `${entry}.sequence <= @sequence AND (${entry}.visible_from IS NULL OR ${entry}.visible_from <= @stated)`;

const columnOf = (facet: string) => `facet_${facet}`;
const wordsColumnOf = (facet: string) => `words_${facet}`;

/**
 * The tables of a category whose streams are short: a resource is read by folding those of its entries that are visible
 * at the point. That is right on both axes as long as each of its decisions stands no earlier, in stated order, than
 * what it replaces.
 */
export class StreamTables<Event extends LedgerEvent, Facet extends string> {
  /** Whose `created` is the sequence of the first event, which orders lists. */
  private readonly resources: string;
  private readonly entries: string;

  /**
   * @param name a constant of ours; the tables are called after it
   * @param facets what lists are filtered by
   */
  constructor(
    name: string,
    private readonly facets: Facets<Event, Facet>,
  ) {
    this.resources = name;
    this.entries = `${name}_entry`;
  }

  /** The projection that keeps the tables from the streams of a category. */
  projection({ name, version, category, keeps = () => true }: Named): Projection {
    return {
      name,
      version,
      tables: this.ddl,
      prepare: (db) => {
        const write = this.writer(db);
        return {
          onLedgerEvent: (projected) => {
            if (projected.category.name === category.name && keeps(projected.event)) write(projected);
          },
        };
      },
    };
  }

  private get facetNames(): readonly Facet[] {
    return [...this.facets.names, ...this.facets.kept];
  }

  private get wordsTable(): string {
    return `${this.resources}_words`;
  }

  private get ddl(): string {
    const columns = this.facetNames.map((facet) => `${columnOf(facet)} ANY,\n        `).join('');
    const words = wordTable(this.wordsTable, this.facets.words.map(wordsColumnOf));
    const indexes = this.facets.names.map(
      (facet) => `
      CREATE INDEX ${this.entries}_${facet} ON ${this.entries} (${columnOf(facet)}, created);`,
    );
    return `
      CREATE TABLE ${this.resources} (
        created INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE ${this.entries} (
        sequence INTEGER PRIMARY KEY,
        created INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        visible_from TEXT,
        event_id TEXT NOT NULL,
        type TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        actor TEXT NOT NULL,
        event TEXT NOT NULL,
        ${columns}UNIQUE (created, revision)
      ) STRICT;${indexes.join('')}${words}`;
  }

  private writer(db: Database): (projected: ProjectedEvent) => void {
    const create = db.prepare(`INSERT INTO ${this.resources} (created, id) VALUES (?, ?)`);
    const find = db.prepare<[string], number>(`SELECT created FROM ${this.resources} WHERE id = ?`).pluck();
    const facetsAfter = this.facetReader(db);
    const columns = this.facetNames.map((facet) => `, ${columnOf(facet)}`).join('');
    const values = this.facetNames.map((facet) => `, @${columnOf(facet)}`).join('');
    const insert = db.prepare(
      `INSERT INTO ${this.entries} (sequence, created, revision, visible_from, event_id, type, recorded_at, actor,
                                    event${columns})
       VALUES (@sequence, @created, @revision, @visibleFrom, @eventId, @type, @recordedAt, @actor, @event${values})`,
    );
    const insertWords = this.wordWriter(db);
    return ({ sequence, revision, resourceId, eventId, type, recordedAt, metadata, event }) => {
      if (revision === 0) create.run(sequence, resourceId);
      const created = find.get(resourceId);
      if (created === undefined) throw new Error(`${resourceId} changes before it is there`);
      const facets = facetsAfter(created, event as Event);
      insert.run({
        sequence,
        created,
        revision,
        visibleFrom: visibleFrom(event),
        eventId,
        type,
        recordedAt,
        actor: (metadata as unknown as EventMetadata).actor,
        event: JSON.stringify(event),
        ...facets,
      });
      insertWords(sequence, facets);
    };
  }

  private wordWriter(db: Database): (sequence: number, facets: Record<string, unknown>) => void {
    const { words } = this.facets;
    const insert = db.prepare(
      `INSERT INTO ${this.wordsTable} (rowid, ${words.map(wordsColumnOf).join(', ')})
       VALUES (@sequence, ${words.map((facet) => `@${columnOf(facet)}`).join(', ')})`,
    );
    return (sequence, facets) => insert.run({ sequence, ...facets });
  }

  /** What gives the columns of an entry's facets, from those of the entry before it. */
  private facetReader(
    db: Database,
  ): (created: number, event: Event) => Record<string, string | number | null> {
    const { facets, facetNames } = this;
    const columns = facetNames.map((facet) => `${columnOf(facet)} AS ${facet}`).join(', ');
    const findLast = db.prepare<[number], FacetValues<Facet>>(
      `SELECT ${columns} FROM ${this.entries} WHERE created = ? ORDER BY revision DESC LIMIT 1`,
    );
    return (created, event) => {
      const after = facets.after(event, findLast.get(created) ?? null);
      return Object.fromEntries(facetNames.map((facet) => [columnOf(facet), after[facet]]));
    };
  }

  /** One resource; null when what made it is not visible at the point. */
  find(model: ReadModel, id: string, at: At): VisibleStream<Event> | null {
    const row = model.get<ResourceRow>(`SELECT created, id FROM ${this.resources} WHERE id = @id`, { id });
    return row ? this.read(model, row, pointOf(at)) : null;
  }

  /** SQL: resources `r` with their first entry `e` where that is visible at the point. */
  get firstEntries(): string {
    return `${this.resources} r CROSS JOIN ${this.entries} e ON e.sequence = r.created AND ${visible('e')}`;
  }

  /**
   * SQL: the last entry `l` of a resource that is visible at the point, which an index of a facet finds, with the
   * resource `r`.
   */
  get lastEntries(): string {
    const { resources, entries } = this;
    return `${entries} l
      CROSS JOIN ${entries} e ON e.sequence = l.created
      CROSS JOIN ${resources} r ON r.created = l.created AND ${visible('l')} AND ${visible('e')}
        AND NOT EXISTS (
          SELECT 1 FROM ${entries} n WHERE n.created = l.created AND n.revision > l.revision AND ${visible('n')})`;
  }

  /** SQL of a facet of an entry `l`. */
  facet(name: Facet): string {
    return `l.${columnOf(name)}`;
  }

  /** Conditions of {@link lastEntries} by facet, each with a parameter of its name. */
  get facetConditions(): { readonly [Name in Facet]: string } {
    return Object.fromEntries(this.facetNames.map((name) => [name, `${this.facet(name)} = @${name}`])) as {
      [Name in Facet]: string;
    };
  }

  /**
   * The condition of {@link lastEntries} by a facet that only some entries set, null on the others: what the last of
   * those that do left. It has a parameter of the facet's name.
   */
  lastThatSets(name: Facet): string {
    const { entries } = this;
    const column = columnOf(name);
    return `l.created IN (
      SELECT q.created FROM ${entries} q
      WHERE q.${column} = @${name} AND ${visible('q')} AND NOT EXISTS (
        SELECT 1 FROM ${entries} n
        WHERE n.created = q.created AND n.revision > q.revision AND n.${column} IS NOT NULL AND ${visible('n')}))`;
  }

  /** The condition of {@link lastEntries} by words, with the parameter `@match`. */
  get wordsCondition(): string {
    const { wordsTable } = this;
    return `l.sequence IN (SELECT rowid FROM ${wordsTable} WHERE ${wordsTable} MATCH @match)`;
  }

  /** The condition of {@link lastEntries} by a box, for what has the facets of {@link PLACE_FACETS}. */
  get boxCondition(): string {
    return inBox(`l.${columnOf('lon')}`, `l.${columnOf('lat')}`);
  }

  /** A resource that a list found, with what of it is visible at the point. */
  at(model: ReadModel, row: ResourceRow, at: At): VisibleStream<Event> {
    return this.entriesOf(model, row, pointOf(at));
  }

  private read(model: ReadModel, row: ResourceRow, point: PointParameters): VisibleStream<Event> | null {
    const stream = this.entriesOf(model, row, point);
    return stream.entries[0]?.revision === 0 ? stream : null;
  }

  private entriesOf(
    model: ReadModel,
    { created, id }: ResourceRow,
    point: PointParameters,
  ): VisibleStream<Event> {
    const rows = model.all<EntryRow>(
      `SELECT revision, sequence, event_id AS eventId, type, recorded_at AS recordedAt, actor, event
       FROM ${this.entries} e WHERE created = @created AND ${visible('e')} ORDER BY revision`,
      { created, ...point },
    );
    return { id, entries: rows.map((row) => ({ ...row, event: JSON.parse(row.event) as Event })) };
  }

  /**
   * SQL of a facet of a resource as the last entry visible at the point left it, NULL where none is visible.
   * @param id SQL of the id of the resource
   */
  facetAtPoint(facet: Facet, id: string): string {
    return `(
      SELECT l.${columnOf(facet)} FROM ${this.resources} r CROSS JOIN ${this.entries} l ON l.created = r.created
      WHERE r.id = ${id} AND ${visible('l')} ORDER BY l.revision DESC LIMIT 1)`;
  }
}
