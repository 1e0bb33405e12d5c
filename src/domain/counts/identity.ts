import type { Id } from '../kernel/id.js';
import type { Period } from '../kernel/period.js';

export type SubjectType = 'strike' | 'situation';

/** What a count is about. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: Id;
}

/** The one quantity that a count is; its id is derived from these members. */
export interface CountIdentity {
  readonly family: string;
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: Period | null;
}

/** The list whose RFC 8785 text gives a count its id. */
export function identityText({ family, subject, measure, group, period }: CountIdentity): (string | null)[] {
  return [family, subject.type, subject.id, measure, group, period];
}
