import type { QueryBus } from '@nestjs/cqrs';
import type { AccessKeyRecord } from '../../../projections/access-keys/answers.js';
import { askUntil } from '../../../test/support/until.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import { LogUnavailableError } from '../../event-store/port/index.js';
import type { ReadModelProgress } from '../../projection-runtime/progress.js';
import type { LedgerConfig } from '../config/ledger-config.js';
import { AccessKeys } from './access-keys.js';
import { ExpiredFromTheStartError } from './errors.js';

const REQUEST = { actor: 'ana', role: 'analyst', expiresAt: null, note: null } as const;
const BY_ADMIN = { issuer: 'admin', key: null, members: {} };
const NEVER_MADE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

/** A node whose read model has nothing yet, or what it had when it stopped. */
function nodeOn(
  log: MemoryEventStore,
  now = '2026-01-01T00:00:00.000Z',
  had: AccessKeyRecord | null = null,
): AccessKeys {
  const queries = { execute: async () => had } as unknown as QueryBus;
  const watch = { applied: async () => null, cancel: () => undefined };
  const progress = { watch: () => watch } as unknown as ReadModelProgress;
  return new AccessKeys(log, queries, progress, { now: () => now }, { applyTimeoutMs: 0 } as LedgerConfig);
}

describe('access keys', () => {
  let log: MemoryEventStore;

  beforeEach(async () => {
    log = new MemoryEventStore();
    await log.open();
  });
  afterEach(() => log.close());

  test('made on one node hold on another that has not heard of them', async () => {
    const { secret } = await nodeOn(log).issue(REQUEST, BY_ADMIN);
    expect(await nodeOn(log).authenticate(secret ?? '')).toEqual({ id: 'ana', role: 'analyst' });
  });

  test('revoked on one node are refused on another that has not heard of it', async () => {
    const [one, other] = [nodeOn(log), nodeOn(log)];
    const { key, secret } = await one.issue(REQUEST, BY_ADMIN);
    expect(await one.revoke(key.id, 'admin')).toBe(true);
    expect(await other.authenticate(secret ?? '')).toBeNull();
    expect(await log.readStream(`ops-access-key-${key.id}`)).toHaveLength(2);
    expect(await other.revoke(key.id, 'admin')).toBe(true);
    expect(await log.readStream(`ops-access-key-${key.id}`)).toHaveLength(2);
  });

  test('revoked on one node are refused within seconds on another whose read model has stopped', async () => {
    const [one, other, key, secret] = await stoppedAfterIssue();
    expect(await other.authenticate(secret)).toEqual({ id: 'ana', role: 'analyst' });
    expect(await one.revoke(key.id, 'admin')).toBe(true);
    await askUntil(
      () => other.authenticate(secret),
      (actor) => actor === null,
    );
  });

  test('are looked up in the log no more than once a second each, and only with their secret', async () => {
    const [, other, key, secret] = await stoppedAfterIssue();
    const reads = jest.spyOn(log, 'readStream');
    expect(await other.authenticate(`clk_${key.id}_${'a'.repeat(43)}`)).toBeNull();
    expect(reads).not.toHaveBeenCalled();
    const asked = performance.now();
    await Promise.all(Array.from({ length: 20 }, () => other.authenticate(secret)));
    for (let n = 0; n < 20; n += 1) await other.authenticate(secret);
    expect(reads.mock.calls.length).toBeLessThanOrEqual(1 + Math.floor((performance.now() - asked) / 1_000));
  });

  test('hold as the node has heard where the log is out of reach', async () => {
    const [, other, , secret] = await stoppedAfterIssue();
    jest.spyOn(log, 'readStream').mockRejectedValue(new LogUnavailableError('out of reach'));
    expect(await other.authenticate(secret)).toEqual({ id: 'ana', role: 'analyst' });
  });

  /** Two nodes, the second of which has heard of the key and of nothing since. */
  async function stoppedAfterIssue() {
    const one = nodeOn(log);
    const { key, secret } = await one.issue(REQUEST, BY_ADMIN);
    const { id, actor, role, expiresAt, note, secretSha256 } = key;
    const record = { id, actor, role, expiresAt, note, secretSha256, issuedAt: '', revokedAt: null };
    return [one, nodeOn(log, undefined, record), key, secret ?? ''] as const;
  }

  test('hold until the instant at which they expire', async () => {
    const expiresAt = '2026-01-01T00:00:00.000Z';
    const early = nodeOn(log, '2025-12-31T00:00:00.000Z');
    const { secret } = await early.issue({ ...REQUEST, expiresAt }, BY_ADMIN);
    expect(await nodeOn(log, '2025-12-31T23:59:59.999Z').authenticate(secret ?? '')).not.toBeNull();
    expect(await nodeOn(log, expiresAt).authenticate(secret ?? '')).toBeNull();
  });

  test('are not made when they would hold at no time, and a repetition that comes late is answered', async () => {
    const expiresAt = '2026-01-01T00:00:00.000Z';
    const request = { ...REQUEST, expiresAt };
    await expect(nodeOn(log, expiresAt).issue(request, BY_ADMIN)).rejects.toThrow(ExpiredFromTheStartError);
    const context = { ...BY_ADMIN, key: 'once' };
    const { key } = await nodeOn(log, '2025-12-31T23:59:59.999Z').issue(request, context);
    expect(await nodeOn(log, expiresAt).issue(request, context)).toEqual({ key, secret: null });
  });

  test('keep nothing of their secret but its hash', async () => {
    const { key, secret } = await nodeOn(log).issue(REQUEST, {
      ...BY_ADMIN,
      key: 'k',
      members: { role: 'hash' },
    });
    const [event] = await log.readStream(`ops-access-key-${key.id}`);
    expect(event).toMatchObject({
      type: 'conflict-ledger.access-key-issued.v1',
      data: {
        id: key.id,
        actor: 'ana',
        role: 'analyst',
        secretSha256: key.secretSha256,
        expiresAt: null,
        note: null,
      },
      metadata: { actor: 'admin', key: 'k' },
    });
    expect(JSON.stringify({ ...event, revision: 0 })).not.toContain(secret?.slice(-43));
  });

  test('that nobody made are looked for once in a while only', async () => {
    const node = nodeOn(log);
    const reads = jest.spyOn(log, 'readStream');
    const guess = `clk_${NEVER_MADE}_${'a'.repeat(43)}`;
    for (let n = 0; n < 3; n++) expect(await node.authenticate(guess)).toBeNull();
    expect(reads).toHaveBeenCalledTimes(1);
    expect(await node.revoke(NEVER_MADE, 'admin')).toBe(false);
  });
});
