import type { CountIdentity, SubjectType } from '../../src/domain/counts/identity.js';

/** The one quantity that a count is, as rows have it. */
export interface IdentityRow {
  readonly family: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
}

/** SQL: the columns of an {@link IdentityRow}. @param count what the table of counts is called there */
export function identityColumns(count: string): string {
  return `${count}.family, ${count}.subject_type AS subjectType, ${count}.subject_id AS subjectId, ${count}.measure,
    ${count}.group_code AS "group", ${count}.period`;
}

/** The members that say it in answers. */
export function identityOf(row: IdentityRow): CountIdentity {
  const { family, subjectType, subjectId, measure, group, period } = row;
  return { family, subject: { type: subjectType, id: subjectId }, measure, group, period };
}
