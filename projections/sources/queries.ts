import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { SourceEvent } from '../../src/domain/sources/events.js';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { sourceAnswer } from './build-answer.js';
import type { SourceAnswer } from './answers.js';

/** One source; null when it was not registered yet. */
export class GetSource extends Query<SourceAnswer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** Sources in the order of their registration. */
export class ListSources extends Query<Page<SourceAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

interface SourceRow {
  readonly created: number;
  readonly id: string;
}

interface EntryRow {
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly event: string;
}

@QueryHandler(GetSource)
export class GetSourceHandler implements IQueryHandler<GetSource> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at: { sequence } }: GetSource): Promise<SourceAnswer | null> {
    const sql = 'SELECT created, id FROM source WHERE id = @id AND created <= @sequence';
    const row = this.model.get<SourceRow>(sql, { id, sequence });
    return row ? readSource(this.model, row, sequence) : null;
  }
}

@QueryHandler(ListSources)
export class ListSourcesHandler implements IQueryHandler<ListSources> {
  constructor(private readonly model: ReadModel) {}

  async execute({ at: { sequence }, limit, after }: ListSources): Promise<Page<SourceAnswer>> {
    const rows = this.model.all<SourceRow>(
      'SELECT created, id FROM source WHERE created > @after AND created <= @sequence ORDER BY created LIMIT @limit',
      { sequence, after: after ?? 0, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      ({ created }) => created,
      (row) => readSource(this.model, row, sequence),
    );
  }
}

function readSource(model: ReadModel, { created, id }: SourceRow, sequence: number): SourceAnswer {
  const rows = model.all<EntryRow>(
    `SELECT revision, recorded_at AS recordedAt, actor, event FROM source_entry
     WHERE source = @created AND sequence <= @sequence ORDER BY revision`,
    { created, sequence },
  );
  return sourceAnswer(
    id,
    rows.map((row) => ({ ...row, event: JSON.parse(row.event) as SourceEvent })),
  );
}

export const SOURCE_QUERIES = [GetSourceHandler, ListSourcesHandler];
