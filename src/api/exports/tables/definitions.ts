import type {
  Definition,
  GroupDefinition,
  MeasureDefinition,
} from '../../../../projections/definitions/answers.js';
import { boolean, type Column, instant, integer, text } from '../column.js';
import { commonColumns } from '../parts.js';
import type { Table } from '../table.js';

const definitionColumns = (tag: string): Column<Definition>[] => [
  text('id', `${tag}+id`, 'Its id', ({ id }) => id),
  text('code', `${tag}+code`, 'What counts name it by', ({ code }) => code),
  text('label', `${tag}+name`, 'Its name for people', ({ label }) => label),
  boolean('built_in', `${tag}+built_in`, 'It is part of the ledger itself', ({ builtIn }) => builtIn),
  ...commonColumns(({ note, codes }: Definition) => ({ note, codes })),
  integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
  instant(
    'recorded_at',
    '#date+recorded',
    'When it was defined; nothing when built in',
    (one) => one.recordedAt,
  ),
  text('actor', '#contact+actor', 'Pseudonym of who defined it; nothing when built in', ({ actor }) => actor),
];

export const MEASURES: Table<MeasureDefinition> = {
  name: 'measures',
  columns: [
    ...definitionColumns('#indicator'),
    text('family', '#indicator+family', 'The family of counts that it belongs to', ({ family }) => family),
    text('unit', '#indicator+unit', 'What its figures count; `text` for coded words', ({ unit }) => unit),
    text(
      'accumulation',
      '#indicator+accumulation',
      'How it behaves over time',
      (measure) => measure.accumulation,
    ),
    text(
      'basis',
      '#indicator+basis',
      'Whether sources state it or somebody computes it',
      ({ basis }) => basis,
    ),
    integer('decimals', '#indicator+decimals', 'Decimal places of its figures', ({ decimals }) => decimals),
  ],
};

export const GROUPS: Table<GroupDefinition> = {
  name: 'groups',
  columns: [
    ...definitionColumns('#group'),
    text('scheme', '#group+scheme', 'Groups of one scheme never overlap', ({ scheme }) => scheme),
    text('within', '#group+within', 'The group that contains it', ({ within }) => within),
  ],
};
