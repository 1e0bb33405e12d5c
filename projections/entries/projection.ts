import { streamOf } from '../../src/domain/catalogue/categories.js';
import type { LedgerEvent } from '../../src/domain/catalogue/event-types.js';
import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import { visibleFrom } from '../../src/domain/catalogue/visible-from.js';
import type { Figure } from '../../src/domain/kernel/figure.js';
import { endOf } from '../../src/domain/kernel/time.js';
import type { ProjectedEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';

/** Who recorded each event, from which source, stated when, with which codes: what all lists are filtered by. */
export const entries: Projection = {
  name: 'entries',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const findCreated = db
      .prepare<[string], number>('SELECT sequence FROM event WHERE stream = ? AND revision = 0')
      .pluck();
    const insert = db.prepare(
      `INSERT INTO entry (sequence, category, created, visible_from, actor, source_id, stated_at, figure)
       VALUES (@sequence, @category, @created, @visibleFrom, @actor, @sourceId, @statedAt, @figure)`,
    );
    const insertCode = db.prepare(
      `INSERT INTO entry_code (category, scheme, code, created, sequence, visible_from)
       VALUES (@category, @scheme, @code, @created, @sequence, @visibleFrom)`,
    );
    const createdOf = ({ sequence, revision, category, resourceId }: ProjectedEvent) => {
      const created = revision === 0 ? sequence : findCreated.get(streamOf(category, resourceId));
      if (created === undefined) throw new Error(`${resourceId} changes before it is there`);
      return created;
    };
    return {
      onLedgerEvent(projected) {
        const { sequence, category, event } = projected;
        const statement = 'statement' in event.data ? event.data.statement : null;
        const row = {
          sequence,
          category: category.name,
          created: createdOf(projected),
          visibleFrom: visibleFrom(event) ?? '',
        };
        insert.run({
          ...row,
          actor: (projected.metadata as unknown as EventMetadata).actor,
          sourceId: statement?.sourceId ?? null,
          statedAt: statement && endOf(statement.statedAt),
          figure: figureOf(event),
        });
        // What is proposed of a count brings its codes with the acceptance.
        if (category.family !== null && statement === null) return;
        for (const [scheme, code] of Object.entries(event.data.codes))
          insertCode.run({ ...row, scheme, code });
      },
    };
  },
};

function figureOf({ data }: LedgerEvent): number | null {
  const figure: Figure = 'figure' in data ? data.figure : null;
  return figure && (figure.best ?? figure.low ?? figure.high);
}
