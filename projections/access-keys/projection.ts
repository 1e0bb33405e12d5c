import type { OperationsEvent, Projection } from '../../src/projection-runtime/projection.js';
import { TABLES } from './tables.js';
import { ISSUED, REVOKED, STREAM_PREFIX } from './wire.js';

interface IssuedKey {
  readonly id: string;
  readonly actor: string;
  readonly role: string;
  readonly secretSha256: string;
  readonly expiresAt?: string | null;
  readonly note?: string | null;
}

/** The keys that people and programs act with. Each key is a stream of its own. */
export const accessKeys: Projection = {
  name: 'access-keys',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const issue = db.prepare(
      `INSERT INTO access_key (id, actor, role, secret_sha256, expires_at, note, issued_at)
       VALUES (@id, @actor, @role, @secretSha256, @expiresAt, @note, @issuedAt)`,
    );
    // Revoked twice is revoked the first time.
    const revoke = db.prepare('UPDATE access_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
    return {
      onOperationsEvent({ stream, type, data, recordedAt }: OperationsEvent) {
        if (!stream.startsWith(STREAM_PREFIX)) return;
        if (type === ISSUED) {
          const { expiresAt = null, note = null, ...key } = data as unknown as IssuedKey;
          issue.run({ ...key, expiresAt, note, issuedAt: recordedAt });
        }
        if (type === REVOKED) revoke.run(recordedAt, stream.slice(STREAM_PREFIX.length));
      },
    };
  },
};
