import type { CountAnswer, CountRevisionAnswer, Previous } from '../../../../projections/counts/answers.js';
import type { Figure } from '../../../domain/kernel/figure.js';
import { boolean, type Column, integer, json, text } from '../column.js';
import {
  commonColumns,
  entryColumns,
  figureColumns,
  quantityColumns,
  stateOfFigure,
  statementColumns,
  valueColumns,
  warningsColumn,
} from '../parts.js';
import type { Table } from '../table.js';

/** The counts of a family. */
export const COUNTS: Table<CountAnswer> = {
  name: 'counts',
  onMap: { idOf: ({ id }) => id, subjectOf: ({ subject }) => subject },
  columns: [
    text('id', '#indicator+id', 'Its id', ({ id }) => id),
    ...quantityColumns((count: CountAnswer) => count),
    boolean(
      'running',
      '#indicator+running',
      'Its publisher keeps only the newest value',
      ({ running }) => running,
    ),
    text(
      'dating',
      '#date+period+dating',
      'Whether the period is when it `occurred` or was `reported`',
      ({ dating }) => dating,
    ),
    text('unit', '#indicator+unit', 'What the figure counts', ({ unit }) => unit),
    text('status', '#status', '`active` or `retracted`', ({ status }) => status),
    ...valueColumns((count: CountAnswer) => count),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    integer(
      'figure_revision',
      '#meta+revision+figure',
      'The entry in force',
      ({ figureRevision }) => figureRevision,
    ),
    ...statementColumns(({ statement }: CountAnswer) => statement),
    json('claims', '#indicator+claims', 'What each source says of it', ({ claims }) => claims),
    json(
      'groups',
      '#indicator+groups',
      'The same quantity for other groups, with the figures in force',
      ({ groups }) => groups,
    ),
    warningsColumn(({ warnings }) => warnings),
    json('notices', '#meta+notices', 'Notices that concern it and stand', ({ notices }) => notices),
    integer(
      'open_corrections',
      '#indicator+open_corrections',
      'Corrections that nobody has decided on',
      ({ openCorrections }) => openCorrections,
    ),
    ...commonColumns(({ note, codes }: CountAnswer) => ({ note, codes })),
  ],
};

/** What was in force just before an entry. */
export function previousColumns<Item>(
  take: (item: Item) => Previous | { readonly previousStatus?: undefined },
): Column<Item>[] {
  const previousOf = (item: Item): Figure | undefined => {
    const entry = take(item);
    return entry.previousStatus === 'active' ? entry.previous : undefined;
  };
  return [
    text(
      'previous_state',
      '#status+figure+previous',
      'Of what was in force just before: `none`, `reported`, `unknown` or `retracted`; nothing where no figure changes',
      (item) => {
        const { previousStatus } = take(item);
        return previousStatus === 'active' ? stateOfFigure(previousOf(item)) : previousStatus;
      },
    ),
    ...figureColumns('previous', 'The figure in force just before', '#indicator+previous', previousOf),
  ];
}

/** The history of a count. */
export const COUNT_REVISIONS: Table<CountRevisionAnswer> = {
  name: 'revisions of counts',
  columns: [
    ...entryColumns<CountRevisionAnswer>('Its number in the history'),
    text('status', '#status', '`active` or `retracted`', ({ status }) => status),
    ...valueColumns((entry: CountRevisionAnswer) => entry),
    ...previousColumns((entry: CountRevisionAnswer) => entry),
    integer('claim', '#meta+revision+claim', 'The claim that is adopted or taken back', ({ claim }) => claim),
    integer('corrects', '#meta+revision+corrects', 'The entry that is set right', ({ corrects }) => corrects),
    text('cause', '#cause+code', 'Why the figure changed', ({ cause }) => cause),
    text('reason', '#cause+description', 'Why, in words', ({ reason }) => reason),
    ...commonColumns(({ note, codes }: CountRevisionAnswer) => ({ note, codes })),
    text('correction_id', '#meta+correction+id', 'The correction it is about', (entry) => entry.correctionId),
    text('notice_id', '#meta+notice+id', 'The notice that it names', ({ noticeId }) => noticeId),
    text('series_id', '#meta+series+id', 'The series whose own entry it is', ({ seriesId }) => seriesId),
    integer('vintage', '#meta+vintage', 'The vintage that it came with', ({ vintage }) => vintage),
    text('published', '#meta+published', 'The cell as it was published, as JSON', ({ published }) =>
      published === null ? null : JSON.stringify(published),
    ),
    warningsColumn(({ warnings }) => warnings),
    ...statementColumns(({ statement }: CountRevisionAnswer) => statement),
  ],
};
