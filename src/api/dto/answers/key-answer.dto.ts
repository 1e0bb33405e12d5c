import { ApiProperty } from '@nestjs/swagger';
import { type Role, ROLES } from '../../../domain/kernel/actor.js';

/** A key, without its secret. */
export class KeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** Pseudonym of who acts with it. */
  actor!: string;
  @ApiProperty({ enum: ROLES })
  role!: Role;
  /** From when on it is refused; null for never. */
  expiresAt!: string | null;
  note!: string | null;
}

/** A key that was made. */
export class IssuedKeyDto extends KeyDto {
  /** What to send as Bearer. Shown once: null when the request was a repetition. */
  secret!: string | null;
}

export class ListedKeyDto extends KeyDto {
  issuedAt!: string;
  revokedAt!: string | null;
}

export class KeyPageDto {
  @ApiProperty({ type: [ListedKeyDto] })
  items!: readonly ListedKeyDto[];
  /** The `cursor` of the next page; null on the last. */
  next!: string | null;
}
