import { type Days, haveDayInCommon, type OpenDays } from '../kernel/period.js';
import type { NoticeScope } from './events.js';

/** A quantity, whatever its days. */
interface Concerned extends Pick<NoticeScope, 'subject'> {
  readonly family: string;
  readonly measure: string;
  readonly group: string;
}

/** Whether a quantity is in a scope. The days that a scope names are not looked at. */
export function isAbout(scope: NoticeScope, { subject, family, measure, group }: Concerned): boolean {
  return (
    scope.subject.type === subject.type &&
    scope.subject.id === subject.id &&
    [null, family].includes(scope.family) &&
    [null, measure].includes(scope.measure) &&
    [null, group].includes(scope.group)
  );
}

/** Whether days are among those that a scope names. A count of no days in particular is, whatever they are. */
export function isOfDays(scope: OpenDays, days: Days | null): boolean {
  return days === null || haveDayInCommon(days, scope);
}
