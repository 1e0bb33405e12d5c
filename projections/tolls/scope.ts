import type { SubjectType } from '../../src/domain/counts/identity.js';
import type { Counted } from '../../src/domain/tolls/counted.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import type { InForceAnswer } from '../counts/answers.js';
import { COUNTS_AT_POINT } from '../counts/at-point.js';
import { STRIKE_IN_FORCE } from '../strikes/tables.js';

/** Which counts are looked at. */
export interface Scope {
  readonly family: string;
  readonly measure: string;
  readonly subjectType: SubjectType;
  /** With all its parts; null for every subject. */
  readonly subject: string | null;
}

/** A count with what it is about. */
export interface ScopedCount extends Counted {
  readonly subjectId: string;
}

interface Row {
  readonly created: number;
  readonly id: string;
  readonly subjectId: string;
  readonly group: string;
  readonly period: string | null;
  readonly revision: number;
  readonly revisionAnswer: string;
}

const COLUMNS = `
  c.created, c.id, c.subject_id AS subjectId, c.group_code AS "group", c.period, e.revision,
  e.revision_answer AS revisionAnswer`;

/** SQL: a subject and, where it is a strike, its parts at any depth. UNION, not UNION ALL: it ends in a circle too. */
const SUBJECT_AND_PARTS = `
  WITH RECURSIVE scope (id) AS (
    SELECT @subject
    UNION
    SELECT s.id FROM scope w
      CROSS JOIN strike_entry e ON e.part_of = w.id
      CROSS JOIN strike s ON s.created = e.strike AND e.sequence = ${entryInForce(STRIKE_IN_FORCE, 'e.strike')}
    WHERE @subjectType = 'strike'
  )`;

const OF_SUBJECT = `
  ${SUBJECT_AND_PARTS}
  SELECT ${COLUMNS} FROM scope CROSS JOIN ${COUNTS_AT_POINT}
  WHERE c.subject_id = scope.id AND c.family = @family AND c.measure = @measure AND c.subject_type = @subjectType
  LIMIT @limit`;

const OF_ALL = `
  SELECT ${COLUMNS} FROM ${COUNTS_AT_POINT}
  WHERE c.family = @family AND c.measure = @measure AND c.subject_type = @subjectType
  LIMIT @limit`;

/** The counts of a scope, of all groups and periods, as of a point. @param limit how many at most */
export function countsOf(
  model: ReadModel,
  scope: Scope,
  point: PointParameters,
  limit: number,
): ScopedCount[] {
  const rows = model.all<Row>(scope.subject === null ? OF_ALL : OF_SUBJECT, { ...scope, ...point, limit });
  // As they were reported, whichever index has them: what has several keys is told with the first.
  rows.sort((a, b) => a.created - b.created);
  return rows.map(({ created: _, revisionAnswer, ...row }) => {
    const { status, statement, ...entry } = JSON.parse(revisionAnswer) as InForceAnswer;
    const figure = 'figure' in entry ? (entry.figure ?? null) : null;
    return { ...row, status, figure, sourceId: statement.sourceId };
  });
}

/** The ids of a strike's parts at any depth, itself among them. */
export function partsOf(model: ReadModel, subject: string, point: PointParameters): string[] {
  const sql = `${SUBJECT_AND_PARTS} SELECT id FROM scope`;
  return model.all<{ id: string }>(sql, { subject, subjectType: 'strike', ...point }).map(({ id }) => id);
}

/** The families of which a scope has a count of a measure, or of any; each with its measures. */
export function measuresOf(
  model: ReadModel,
  { subject, subjectType }: Pick<Scope, 'subject' | 'subjectType'>,
  families: readonly string[],
  point: PointParameters,
): { family: string; measure: string }[] {
  if (subject !== null) {
    return model.all(
      `${SUBJECT_AND_PARTS}
       SELECT DISTINCT c.family, c.measure FROM scope CROSS JOIN count c ON c.subject_id = scope.id
       WHERE c.subject_type = @subjectType AND c.created <= @sequence`,
      { subject, subjectType, ...point },
    );
  }
  // From one measure to the next, and never over the counts of each.
  return families.flatMap((family) =>
    model
      .all<{ measure: string }>(
        `WITH RECURSIVE found (measure) AS (
           SELECT min(measure) FROM count WHERE family = @family
           UNION
           SELECT (SELECT min(c.measure) FROM count c WHERE c.family = @family AND c.measure > found.measure)
           FROM found WHERE found.measure IS NOT NULL
         )
         SELECT measure FROM found WHERE measure IS NOT NULL`,
        { family },
      )
      .map(({ measure }) => ({ family, measure })),
  );
}
