import { GROUPS } from '../../src/domain/counts/groups.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { InForceAnswer, GroupAnswer } from './answers.js';
import { COUNTS_AT_POINT, valueOfEntry } from './at-point.js';

/** What the counts of one quantity have in common, whatever their group. */
export interface Quantity {
  readonly id: string;
  readonly family: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly measure: string;
  readonly period: string | null;
}

interface Row {
  readonly group: string;
  readonly id: string;
  readonly revision: number;
  readonly revisionAnswer: string;
}

/** The counts of the same quantity for other groups, in the order of their first reports. */
export function readGroups(model: ReadModel, quantity: Quantity, point: PointParameters): GroupAnswer[] {
  const rows = model.all<Row>(
    `SELECT c.group_code AS "group", c.id, e.revision, e.revision_answer AS revisionAnswer
     FROM ${COUNTS_AT_POINT}
     WHERE c.subject_id = @subjectId AND c.subject_type = @subjectType AND c.family = @family
       AND c.measure = @measure AND c.period IS @period AND c.id <> @id
     ORDER BY c.created`,
    { ...quantity, ...point },
  );
  return rows.map(({ group, id, revision, revisionAnswer }) => ({
    group,
    scheme: GROUPS.get(group)?.scheme ?? null,
    id,
    revision,
    ...valueOfEntry(JSON.parse(revisionAnswer) as InForceAnswer),
  }));
}
