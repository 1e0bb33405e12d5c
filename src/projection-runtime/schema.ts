import { createHash } from 'node:crypto';
import { type Upcaster, UPCASTERS } from '../domain/catalogue/upcast.js';
import type { Projection } from './projection.js';
import { PROGRESS_TABLE } from './progress-table.js';

/** What a read model file has to be made of to be of use to this version. */
export interface Schema {
  /**
   * Names and versions of the projections, and a hash of all DDL and of the steps by which old events get their present
   * shape; text that a person can compare.
   */
  readonly fingerprint: string;
  readonly ddl: string;
}

/** The schema of a set of projections. */
export function schemaOf(
  projections: readonly Projection[],
  upcasters: readonly Pick<Upcaster, 'from' | 'to'>[] = UPCASTERS,
): Schema {
  const ddl = [PROGRESS_TABLE, ...projections.map(({ tables }) => tables)].join('\n');
  const names = projections.map(({ name, version }) => `${name}@${version}`).join(' ');
  const steps = upcasters.map(({ from, to }) => `${from} ${to}`).join('\n');
  const hash = createHash('sha256').update(ddl).update(steps).digest('hex');
  return { ddl, fingerprint: `${names} ${hash}` };
}
