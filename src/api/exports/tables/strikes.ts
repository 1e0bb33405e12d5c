import type { StrikeAnswer } from '../../../../projections/strikes/answers.js';
import { codes, integer, json, text } from '../column.js';
import { commonColumns, occurredColumns, placeColumns, statementColumns, warningsColumn } from '../parts.js';
import type { Table } from '../table.js';

export const STRIKES: Table<StrikeAnswer> = {
  name: 'strikes',
  onMap: { idOf: ({ id }) => id, placeOf: ({ place }) => place },
  columns: [
    text('id', '#event+id', 'Its id', ({ id }) => id),
    text(
      'status',
      '#status',
      'What comes of what sources say of it: `claimed`, `corroborated` and so on',
      ({ status }) => status,
    ),
    json(
      'status_explained',
      '#status+reason',
      'Why it has that status',
      ({ statusExplained }) => statusExplained,
    ),
    text('title', '#event+name', 'Its title', ({ title }) => title),
    codes('means', '#event+type', 'By what means: codes', ({ means }) => means),
    text('attacker', '#org+attacker', 'Who attacked, as stated', ({ attacker }) => attacker),
    json('parties', '#org+parties', 'The sides of a clash', ({ parties }) => parties),
    text('target_kind', '#event+target+type', 'What was hit: a code', ({ target }) => target?.kind),
    text('target_name', '#event+target+name', 'What was hit, by name', ({ target }) => target?.name),
    ...occurredColumns(({ occurred }: StrikeAnswer) => occurred),
    ...placeColumns(({ place }: StrikeAnswer) => place),
    codes(
      'regions',
      '#adm1+code+all',
      'ISO 3166-2 codes of all regions it touched',
      ({ regions }) => regions,
    ),
    text('part_of', '#event+whole+id', 'The strike that it is part of', ({ partOf }) => partOf),
    json('stances', '#meta+stances', 'What other sources say of it', ({ stances }) => stances),
    json(
      'stated_otherwise',
      '#meta+stated_otherwise',
      'Members that a source states otherwise than they are in force',
      ({ statedOtherwise }) => statedOtherwise,
    ),
    ...statementColumns(({ statement }: StrikeAnswer) => statement),
    ...commonColumns(({ note, codes }: StrikeAnswer) => ({ note, codes })),
    integer('revision', '#meta+revision', 'The head of its stream', ({ revision }) => revision),
    integer(
      'details_revision',
      '#meta+revision+details',
      'The entry in force',
      ({ detailsRevision }) => detailsRevision,
    ),
    json('parts', '#event+parts', 'The strikes that are part of it', ({ parts }) => parts),
    json('counts', '#indicator+counts', 'Its counts, with the figures in force', ({ counts }) => counts),
    warningsColumn(({ warnings }) => warnings),
  ],
};
