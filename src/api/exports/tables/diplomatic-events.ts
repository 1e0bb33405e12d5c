import type { DiplomaticEventAnswer } from '../../../../projections/diplomatic-events/answers.js';
import { integer, json, text } from '../column.js';
import { commonColumns, placeColumns, statementColumns, warningsColumn } from '../parts.js';
import type { Table } from '../table.js';

export const DIPLOMATIC_EVENTS: Table<DiplomaticEventAnswer> = {
  name: 'diplomatic events',
  onMap: { idOf: ({ id }) => id, placeOf: ({ place }) => place },
  columns: [
    text('id', '#activity+id', 'Its id', ({ id }) => id),
    text('kind', '#activity+type', 'What it is: a code', ({ kind }) => kind),
    text('title', '#activity+name', 'Its title', ({ title }) => title),
    json('participants', '#org+participants', 'Who takes part', ({ participants }) => participants),
    ...placeColumns(({ place }: DiplomaticEventAnswer) => place),
    text('status', '#status', 'What became of it', ({ status }) => status),
    text(
      'scheduled_for',
      '#date+scheduled',
      'The last date that was named: an instant or a date',
      ({ scheduledFor }) => scheduledFor,
    ),
    text('summary', '#description+summary', 'What came of it', ({ summary }) => summary),
    ...statementColumns(({ statement }: DiplomaticEventAnswer) => statement),
    ...commonColumns(({ note, codes }: DiplomaticEventAnswer) => ({ note, codes })),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    json('history', '#status+history', 'Its entries, in order of revision', ({ history }) => history),
    warningsColumn(({ warnings }) => warnings),
  ],
};
