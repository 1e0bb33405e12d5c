import { codesOf, isVisible, type Point, type Quantity, type Scope, type World } from './facts.js';
import { daysOf } from './times.js';

/** Notices: one act, or one break in a series, that concerns several counts. */

/** Null before it was recorded, or stated. */
export function noticeAt(world: World, id: string, point: Point) {
  const [recorded] = world.of('notice', id).filter((entry) => isVisible(entry, point));
  if (!recorded) return null;
  const [end] = world.of('noticeEnd', id).filter((entry) => isVisible(entry, point));
  const { cause, reason, statement, scope, note, recordedAt, by } = recorded;
  return {
    id,
    status: end ? 'retracted' : 'active',
    cause,
    reason,
    statement,
    scope,
    retraction: end
      ? { reason: end.reason, statement: end.statement, recordedAt: end.recordedAt, actor: end.by }
      : null,
    note,
    codes: codesOf(end ? [recorded, end] : [recorded]),
    revision: end ? end.revision : recorded.revision,
    recordedAt,
    actor: by,
  };
}

export function noticesAt(world: World, point: Point) {
  return world.ids('notice').flatMap((id) => noticeAt(world, id, point) ?? []);
}

/** The notices that stand and have the quantity in their scope, as what they concern shows them. */
export function noticesAbout(world: World, quantity: Quantity, point: Point) {
  return noticesAt(world, point)
    .filter(({ status, scope }) => status === 'active' && scope.some((one) => covers(one, quantity)))
    .map(({ id, cause, reason, statement, recordedAt }) => ({ id, cause, reason, statement, recordedAt }));
}

/** What a scope does not name does not narrow it; a count without a period is concerned whatever days are named. */
export function covers(scope: Scope, { subject, family, measure, group, period }: Quantity): boolean {
  const [first, last] = period === null ? [null, null] : daysOf(period);
  return (
    scope.subject.type === subject.type &&
    scope.subject.id === subject.id &&
    (scope.family ?? family) === family &&
    (scope.measure ?? measure) === measure &&
    (scope.group ?? group) === group &&
    (last === null || scope.from === null || scope.from <= last) &&
    (first === null || scope.to === null || first <= scope.to)
  );
}
