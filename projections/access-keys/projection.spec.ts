import { randomUUID } from 'node:crypto';
import { TestLedger } from '../../test/support/read-models/ledger.js';
import { FindAccessKey, ListAccessKeys } from './queries.js';

const ISSUED = 'conflict-ledger.access-key-issued.v1';
const REVOKED = 'conflict-ledger.access-key-revoked.v1';

describe('access keys', () => {
  let ledger: TestLedger;
  const [first, second] = [randomUUID(), randomUUID()];
  const hash = 'a'.repeat(64);

  beforeEach(async () => {
    ledger = await TestLedger.open();
    ledger.recordsAt('2025-10-22T08:00:00.000Z');
    const issue = (id: string, more: object) =>
      ledger.operate(`ops-access-key-${id}`, ISSUED, {
        id,
        actor: 'analyst-1',
        role: 'analyst',
        secretSha256: hash,
        expiresAt: null,
        note: null,
        ...more,
      });
    await issue(first, { role: 'reviewer', expiresAt: '2026-01-01T00:00:00.000Z', note: 'desk' });
    await issue(second, {});
  });
  afterEach(() => ledger.close());

  const listed = () => ledger.ask(new ListAccessKeys(100, null));

  it('are found by their id, with what their secret is checked against', async () => {
    expect(await ledger.ask(new FindAccessKey(first))).toEqual({
      id: first,
      actor: 'analyst-1',
      role: 'reviewer',
      secretSha256: hash,
      expiresAt: '2026-01-01T00:00:00.000Z',
      note: 'desk',
      issuedAt: '2025-10-22T08:00:00.000Z',
      revokedAt: null,
    });
    expect(await ledger.ask(new FindAccessKey(randomUUID()))).toBeNull();
  });

  it('are listed in the order of issue, without it', async () => {
    const { items, next } = await listed();
    expect([items.map(({ id }) => id), next]).toEqual([[first, second], null]);
    expect(JSON.stringify(items)).not.toContain(hash);
  });

  it('are listed page by page', async () => {
    const page = await ledger.ask(new ListAccessKeys(1, null));
    expect(page.items.map(({ id }) => id)).toEqual([first]);
    const rest = await ledger.ask(new ListAccessKeys(1, page.next));
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[second], null]);
  });

  it('are revoked once, and stay known', async () => {
    for (const instant of ['2025-10-23T08:00:00.000Z', '2025-10-24T08:00:00.000Z']) {
      ledger.recordsAt(instant);
      await ledger.operate(`ops-access-key-${first}`, REVOKED, {});
    }
    expect(await ledger.ask(new FindAccessKey(first))).toMatchObject({
      revokedAt: '2025-10-23T08:00:00.000Z',
    });
    expect(await ledger.ask(new FindAccessKey(second))).toMatchObject({ revokedAt: null });
    expect((await listed()).items).toHaveLength(2);
  });

  it('are told from other things that operators record', async () => {
    await ledger.operate('ops-webhook-1', ISSUED, { id: 'x' });
    await ledger.operate(`ops-access-key-${first}`, 'conflict-ledger.access-key-praised.v1', {});
    expect((await listed()).items).toHaveLength(2);
    expect(ledger.runner.status().state).toBe('following');
  });
});
