import type { NoticeAnswer } from '../../../../projections/notices/answers.js';
import { instant, integer, json, text } from '../column.js';
import { commonColumns, statementColumns } from '../parts.js';
import type { Table } from '../table.js';

export const NOTICES: Table<NoticeAnswer> = {
  name: 'notices',
  columns: [
    text('id', '#meta+notice+id', 'Its id', ({ id }) => id),
    text('status', '#status', '`active` or `retracted`', ({ status }) => status),
    text('cause', '#cause+code', 'What happened to the counts', ({ cause }) => cause),
    text('reason', '#cause+description', 'Why, in words', ({ reason }) => reason),
    ...statementColumns(({ statement }: NoticeAnswer) => statement),
    json('scope', '#meta+scope', 'The counts that it concerns', ({ scope }) => scope),
    json(
      'retraction',
      '#meta+retraction',
      'Why it was retracted; nothing while it stands',
      (notice) => notice.retraction,
    ),
    ...commonColumns(({ note, codes }: NoticeAnswer) => ({ note, codes })),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    instant('recorded_at', '#date+recorded', 'When it was recorded', ({ recordedAt }) => recordedAt),
    text('actor', '#contact+actor', 'Pseudonym of who recorded it', ({ actor }) => actor),
  ],
};
