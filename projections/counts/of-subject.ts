import type { Subject } from '../../src/domain/counts/identity.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { InForceAnswer, Value } from './answers.js';
import { COUNTS_AT_POINT, valueOfEntry } from './at-point.js';

/** A count as its subject shows it. */
export type SubjectCount = {
  readonly id: string;
  readonly family: string;
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
  /** Of the figure in force. */
  readonly revision: number;
} & Value;

type Row = Omit<SubjectCount, keyof Value> & { readonly revisionAnswer: string };

/** The counts about a subject that are in force at a point, in the order of their first reports. */
export function countsOfSubject(model: ReadModel, subject: Subject, point: PointParameters): SubjectCount[] {
  const rows = model.all<Row>(
    `SELECT c.id, c.family, c.measure, c.group_code AS "group", c.period, e.revision,
            e.revision_answer AS revisionAnswer
     FROM ${COUNTS_AT_POINT}
     WHERE c.subject_type = @type AND c.subject_id = @id
     ORDER BY c.created`,
    { ...subject, ...point },
  );
  return rows.map(({ revisionAnswer, ...row }) => ({
    ...row,
    ...valueOfEntry(JSON.parse(revisionAnswer) as InForceAnswer),
  }));
}
