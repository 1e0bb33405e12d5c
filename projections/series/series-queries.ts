import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { SERIES } from '../../src/domain/catalogue/categories.js';
import type { Rename, SeriesDetails } from '../../src/domain/series/details.js';
import type { VintageOpened } from '../../src/domain/series/events.js';
import { withRenames } from '../../src/domain/series/renames.js';
import type { Page, PageKey } from '../../src/projection-runtime/at.js';
import { type PointParameters, pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { VisibleStream } from '../../src/projection-runtime/stream-tables.js';
import { gatherCodes } from '../codes.js';
import { listStreams, STREAM_ORDERS, type StreamFilter } from '../entries/stream-lists.js';
import type { SeriesAnswer } from './answers.js';
import { type MappingEvent, SERIES_TABLES } from './series-tables.js';
import { latestVintage, openVintageAnswer, seriesKey, vintageAnswer } from './vintage-rows.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

/** One series; null where it is not defined at that point. */
export class GetSeries extends OneResource<SeriesAnswer> {}

/** What orders series. */
export const SERIES_ORDERS = [...STREAM_ORDERS, 'seriesCode'] as const;

export type SeriesFilter = StreamFilter<'seriesCode' | 'subject' | 'publisher' | 'family'>;

/** Series in the order in which they were defined, or in another that the filter names. */
export class ListSeries extends ResourcePage<SeriesAnswer, SeriesFilter> {}

const LISTED = { tables: SERIES_TABLES, category: SERIES, orders: { seriesCode: 'seriesCode' } } as const;

@QueryHandler(GetSeries)
export class GetSeriesHandler implements IQueryHandler<GetSeries> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetSeries): Promise<SeriesAnswer | null> {
    const stream = SERIES_TABLES.find(this.model, id, at);
    return stream && seriesAnswer(this.model, stream, pointOf(at));
  }
}

@QueryHandler(ListSeries)
export class ListSeriesHandler implements IQueryHandler<ListSeries> {
  constructor(private readonly model: ReadModel) {}

  async execute(page: ListSeries): Promise<Page<SeriesAnswer, PageKey>> {
    return listStreams(this.model, LISTED, page, (stream) =>
      seriesAnswer(this.model, stream, pointOf(page.at)),
    );
  }
}

function seriesAnswer(
  model: ReadModel,
  { id, entries }: VisibleStream<MappingEvent>,
  point: PointParameters,
): SeriesAnswer {
  const series = seriesKey(model, id);
  const last = entries.at(-1);
  if (series === undefined || !last) throw new Error(`the series ${id} was never defined`);
  const latest = latestVintage(model, series, point);
  const heads = model.get<{ taken: number; head: number | null }>(HEADS, { series, ...point });
  return {
    id,
    ...detailsAfter(entries),
    revision: Math.max(last.revision, heads?.head ?? 0),
    mappingRevision: last.revision,
    defined: definedColumns(model, series, point),
    vintages: heads?.taken ?? 0,
    latest: latest ? vintageAnswer(latest) : null,
    open: openVintageAnswer(model, series, point),
    note: last.event.data.note,
    codes: gatherCodes(entries.map(({ event }) => event.data.codes)),
  };
}

/** How many vintages are taken, and the last revision that any of them made. On the recorded axis alone. */
const HEADS = `
  SELECT count(CASE WHEN v.completed <= @sequence AND v.stated_end <= @stated THEN 1 END) AS taken,
         max(CASE WHEN v.completed <= @sequence THEN v.completed_revision ELSE v.revision END) AS head
  FROM vintage v WHERE v.series = @series AND v.opened <= @sequence`;

function definedColumns(model: ReadModel, series: number, { sequence }: PointParameters) {
  const rows = model.all<{ opening: string }>(
    'SELECT v.opening FROM vintage v WHERE v.series = @series AND v.opened <= @sequence ORDER BY v.number',
    { series, sequence },
  );
  return rows.flatMap(({ opening }) => (JSON.parse(opening) as VintageOpened['data']).defined);
}

/** How the table maps after some of the entries that say so. */
export function detailsAfter(entries: VisibleStream<MappingEvent>['entries']): SeriesDetails {
  const [first, ...later] = entries.map(({ event }) => event);
  if (first?.kind !== 'series-defined') throw new Error('a series is defined before it is amended');
  return later.reduce<SeriesDetails>(
    (details, event) => (event.kind === 'series-amended' ? { ...details, ...event.data.changes } : details),
    first.data.details,
  );
}

/** Every rename that some of the entries tell. */
export function renamesIn(entries: VisibleStream<MappingEvent>['entries']): readonly Rename[] {
  return entries.reduce<readonly Rename[]>(
    (known, { event }) =>
      withRenames(
        known,
        event.kind === 'series-defined' ? event.data.details.renames : event.data.changes.renames,
      ),
    [],
  );
}

export const SERIES_QUERIES = [GetSeriesHandler, ListSeriesHandler];
