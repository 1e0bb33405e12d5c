import type { Figure } from '../../src/domain/kernel/figure.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { InForceAnswer } from '../counts/answers.js';
import { COUNTS_AT_POINT } from '../counts/at-point.js';
import { identityColumns, type IdentityRow } from '../counts/identity.js';
import { ENTRIES_AT_POINT } from '../strikes/reader.js';
import type { ConcernedFigure, Role } from './answers.js';
import type { Lead } from './projection.js';

/** Which counts are looked at: those of a subject by its id, of a family, of a measure. */
export type CountsFilter = Filter<'subject' | 'family' | 'measure'>;

const CONDITIONS = {
  subject: 'c.subject_id = @subject',
  family: 'c.family = @family',
  measure: 'c.measure = @measure',
};

/** A count whose figure is in force at the point. */
export interface ActiveCount extends IdentityRow {
  readonly created: number;
  readonly id: string;
  readonly revision: number;
  /** Revision of the claim that the figure rests on. */
  readonly claim: number | null;
  readonly figure: Figure;
  readonly sourceId: string;
  readonly recordedAt: string;
}

type Row = Omit<ActiveCount, 'figure' | 'sourceId' | 'recordedAt'> & { readonly revisionAnswer: string };

const COLUMNS = `
  c.created, c.id, ${identityColumns('c')}, e.revision, e.claim, e.revision_answer AS revisionAnswer`;

// Made once, as that of parts: they are asked thousands of times for one list.
const OF_QUANTITY = `
  SELECT ${COLUMNS} FROM ${COUNTS_AT_POINT}
  WHERE c.subject_id = @subjectId AND c.subject_type = @subjectType AND c.family = @family AND c.measure = @measure
  AND c.period IS @period AND e.status = 'active'
  ORDER BY c.created`;

const PARTS = `SELECT s.id, e.status FROM ${ENTRIES_AT_POINT} WHERE e.part_of = @whole ORDER BY e.strike`;

function activeCount({ revisionAnswer, ...row }: Row): ActiveCount {
  const entry = JSON.parse(revisionAnswer) as InForceAnswer & { readonly status: 'active' };
  return {
    ...row,
    figure: entry.figure,
    sourceId: entry.statement.sourceId,
    recordedAt: entry.recordedAt,
  };
}

/** The counts that a lead goes to, in no order that is of use. */
export function countsOfLead(
  model: ReadModel,
  lead: Exclude<Lead, 'whole'>,
  filter: CountsFilter,
  point: PointParameters,
): ActiveCount[] {
  // A subject has few counts: where one is asked for, they are found first.
  const from = filter.subject
    ? `${COUNTS_AT_POINT} CROSS JOIN discrepancy_lead l ON l.lead = @lead AND l.id = c.id`
    : `discrepancy_lead l CROSS JOIN ${COUNTS_AT_POINT}`;
  const rows = model.all<Row>(
    `SELECT ${COLUMNS} FROM ${from}
     WHERE l.lead = @lead AND l.id = c.id AND l.since <= @sequence
       AND e.status = 'active'${conditionsOf(filter, CONDITIONS)}`,
    { ...filter, lead, ...point },
  );
  return rows.map(activeCount);
}

/** Counts by their `created`, each under its own; those of which nothing is in force are left out. */
export function countsByCreation(
  model: ReadModel,
  created: Iterable<number>,
  point: PointParameters,
): Map<number, ActiveCount> {
  const rows = model.all<Row>(
    `SELECT ${COLUMNS} FROM json_each(@created) CROSS JOIN ${COUNTS_AT_POINT}
     WHERE c.created = json_each.value AND e.status = 'active'`,
    { created: JSON.stringify([...created]), ...point },
  );
  return new Map(rows.map((row) => [row.created, activeCount(row)]));
}

/** The counts of strikes that others are parts of. */
export function countsOfWholes(
  model: ReadModel,
  filter: CountsFilter,
  point: PointParameters,
): ActiveCount[] {
  const rows = model.all<Row>(
    `SELECT ${COLUMNS} FROM discrepancy_lead l CROSS JOIN ${COUNTS_AT_POINT}
     WHERE l.lead = 'whole' AND l.since <= @sequence AND c.subject_id = l.id AND c.subject_type = 'strike'
       AND e.status = 'active'${conditionsOf(filter, CONDITIONS)}
       ${filter.subject ? 'AND l.id = @subject' : ''}`,
    { ...filter, ...point },
  );
  return rows.map(activeCount);
}

/** What the counts of one quantity have in common, whatever their group. */
export type QuantityOfCount = Pick<
  ActiveCount,
  'family' | 'subjectType' | 'subjectId' | 'measure' | 'period'
>;

/** The counts of a quantity, of all groups. */
export function countsOfQuantity(
  model: ReadModel,
  { family, subjectType, subjectId, measure, period }: QuantityOfCount,
  point: PointParameters,
): ActiveCount[] {
  const quantity = { family, subjectType, subjectId, measure, period };
  return model.all<Row>(OF_QUANTITY, { ...quantity, ...point }).map(activeCount);
}

/**
 * The counts of a quantity about the parts of a strike: of a part that has none, those of its own parts. The counts of
 * retracted strikes are left out.
 */
export function countsOfParts(model: ReadModel, count: ActiveCount, point: PointParameters): ActiveCount[] {
  const found: ActiveCount[] = [];
  const seen = new Set([count.subjectId]);
  const open = [count.subjectId];
  for (const whole of open) {
    for (const { id, status } of readParts(model, whole, point)) {
      if (seen.has(id)) continue;
      seen.add(id);
      const own =
        status === 'retracted'
          ? undefined
          : countsOfQuantity(model, { ...count, subjectId: id }, point).find(
              ({ group, figure }) => group === count.group && figure !== null,
            );
      if (own) found.push(own);
      else open.push(id);
    }
  }
  return found;
}

function readParts(
  model: ReadModel,
  whole: string,
  point: PointParameters,
): { id: string; status: 'active' | 'retracted' }[] {
  return model.all(PARTS, { whole, ...point });
}

/** A count as part of a discrepancy. */
export function concerned(role: Role, count: ActiveCount): ConcernedFigure {
  const { id, revision, sourceId, subjectType, subjectId, measure, group, period, figure, recordedAt } =
    count;
  const subject = { type: subjectType, id: subjectId };
  return { role, id, revision, sourceId, subject, measure, group, period, figure, recordedAt };
}
