import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { AccessKeyRecord, ListedAccessKey } from './answers.js';

const LISTED =
  'id, actor, role, expires_at AS expiresAt, note, issued_at AS issuedAt, revoked_at AS revokedAt';

/** One key, revoked and expired ones too; null when there is none. */
export class FindAccessKey extends Query<AccessKeyRecord | null> {
  constructor(readonly id: string) {
    super();
  }
}

/** All keys in the order in which they were issued, without what their secrets are checked against. */
export class ListAccessKeys extends Query<ListedAccessKey[]> {}

@QueryHandler(FindAccessKey)
export class FindAccessKeyHandler implements IQueryHandler<FindAccessKey> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id }: FindAccessKey): Promise<AccessKeyRecord | null> {
    const sql = `SELECT ${LISTED}, secret_sha256 AS secretSha256 FROM access_key WHERE id = @id`;
    return this.model.get<AccessKeyRecord>(sql, { id }) ?? null;
  }
}

@QueryHandler(ListAccessKeys)
export class ListAccessKeysHandler implements IQueryHandler<ListAccessKeys> {
  constructor(private readonly model: ReadModel) {}

  async execute(): Promise<ListedAccessKey[]> {
    return this.model.all<ListedAccessKey>(`SELECT ${LISTED} FROM access_key ORDER BY issued`, {});
  }
}

export const ACCESS_KEY_QUERIES = [FindAccessKeyHandler, ListAccessKeysHandler];
