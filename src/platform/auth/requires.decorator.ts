import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Role } from '../../domain/kernel/actor.js';

/** What a handler needs: a role, or `nobody` in particular. */
export type Requirement = Role | 'nobody';

/** Metadata key of a handler's requirement. */
export const REQUIREMENT = 'conflict-ledger:requirement';

/** How OpenAPI calls the way of access. */
export const ACCESS_SCHEME = 'key';

/**
 * Says what a handler needs, to the guard and to OpenAPI. `reader` is a GET of data: open to all unless `LEDGER_PUBLIC_READS` is false. A handler
 * that says nothing is refused to everybody.
 */
export const Requires = (role: Role) =>
  applyDecorators(SetMetadata(REQUIREMENT, role satisfies Requirement), ApiSecurity(ACCESS_SCHEME, [role]));

/** Open to everybody, key or none: health and documentation. */
export const RequiresNobody = () => SetMetadata(REQUIREMENT, 'nobody' satisfies Requirement);
