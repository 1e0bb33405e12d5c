import type { CorrectionAnswer } from '../../../../projections/corrections/answers.js';
import { boolean, instant, integer, text } from '../column.js';
import {
  commonColumns,
  figureColumns,
  quantityColumns,
  stateOfFigure,
  statementColumns,
  valueColumns,
} from '../parts.js';
import type { Table } from '../table.js';

export const CORRECTIONS: Table<CorrectionAnswer> = {
  name: 'corrections',
  columns: [
    text('id', '#meta+correction+id', 'Its id', ({ id }) => id),
    text('count_id', '#indicator+id', 'The count that it is about', ({ countId }) => countId),
    ...quantityColumns((correction: CorrectionAnswer) => correction),
    text('status', '#status', '`open`, `accepted`, `rejected` or `withdrawn`', ({ status }) => status),
    text('state', '#status+figure', 'Of the figure that is proposed: `reported` or `unknown`', ({ figure }) =>
      stateOfFigure(figure),
    ),
    ...figureColumns(
      'figure',
      'The figure that is proposed',
      '#indicator',
      ({ figure }: CorrectionAnswer) => figure,
    ),
    text('cause', '#cause+code', 'Why the figure is to change', ({ cause }) => cause),
    text('reason', '#cause+description', 'Why, in words', ({ reason }) => reason),
    ...statementColumns(({ statement }: CorrectionAnswer) => statement),
    ...commonColumns(({ note, codes }: CorrectionAnswer) => ({ note, codes })),
    text('notice_id', '#meta+notice+id', 'The notice that it names', ({ noticeId }) => noticeId),
    text('proposer', '#contact+proposer', 'Pseudonym of who proposed it', ({ proposer }) => proposer),
    instant('proposed_at', '#date+proposed', 'When it was proposed', ({ proposedAt }) => proposedAt),
    integer(
      'proposed_revision',
      '#meta+revision+proposed',
      'Revision of the count that is the proposal',
      ({ proposedRevision }) => proposedRevision,
    ),
    integer(
      'made_on_revision',
      '#meta+revision+made_on',
      'The entry in force that it was made on',
      ({ madeOn }) => madeOn.revision,
    ),
    text('made_on_state', '#status+figure+made_on', 'Of that entry: `reported` or `unknown`', ({ madeOn }) =>
      stateOfFigure(madeOn.figure),
    ),
    ...figureColumns(
      'made_on_figure',
      'The figure that it was made on',
      '#indicator+made_on',
      ({ madeOn }: CorrectionAnswer) => madeOn.figure,
    ),
    boolean(
      'figure_moved',
      '#status+moved',
      'Another entry is in force than the one it was made on',
      ({ figureMoved }) => figureMoved,
    ),
    integer(
      'figure_now_revision',
      '#meta+revision+now',
      'The entry in force now; nothing where none is',
      ({ figureNow }) => figureNow?.revision,
    ),
    text(
      'figure_now_status',
      '#status+now',
      'Of that entry: `active` or `retracted`',
      ({ figureNow }) => figureNow?.status,
    ),
    ...valueColumns(({ figureNow }: CorrectionAnswer) => figureNow ?? {}, 'figure_now_', '+now'),
    text('decided_by', '#contact+decided', 'Pseudonym of who decided on it', ({ decidedBy }) => decidedBy),
    instant('decided_at', '#date+decided', 'When that was', ({ decidedAt }) => decidedAt),
    text(
      'decision_reason',
      '#cause+decision+description',
      'Why it was decided so',
      ({ decisionReason }) => decisionReason,
    ),
    integer(
      'decision_revision',
      '#meta+revision+decision',
      'Revision of the count that is the decision',
      ({ decisionRevision }) => decisionRevision,
    ),
    integer('revision', '#meta+revision', "The head of the count's stream", ({ revision }) => revision),
  ],
};
