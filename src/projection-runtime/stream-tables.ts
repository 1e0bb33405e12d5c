import type { Database } from 'better-sqlite3';
import type { Category } from '../domain/catalogue/categories.js';
import type { LedgerEvent } from '../domain/catalogue/event-types.js';
import type { EventMetadata } from '../domain/catalogue/metadata.js';
import { visibleFrom } from '../domain/catalogue/visible-from.js';
import type { At, Page } from './at.js';
import { conditionsOf, type Filter } from './conditions.js';
import { pageOf } from './page.js';
import { type PointParameters, pointOf } from './point.js';
import type { ProjectedEvent, Projection } from './projection.js';
import type { ReadModel } from './read-model.js';

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
}

interface ResourceRow {
  readonly created: number;
  readonly id: string;
}

interface EntryRow extends Omit<StreamEntry, 'event'> {
  readonly event: string;
}

/** What lists of resources are filtered by: values of a resource, as each entry leaves them. */
export interface Facets<Event, Name extends string> {
  /** Constants of ours; columns are called after them. */
  readonly names: readonly Name[];
  /** The values after one more entry; `before` is null at the first. */
  after(event: Event, before: FacetValues<Name> | null): FacetValues<Name>;
}

export type FacetValues<Name extends string> = { readonly [Facet in Name]: string | null };

/** SQL: whether an entry is visible at the point. */
const visible = (entry: string) =>
  `${entry}.sequence <= @sequence AND (${entry}.visible_from IS NULL OR ${entry}.visible_from <= @stated)`;

const columnOf = (facet: string) => `facet_${facet}`;

/**
 * The tables of a category whose streams are short: a resource is read by folding those of its entries that are visible
 * at the point. That is right on both axes as long as each of its decisions stands no earlier, in stated order, than
 * what it replaces.
 */
export class StreamTables<Event extends LedgerEvent, Facet extends string = never> {
  /** Whose `created` is the sequence of the first event, which orders lists. */
  private readonly resources: string;
  private readonly entries: string;

  /**
   * @param name a constant of ours; the tables are called after it
   * @param facets what lists are filtered by, if by anything
   */
  constructor(
    name: string,
    private readonly facets?: Facets<Event, Facet>,
  ) {
    this.resources = name;
    this.entries = `${name}_entry`;
  }

  /** The projection that keeps the tables from the streams of a category. */
  projection({ name, version, category }: Named): Projection {
    return {
      name,
      version,
      tables: this.ddl,
      prepare: (db) => {
        const write = this.writer(db);
        return {
          onLedgerEvent: (projected) => {
            if (projected.category.name === category.name) write(projected);
          },
        };
      },
    };
  }

  private get facetNames(): readonly Facet[] {
    return this.facets?.names ?? [];
  }

  private get ddl(): string {
    const columns = this.facetNames.map((facet) => `${columnOf(facet)} TEXT,\n        `).join('');
    const indexes = this.facetNames.map(
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
      ) STRICT;${indexes.join('')}`;
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
    return ({ sequence, revision, resourceId, eventId, type, recordedAt, metadata, event }) => {
      if (revision === 0) create.run(sequence, resourceId);
      const created = find.get(resourceId);
      if (created === undefined) throw new Error(`${resourceId} changes before it is there`);
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
        ...facetsAfter(created, event as Event),
      });
    };
  }

  /** What gives the columns of an entry's facets, from those of the entry before it. */
  private facetReader(db: Database): (created: number, event: Event) => Record<string, string | null> {
    const { facets } = this;
    if (!facets) return () => ({});
    const columns = facets.names.map((facet) => `${columnOf(facet)} AS ${facet}`).join(', ');
    const findLast = db.prepare<[number], FacetValues<Facet>>(
      `SELECT ${columns} FROM ${this.entries} WHERE created = ? ORDER BY revision DESC LIMIT 1`,
    );
    return (created, event) => {
      const after = facets.after(event, findLast.get(created) ?? null);
      return Object.fromEntries(facets.names.map((facet) => [columnOf(facet), after[facet]]));
    };
  }

  /** One resource; null when what made it is not visible at the point. */
  find(model: ReadModel, id: string, at: At): VisibleStream<Event> | null {
    const row = model.get<ResourceRow>(`SELECT created, id FROM ${this.resources} WHERE id = @id`, { id });
    return row ? this.read(model, row, pointOf(at)) : null;
  }

  /**
   * Resources in the order in which they were made.
   * @param after the `next` of the page before
   * @param filter by facets as the last entry visible at the point left them
   */
  list<Item>(
    model: ReadModel,
    {
      at,
      limit,
      after,
      filter = {},
    }: {
      readonly at: At;
      readonly limit: number;
      readonly after: number | null;
      readonly filter?: Filter<Facet>;
    },
    toItem: (stream: VisibleStream<Event>) => Item,
  ): Page<Item> {
    const point = pointOf(at);
    const rows = model.all<ResourceRow>(this.listSql(filter), {
      ...filter,
      ...point,
      after: after ?? 0,
      limit: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      ({ created }) => created,
      (row) => toItem(this.entriesOf(model, row, point)),
    );
  }

  private listSql(filter: Filter<Facet>): string {
    const conditions = conditionsOf(
      filter,
      Object.fromEntries(this.facetNames.map((facet) => [facet, `l.${columnOf(facet)} = @${facet}`])) as {
        [Name in Facet]: string;
      },
    );
    const { resources, entries } = this;
    // Without a filter all that matters is the first entry; with one, the last, which an index of a facet finds.
    return conditions === ''
      ? `SELECT r.created, r.id FROM ${resources} r JOIN ${entries} e ON e.sequence = r.created
         WHERE r.created > @after AND ${visible('e')} ORDER BY r.created LIMIT @limit`
      : `SELECT r.created, r.id
         FROM ${entries} l
         CROSS JOIN ${entries} e ON e.sequence = l.created
         CROSS JOIN ${resources} r ON r.created = l.created
         WHERE l.created > @after AND ${visible('l')} AND ${visible('e')}${conditions}
           AND NOT EXISTS (
             SELECT 1 FROM ${entries} n WHERE n.created = l.created AND n.revision > l.revision AND ${visible('n')})
         ORDER BY l.created LIMIT @limit`;
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
