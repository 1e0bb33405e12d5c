import type { AgreementAnswer, TermRevisionAnswer } from '../../../../projections/agreements/answers.js';
import type { TermPeriod, TermValue } from '../../../domain/agreements/details.js';
import { type Column, integer, json, type Take, text } from '../column.js';
import {
  commonColumns,
  entryColumns,
  figureColumns,
  placeColumns,
  stateOfFigure,
  statementColumns,
  warningsColumn,
} from '../parts.js';
import type { Table } from '../table.js';

export const AGREEMENTS: Table<AgreementAnswer> = {
  name: 'agreements',
  onMap: { idOf: ({ id }) => id, placeOf: ({ place }) => place },
  columns: [
    text('id', '#activity+id', 'Its id', ({ id }) => id),
    text('title', '#activity+name', 'Its title', ({ title }) => title),
    text('kind', '#activity+type', 'What it is: a code', ({ kind }) => kind),
    json('parties', '#org+parties', 'States and organisations that it is between', ({ parties }) => parties),
    json('signatories', '#contact+signatories', 'Who signed, by office', ({ signatories }) => signatories),
    text('signed_at', '#date+signed', 'When it was signed: an instant or a date', ({ signedAt }) => signedAt),
    ...placeColumns(({ place }: AgreementAnswer) => place),
    text('stage', '#status+stage', 'How far it is', ({ stage }) => stage),
    integer(
      'stage_revision',
      '#meta+revision+stage',
      'The entry that brought it there',
      (one) => one.stageRevision,
    ),
    ...statementColumns(({ stageStatement }: AgreementAnswer) => stageStatement, 'stage_statement'),
    json('stages', '#status+stage+history', 'Its stages, in order', ({ stages }) => stages),
    json('terms', '#activity+terms', 'What is agreed, with what was delivered', ({ terms }) => terms),
    ...statementColumns(({ statement }: AgreementAnswer) => statement),
    ...commonColumns(({ note, codes }: AgreementAnswer) => ({ note, codes })),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    warningsColumn(({ warnings }) => warnings),
  ],
};

/** What of a term can change. @param prefix before the name of each column */
function termColumns<Item>(
  prefix: '' | 'previous_',
  whose: string,
  take: Take<Item, TermValue>,
): Column<Item>[] {
  const attribute = prefix === '' ? '' : '+previous';
  return [
    text(`${prefix}state`, `#status+figure${attribute}`, `${whose}: \`reported\` or \`unknown\``, (item) =>
      stateOfFigure(take(item)?.figure),
    ),
    ...figureColumns<Item>(`${prefix}figure`, whose, `#indicator${attribute}`, (item) => take(item)?.figure),
    integer(`${prefix}period_years`, `#date+years${attribute}`, `${whose}: over so many years`, (item) =>
      yearsOf(take(item)?.period),
    ),
    text(
      `${prefix}period_from`,
      `#date+start${attribute}`,
      `${whose}: from that day`,
      (item) => daysOf(take(item)?.period)?.from,
    ),
    text(
      `${prefix}period_to`,
      `#date+end${attribute}`,
      `${whose}: to that day`,
      (item) => daysOf(take(item)?.period)?.to,
    ),
    text(
      `${prefix}commitment`,
      `#status+commitment${attribute}`,
      `${whose}: \`potential\` or \`firm\``,
      (item) => take(item)?.commitment,
    ),
  ];
}

function yearsOf(period: TermPeriod | null | undefined): number | null {
  return period && 'years' in period ? period.years : null;
}

function daysOf(period: TermPeriod | null | undefined) {
  return period && 'from' in period ? period : null;
}

/** The history of a term of an agreement. */
export const TERM_REVISIONS: Table<TermRevisionAnswer> = {
  name: 'revisions of terms',
  columns: [
    ...entryColumns<TermRevisionAnswer>('Its number in the history of the agreement'),
    ...termColumns('', 'The figure', (entry: TermRevisionAnswer) => entry),
    ...termColumns(
      'previous_',
      'What was in force just before',
      (entry: TermRevisionAnswer) => entry.previous,
    ),
    text('cause', '#cause+code', 'Why the term changed', ({ cause }) => cause),
    text('reason', '#cause+description', 'Why, in words', ({ reason }) => reason),
    ...commonColumns(({ note, codes }: TermRevisionAnswer) => ({ note, codes })),
    text('notice_id', '#meta+notice+id', 'The notice that it names', ({ noticeId }) => noticeId),
    warningsColumn(({ warnings }) => warnings),
    ...statementColumns(({ statement }: TermRevisionAnswer) => statement),
  ],
};
