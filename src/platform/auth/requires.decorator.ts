import { SetMetadata } from '@nestjs/common';
import type { Role } from '../../domain/kernel/actor.js';

/** What a handler needs: a role, or `nobody` in particular. */
export type Requirement = Role | 'nobody';

/** Metadata key of a handler's requirement. */
export const REQUIREMENT = 'conflict-ledger:requirement';

/**
 * Says what a handler needs. `reader` is a GET of data: open to all unless `LEDGER_PUBLIC_READS` is false. A handler
 * that says nothing is refused to everybody.
 */
export const Requires = (role: Role) => SetMetadata(REQUIREMENT, role satisfies Requirement);

/** Open to everybody, key or none: health and documentation. */
export const RequiresNobody = () => SetMetadata(REQUIREMENT, 'nobody' satisfies Requirement);
