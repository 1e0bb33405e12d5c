import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Page } from '../../src/projection-runtime/at.js';
import { pageOf } from '../../src/projection-runtime/page.js';
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

/** Keys in the order in which they were issued, without what their secrets are checked against. */
export class ListAccessKeys extends Query<Page<ListedAccessKey>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

type ListedRow = ListedAccessKey & { readonly issued: number };

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

  async execute({ limit, after }: ListAccessKeys): Promise<Page<ListedAccessKey>> {
    const rows = this.model.all<ListedRow>(
      `SELECT issued, ${LISTED} FROM access_key WHERE issued > @after ORDER BY issued LIMIT @limit`,
      { after: after ?? 0, limit: limit + 1 },
    );
    return pageOf(
      rows,
      limit,
      ({ issued }) => issued,
      ({ issued: _issued, ...key }) => key,
    );
  }
}

export const ACCESS_KEY_QUERIES = [FindAccessKeyHandler, ListAccessKeysHandler];
