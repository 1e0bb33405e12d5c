import type { Discrepancy } from '../../../../projections/discrepancies/answers.js';
import { instant, json, number, text } from '../column.js';
import { quantityColumns } from '../parts.js';
import type { Table } from '../table.js';

export const DISCREPANCIES: Table<Discrepancy> = {
  name: 'discrepancies',
  columns: [
    text('kind', '#indicator+discrepancy', 'What does not go together', ({ kind }) => kind),
    ...quantityColumns((discrepancy: Discrepancy) => discrepancy),
    text(
      'country',
      '#country+code',
      'ISO 3166-1 code of the country of its subject',
      ({ country }) => country,
    ),
    text('admin1', '#adm1+code', 'ISO 3166-2 code of the region of its subject', ({ admin1 }) => admin1),
    json('counts', '#indicator+counts', 'The figures that are concerned', ({ counts }) => counts),
    number(
      'size_absolute',
      '#indicator+size+absolute',
      'How far they are apart',
      ({ size }) => size.absolute,
    ),
    number(
      'size_relative',
      '#indicator+size+relative',
      'That divided by the greater one, 0 to 1',
      ({ size }) => size.relative,
    ),
    instant('since', '#date+recorded', 'When the last of these figures was recorded', ({ since }) => since),
  ],
};
