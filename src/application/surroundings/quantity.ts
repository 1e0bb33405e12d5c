import type { Family } from '../../domain/counts/families.js';
import type { CountIdentity } from '../../domain/counts/identity.js';

/** One quantity, with the row of its family. */
export interface Quantity extends Omit<CountIdentity, 'family'> {
  readonly family: Family;
}

/** What the id of its count is derived from. */
export function identityOf({ family, subject, measure, group, period }: Quantity): CountIdentity {
  return { family: family.code, subject, measure, group, period };
}
