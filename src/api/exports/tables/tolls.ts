import type { KeyedTollAnswer } from '../../../../projections/tolls/answers.js';
import { GROUPINGS, type Grouping } from '../../../domain/tolls/keys.js';
import { codes, json, text } from '../column.js';
import { sumColumns, warningsColumn } from '../parts.js';
import type { Table } from '../table.js';

const KEY_TAGS: Readonly<Record<Grouping, string>> = {
  'place.country': '#country+code',
  'place.admin1': '#adm1+code',
  period: '#date+period',
  'period.month': '#date+period+month',
  'period.year': '#date+period+year',
  measure: '#indicator+code+key',
  group: '#group+code+key',
  attacker: '#org+attacker',
  source: '#org+source+id',
};

/** Totals, with what they are grouped by. */
export const TOLLS: Table<KeyedTollAnswer> = {
  name: 'tolls',
  columns: [
    codes('grouped_by', '#meta+grouped_by', 'What totals are grouped by', ({ key }) => Object.keys(key)),
    ...GROUPINGS.map((grouping) =>
      text(
        `key_${grouping.replace('.', '_')}`,
        KEY_TAGS[grouping],
        `Where \`grouped_by\` names ${grouping}: its value, or nothing for what cannot be attributed`,
        ({ key }: KeyedTollAnswer) => key[grouping],
      ),
    ),
    text('family', '#indicator+family', 'The family of counts', ({ family }) => family),
    text('measure', '#indicator+code', 'What is counted', ({ measure }) => measure),
    text('group', '#group+code', 'For whom it is counted', ({ group }) => group),
    text('unit', '#indicator+unit', 'What the figure counts', ({ unit }) => unit),
    text('state', '#status+figure', '`reported`; nothing where there is nothing to add', ({ figure }) =>
      figure ? 'reported' : null,
    ),
    ...sumColumns('figure', 'The total', '#indicator', ({ figure }: KeyedTollAnswer) => figure),
    ...sumColumns(
      'unattributed',
      'What of the wholes no part accounts for',
      '#indicator+unattributed',
      ({ unattributed }: KeyedTollAnswer) => unattributed,
    ),
    json('inputs', '#indicator+inputs', 'The revisions of counts that are added', ({ inputs }) => inputs),
    json(
      'wholes',
      '#indicator+wholes',
      'Wholes with a count of their own, against their parts',
      (toll) => toll.wholes,
    ),
    json('left', '#indicator+left', 'Counts that are left out, and why', ({ left }) => left),
    warningsColumn(({ warnings }) => warnings),
    json('notices', '#meta+notices', 'Notices that concern an input and stand', ({ notices }) => notices),
  ],
};
