import { Injectable } from '@nestjs/common';
import type { CountIdentity } from '../../domain/counts/identity.js';
import { UnappliedEvents } from '../commands/unapplied-events.js';

/** A count and what it counts. */
export interface RecentCount extends CountIdentity {
  readonly id: string;
}

/** What may differ between one quantity and another. */
type Axis = 'subject' | 'group' | 'period';

/** Counts that are reported so lately that no read model of this node shows them. */
@Injectable()
export class RecentCounts {
  constructor(private readonly unapplied: UnappliedEvents) {}

  /** Those of the same quantity but for one thing, in which they differ. */
  differingIn(axis: Axis, quantity: CountIdentity): RecentCount[] {
    return this.unapplied.ofKind('count-reported').flatMap(({ category, id, event }) => {
      const { subject, measure, group, period } = event.data;
      const family = category.family ?? '';
      const count = { id, family, subject, measure, group, period };
      const differing = axesWhere(count, quantity);
      const isSame = family === quantity.family && measure === quantity.measure;
      return isSame && differing.length === 1 && differing[0] === axis ? [count] : [];
    });
  }
}

function axesWhere(one: CountIdentity, other: CountIdentity): Axis[] {
  const isSameSubject = one.subject.type === other.subject.type && one.subject.id === other.subject.id;
  return [
    ...(isSameSubject ? [] : (['subject'] as const)),
    ...(one.group === other.group ? [] : (['group'] as const)),
    ...(one.period === other.period ? [] : (['period'] as const)),
  ];
}
