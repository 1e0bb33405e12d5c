import type { ChangeAnswer, VolatilityAnswer } from '../../../../projections/changes/answers.js';
import { instant, integer, json, number, text } from '../column.js';
import { type Quantity, quantityColumns, valueColumns } from '../parts.js';
import { statisticColumns } from '../statistic.js';
import type { Table } from '../table.js';
import { previousColumns } from './counts.js';

export const CHANGES: Table<ChangeAnswer> = {
  name: 'changes',
  columns: [
    integer('sequence', '#meta+sequence', 'Its number in the whole ledger', ({ sequence }) => sequence),
    instant('recorded_at', '#date+recorded', 'When the ledger took it', ({ recordedAt }) => recordedAt),
    text('stated_at', '#date+stated', 'When it was stated: an instant or a date', ({ statedAt }) => statedAt),
    instant(
      'effective_at',
      '#date+effective',
      'Where it stands in stated order',
      (change) => change.effectiveAt,
    ),
    text('count_id', '#indicator+id', 'The count that changed', ({ countId }) => countId),
    ...quantityColumns((change: ChangeAnswer) => change),
    integer(
      'revision',
      '#meta+revision',
      'Its number in the history of its count',
      ({ revision }) => revision,
    ),
    text('type', '#meta+type', 'Wire name of the event', ({ type }) => type),
    text('cause', '#cause+code', 'Why the figure changed', ({ cause }) => cause),
    text('reason', '#cause+description', 'Why, in words', ({ reason }) => reason),
    text('source_id', '#org+source+id', 'Whose statement it rests on', ({ sourceId }) => sourceId),
    text('series_id', '#meta+series+id', 'The series that it came with', ({ seriesId }) => seriesId),
    text('actor', '#contact+actor', 'Pseudonym of who entered it', ({ actor }) => actor),
    text(
      'correction_id',
      '#meta+correction+id',
      'The correction that it accepts',
      (change) => change.correctionId,
    ),
    text('notice_id', '#meta+notice+id', 'The notice that it names', ({ noticeId }) => noticeId),
    json('notices', '#meta+notices', 'Notices that concern its count and stand', ({ notices }) => notices),
    integer('corrects', '#meta+revision+corrects', 'The entry that is set right', ({ corrects }) => corrects),
    text('status', '#status', '`active` or `retracted`', ({ status }) => status),
    ...valueColumns((change: ChangeAnswer) => change),
    ...previousColumns((change: ChangeAnswer) => change),
    text('direction', '#indicator+direction', 'Which way the figure moved', ({ direction }) => direction),
    number(
      'size_absolute',
      '#indicator+size+absolute',
      'How far the best number moved',
      ({ size }) => size.absolute,
    ),
    number(
      'size_relative',
      '#indicator+size+relative',
      'That divided by the number before; nothing also where that was zero',
      ({ size }) => size.relative,
    ),
  ],
};

/** What a statistic may be about, whatever it is told by. */
type AnyKey = { readonly countId?: string; readonly sourceId?: string } & Quantity;

const keyOf = ({ key }: VolatilityAnswer): AnyKey => key;

/** How figures are revised, by whatever is asked for; what it is not told by, its columns leave out. */
export const VOLATILITY: Table<VolatilityAnswer> = {
  name: 'volatility',
  columns: [
    text('key_count_id', '#indicator+id', 'By count: its id', (item) => keyOf(item).countId),
    text('key_source_id', '#org+source+id', 'By source: its id', (item) => keyOf(item).sourceId),
    ...quantityColumns(keyOf, 'key_'),
    integer(
      'entries',
      '#indicator+entries',
      'How many entries set the figure or the status; of a source, how often it said a figure',
      ({ entries }) => entries,
    ),
    ...statisticColumns('', (item: VolatilityAnswer) => item),
  ],
};
