import { createHash } from 'node:crypto';
import type { Projection } from './projection.js';
import { PROGRESS_TABLE } from './progress-table.js';

/** What a read model file has to be made of to be of use to this version. */
export interface Schema {
  /** Names and versions of the projections, and a hash of all DDL; text that a person can compare. */
  readonly fingerprint: string;
  readonly ddl: string;
}

/** The schema of a set of projections. */
export function schemaOf(projections: readonly Projection[]): Schema {
  const ddl = [PROGRESS_TABLE, ...projections.map(({ tables }) => tables)].join('\n');
  const names = projections.map(({ name, version }) => `${name}@${version}`).join(' ');
  return { ddl, fingerprint: `${names} ${createHash('sha256').update(ddl).digest('hex')}` };
}
