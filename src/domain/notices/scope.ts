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
