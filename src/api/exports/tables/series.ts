import type {
  SeriesAnswer,
  SeriesRevisionAnswer,
  VintageAnswer,
} from '../../../../projections/series/answers.js';
import { boolean, instant, integer, json, text } from '../column.js';
import { commonColumns, quantityColumns, warningsColumn } from '../parts.js';
import type { Table } from '../table.js';
import { COUNT_REVISIONS } from './counts.js';

export const SERIES: Table<SeriesAnswer> = {
  name: 'series',
  columns: [
    text('id', '#meta+series+id', 'Its id', ({ id }) => id),
    text('code', '#meta+series+code', 'Its code', ({ code }) => code),
    text('name', '#meta+series+name', 'Its name', ({ name }) => name),
    text('situation_id', '#crisis+id', 'The situation that it is about', ({ situationId }) => situationId),
    text('source_id', '#org+source+id', 'The source that publishes it', ({ sourceId }) => sourceId),
    text('format', '#meta+format', 'The form of its files: `json` or `csv`', ({ format }) => format),
    json('rows', '#meta+rows', 'Where rows may stand in a file of JSON', ({ rows }) => rows),
    json('key', '#meta+key', 'What its key columns say', ({ key }) => key),
    text('family', '#indicator+family', 'The family of counts', ({ family }) => family),
    json('columns', '#meta+columns', 'What its columns are', ({ columns }) => columns),
    json('renames', '#meta+renames', 'Columns that were called otherwise', ({ renames }) => renames),
    text(
      'other_columns',
      '#meta+other_columns',
      'What becomes of columns that nobody mapped',
      (one) => one.otherColumns,
    ),
    text(
      'dating',
      '#date+period+dating',
      'Whether a period is when it `occurred` or was `reported`',
      ({ dating }) => dating,
    ),
    boolean(
      'running',
      '#indicator+running',
      'Its publisher keeps only the newest value',
      ({ running }) => running,
    ),
    json('defined', '#indicator+defined', 'Columns that became measures', ({ defined }) => defined),
    integer('vintages', '#meta+vintages', 'How many vintages are taken', ({ vintages }) => vintages),
    json('latest', '#meta+vintage+latest', 'The vintage that was published last', ({ latest }) => latest),
    json('open', '#meta+vintage+open', 'The vintage that is being taken', ({ open }) => open),
    ...commonColumns(({ note, codes }: SeriesAnswer) => ({ note, codes })),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    integer(
      'mapping_revision',
      '#meta+revision+mapping',
      'The entry that says how it maps',
      ({ mappingRevision }) => mappingRevision,
    ),
  ],
};

/** The published versions of a table. */
export const VINTAGES: Table<VintageAnswer> = {
  name: 'vintages',
  columns: [
    integer('vintage', '#meta+vintage', 'Its number', ({ vintage }) => vintage),
    text('stated_at', '#date+stated', 'When it was published: an instant or a date', (one) => one.statedAt),
    text('sha256', '#meta+sha256+file', 'SHA-256 of the file', ({ sha256 }) => sha256),
    text('state_sha256', '#meta+sha256+state', 'SHA-256 of its mapped cells', (one) => one.stateSha256),
    integer('rows', '#meta+rows+num', 'How many rows it has', ({ rows }) => rows),
    integer('cells', '#meta+cells+num', 'How many mapped cells it has', ({ cells }) => cells),
    integer(
      'reported',
      '#meta+cells+reported',
      'Counts that have a cell for the first time, or again',
      (one) => one.reported,
    ),
    integer('amended', '#meta+cells+amended', 'Counts whose cell changed', ({ amended }) => amended),
    integer('retracted', '#meta+cells+retracted', 'Counts whose cell vanished', ({ retracted }) => retracted),
    integer('unchanged', '#meta+cells+unchanged', 'Counts whose cell stayed', ({ unchanged }) => unchanged),
    integer('from', '#meta+sequence+start', 'Sequence of its first event', ({ from }) => from),
    integer('to', '#meta+sequence+end', 'Sequence of its last event', ({ to }) => to),
    instant('recorded_at', '#date+recorded', 'When it was complete', ({ recordedAt }) => recordedAt),
    text('actor', '#contact+actor', 'Pseudonym of who brought it', ({ actor }) => actor),
    text('source_id', '#org+source+id', 'Who published it', ({ sourceId }) => sourceId),
    text('cause', '#cause+code', 'Why its cells differ, where that was said', ({ cause }) => cause),
    text('notice_id', '#meta+notice+id', 'The notice that it names', ({ noticeId }) => noticeId),
    ...commonColumns(({ note, codes }: VintageAnswer) => ({ note, codes })),
    warningsColumn(({ warnings }) => warnings),
  ],
};

/** Every entry of a series, in one tidy table. */
export const SERIES_REVISIONS: Table<SeriesRevisionAnswer> = {
  name: 'revisions of a series',
  columns: [
    text('count_id', '#indicator+id', 'The count that it is an entry of', ({ countId }) => countId),
    ...quantityColumns((entry: SeriesRevisionAnswer) => entry),
    json('row_key', '#meta+row+key', 'The key cells of its row, as published', ({ rowKey }) => rowKey),
    text('column', '#meta+column', 'The column, as it was called', ({ column }) => column),
    text('change', '#meta+change', '`appeared`, `changed` or `vanished`', ({ change }) => change),
    ...COUNT_REVISIONS.columns,
  ],
};
