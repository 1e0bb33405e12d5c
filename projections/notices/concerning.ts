import { daysOf } from '../../src/domain/kernel/period.js';
import { isAbout, isOfDays } from '../../src/domain/notices/scope.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { identityOf, type IdentityRow } from '../counts/identity.js';
import type { NoticeAnswer, ShownNotice } from './answers.js';
import { type ScopeOfNotice, scopesAbout } from './scopes.js';
import { standingNotices } from './standing.js';

/** Tells of a count the notices in whose scope it is and that stand, in the order in which they were recorded. */
export type NoticesOf = (count: IdentityRow) => ShownNotice[];

/**
 * What tells it of counts at a point. Of each subject it asks once, and each notice it reads once.
 * @param subjects ids of subjects that will be asked about: these are looked up together
 */
export function noticesAt(
  model: ReadModel,
  point: PointParameters,
  subjects: Iterable<string> = [],
): NoticesOf {
  const findScopes = scopesByQuantity(scopesBySubject(model, new Set(subjects)));
  const findNotice = standingNotices(model, point);
  return (count) => {
    const scopes = findScopes(count);
    if (scopes.length === 0) return [];
    const days = count.period === null ? null : daysOf(count.period);
    const concerning = scopes.filter(({ scope }) => isOfDays(scope, days));
    return [...new Set(concerning.map(({ id }) => id))].flatMap((id) => {
      const notice = findNotice(id);
      return notice ? [shown(notice)] : [];
    });
  };
}

/** Finds the scopes about a quantity, whatever its days: a table has many counts of few quantities. */
function scopesByQuantity(
  findScopes: (subject: string) => readonly ScopeOfNotice[],
): (count: IdentityRow) => readonly ScopeOfNotice[] {
  const known = new Map<string, readonly ScopeOfNotice[]>();
  return (row) => {
    const { subjectType, subjectId, family, measure, group } = row;
    const name = [subjectType, subjectId, family, measure, group].join(' ');
    const found = known.get(name);
    if (found) return found;
    const count = identityOf(row);
    const scopes = findScopes(subjectId).filter(({ scope }) => isAbout(scope, count));
    known.set(name, scopes);
    return scopes;
  };
}

function scopesBySubject(
  model: ReadModel,
  subjects: ReadonlySet<string>,
): (subject: string) => readonly ScopeOfNotice[] {
  const found = Map.groupBy(scopesAbout(model, subjects), ({ scope }) => scope.subject.id);
  const known = new Map([...subjects].map((subject) => [subject, found.get(subject) ?? []]));
  return (subject) => {
    const scopes = known.get(subject) ?? scopesAbout(model, [subject]);
    known.set(subject, scopes);
    return scopes;
  };
}

function shown({ id, cause, reason, statement, recordedAt }: NoticeAnswer): ShownNotice {
  return { id, cause, reason, statement, recordedAt };
}
