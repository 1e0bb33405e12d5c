import type { SituationAnswer } from '../../../../projections/situations/answers.js';
import { integer, json, text } from '../column.js';
import { commonColumns, placeColumns, statementColumns, warningsColumn } from '../parts.js';
import type { Table } from '../table.js';

export const SITUATIONS: Table<SituationAnswer> = {
  name: 'situations',
  onMap: { idOf: ({ id }) => id, placeOf: ({ place }) => place },
  columns: [
    text('id', '#crisis+id', 'Its id', ({ id }) => id),
    text('title', '#crisis+name', 'Its title', ({ title }) => title),
    text('kind', '#crisis+type', 'What it is: a code', ({ kind }) => kind),
    ...placeColumns(({ place }: SituationAnswer) => place),
    text('since', '#date+start', 'When it began: an instant in UTC, or a date', ({ since }) => since),
    ...statementColumns(({ statement }: SituationAnswer) => statement),
    ...commonColumns(({ note, codes }: SituationAnswer) => ({ note, codes })),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    integer(
      'details_revision',
      '#meta+revision+details',
      'The entry in force',
      ({ detailsRevision }) => detailsRevision,
    ),
    json('counts', '#indicator+counts', 'Its counts, with the figures in force', ({ counts }) => counts),
    warningsColumn(({ warnings }) => warnings),
  ],
};
