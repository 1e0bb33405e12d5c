import type { CommonMembers } from '../kernel/common.js';
import type { Reliability } from './events.js';

export interface RegisterSource extends CommonMembers {
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly url: string | null;
  readonly reliability: Reliability | null;
}

export interface GradeSource extends CommonMembers {
  readonly reliability: Reliability;
  readonly reason: string;
}
