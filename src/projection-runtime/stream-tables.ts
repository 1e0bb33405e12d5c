import type { Database } from 'better-sqlite3';
import type { Category } from '../domain/catalogue/categories.js';
import type { LedgerEvent } from '../domain/catalogue/event-types.js';
import type { EventMetadata } from '../domain/catalogue/metadata.js';
import { visibleFrom } from '../domain/catalogue/visible-from.js';
import type { At, Page } from './at.js';
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

const VISIBLE = 'sequence <= @sequence AND (visible_from IS NULL OR visible_from <= @stated)';

/**
 * The tables of a category whose streams are short: a resource is read by folding those of its entries that are visible
 * at the point. That is right on both axes as long as each of its decisions stands no earlier, in stated order, than
 * what it replaces.
 */
export class StreamTables<Event extends LedgerEvent> {
  /** Whose `created` is the sequence of the first event, which orders lists. */
  private readonly resources: string;
  private readonly entries: string;

  /** @param name a constant of ours; the tables are called after it */
  constructor(name: string) {
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

  private get ddl(): string {
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
        UNIQUE (created, revision)
      ) STRICT;`;
  }

  private writer(db: Database): (projected: ProjectedEvent) => void {
    const create = db.prepare(`INSERT INTO ${this.resources} (created, id) VALUES (?, ?)`);
    const find = db.prepare<[string], number>(`SELECT created FROM ${this.resources} WHERE id = ?`).pluck();
    const insert = db.prepare(
      `INSERT INTO ${this.entries} (sequence, created, revision, visible_from, event_id, type, recorded_at, actor, event)
       VALUES (@sequence, @created, @revision, @visibleFrom, @eventId, @type, @recordedAt, @actor, @event)`,
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
      });
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
   */
  list<Item>(
    model: ReadModel,
    { at, limit, after }: { readonly at: At; readonly limit: number; readonly after: number | null },
    toItem: (stream: VisibleStream<Event>) => Item,
  ): Page<Item> {
    const point = pointOf(at);
    const rows = model.all<ResourceRow>(
      `SELECT r.created, r.id FROM ${this.resources} r JOIN ${this.entries} e ON e.sequence = r.created
       WHERE r.created > @after AND ${VISIBLE} ORDER BY r.created LIMIT @limit`,
      { ...point, after: after ?? 0, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      ({ created }) => created,
      (row) => toItem(this.entriesOf(model, row, point)),
    );
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
       FROM ${this.entries} WHERE created = @created AND ${VISIBLE} ORDER BY revision`,
      { created, ...point },
    );
    return { id, entries: rows.map((row) => ({ ...row, event: JSON.parse(row.event) as Event })) };
  }
}
