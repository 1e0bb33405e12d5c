import type { ScoredSourceAnswer } from '../../../../projections/sources/answers.js';
import { instant, integer, json, text } from '../column.js';
import { commonColumns } from '../parts.js';
import { statisticColumns } from '../statistic.js';
import type { Table } from '../table.js';

export const SOURCES: Table<ScoredSourceAnswer> = {
  name: 'sources',
  columns: [
    text('id', '#org+id', 'Its id', ({ id }) => id),
    text('name', '#org+name', 'Its name', ({ name }) => name),
    text('kind', '#org+type', 'What it is: a code', ({ kind }) => kind),
    text('country', '#country+code', 'ISO 3166-1 code of its country', ({ country }) => country),
    text('url', '#meta+url', 'Where it publishes', ({ url }) => url),
    text(
      'reliability',
      '#org+reliability',
      'By the Admiralty code, A to F; nothing when it was never graded',
      ({ reliability }) => reliability,
    ),
    json('grades', '#org+reliability+history', 'All gradings, in order', ({ grades }) => grades),
    ...commonColumns(({ note, codes }: ScoredSourceAnswer) => ({ note, codes })),
    integer(
      'scorecard_claims',
      '#indicator+claims',
      'How often it said a figure',
      ({ scorecard }) => scorecard.claims,
    ),
    ...statisticColumns('scorecard_', ({ scorecard }: ScoredSourceAnswer) => scorecard),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    instant('recorded_at', '#date+recorded', 'When it was registered', ({ recordedAt }) => recordedAt),
    text('actor', '#contact+actor', 'Pseudonym of who registered it', ({ actor }) => actor),
  ],
};
