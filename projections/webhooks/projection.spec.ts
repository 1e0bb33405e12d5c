import { randomUUID } from 'node:crypto';
import { sourceRegistered } from '../../test/support/read-models/facts.js';
import { TestLedger } from '../../test/support/read-models/ledger.js';
import { scansOf } from '../../test/support/read-models/plans.js';
import type { JsonObject } from '../../src/event-store/port/index.js';
import type { DeliveryFailure, Standing } from './answers.js';
import { FindWebhook, ListWebhookFailures, ListWebhookIds, ListWebhooks } from './queries.js';
import { failureOf, positionOf, stateOf } from './standing.js';

const wire = (what: string) => `conflict-ledger.webhook-${what}.v1`;
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const failure = (attempt: number): DeliveryFailure => ({
  since: '2025-10-22T09:00:00.000Z',
  at: '2025-10-22T09:01:00.000Z',
  sequence: 6,
  eventId: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
  attempt,
  kind: 'status',
  status: 500,
  code: null,
  pauseMs: 5_000,
});

describe('webhooks', () => {
  let ledger: TestLedger;
  const [id, other] = [randomUUID(), randomUUID()];

  beforeEach(async () => {
    ledger = await TestLedger.open();
    ledger.recordsAt('2025-10-22T08:00:00.000Z');
    await register(id, { filter: { family: 'casualty' }, after: 4, note: 'Newsroom' });
    await register(other, {});
  });
  afterEach(() => ledger.close());

  const register = (webhook: string, members: object) => {
    const usual = { url: 'https://example.org/hook', filter: {}, after: 0, note: null, secret: SECRET };
    const data = { id: webhook, ...usual, ...members };
    return ledger.operate(`ops-webhook-${webhook}`, wire('registered'), data, { actor: 'admin' });
  };
  const act = (what: string, data: object = {}) =>
    ledger.operate(`ops-webhook-${id}`, wire(what), { ...data });
  const record = (what: string, members: Partial<Standing> = {}) => {
    const lastDelivery = { at: '2025-10-22T08:30:00.000Z', sequence: 5 };
    const usual: Standing = { node: 'one', leaseMs: 30_000, act: 0, upTo: 5, lastDelivery, failure: null };
    const data = { ...usual, ...members } as unknown as JsonObject;
    return ledger.operate(`ops-webhook-delivery-${id}`, wire(what), data);
  };

  async function found() {
    const webhook = await ledger.ask(new FindWebhook(id));
    if (!webhook) throw new Error('it is not there');
    return webhook;
  }
  const shown = async () => {
    const webhook = await found();
    return [stateOf(webhook), positionOf(webhook), failureOf(webhook)?.attempt ?? null];
  };

  it('are found and listed without their secrets', async () => {
    expect(await found()).toEqual({
      id,
      url: 'https://example.org/hook',
      filter: { family: 'casualty' },
      note: 'Newsroom',
      registeredAt: '2025-10-22T08:00:00.000Z',
      actor: 'admin',
      acts: 0,
      isPaused: false,
      fromAct: 0,
      after: 4,
      clearedAct: 0,
      standing: null,
      lastFailure: null,
    });
    const { items, next } = await ledger.ask(new ListWebhooks(1, null));
    expect(items.map((webhook) => webhook.id)).toEqual([id]);
    const rest = await ledger.ask(new ListWebhooks(1, next));
    expect([rest.items.map((webhook) => webhook.id), rest.next]).toEqual([[other], null]);
    expect(await ledger.ask(new ListWebhookIds())).toEqual([id, other]);
    expect(JSON.stringify([items, rest])).not.toContain(SECRET);
  });

  it('stand as the last record says', async () => {
    expect(await shown()).toEqual(['active', 4, null]);
    await record('lease-taken', { upTo: 4, lastDelivery: null });
    expect((await found()).standing).toMatchObject({ node: 'one', revision: 0, isReleased: false });
    await record('delivered');
    expect(await shown()).toEqual(['active', 5, null]);
    await record('delivery-failed', { failure: failure(1) });
    expect(await shown()).toEqual(['failing', 5, 1]);
    await record('parked', { failure: failure(2) });
    expect(await shown()).toEqual(['parked', 5, 2]);
    expect((await found()).standing).toMatchObject({ revision: 3, isReleased: true, isParked: true });
    await record('lease-released');
    expect((await found()).standing).toMatchObject({ isReleased: true, isParked: false });
    expect((await found()).lastFailure).toEqual(failure(2));
  });

  it('are paused and resumed, and what failed before counts no more', async () => {
    await record('parked', { failure: failure(9) });
    await act('paused');
    expect(await shown()).toEqual(['paused', 5, 9]);
    await act('resumed');
    expect(await shown()).toEqual(['active', 5, null]);
    // Recorded by a node that had not seen it yet: the position counts, the failure does not.
    await record('delivery-failed', { upTo: 6, failure: failure(10) });
    expect(await shown()).toEqual(['active', 6, null]);
    await record('delivery-failed', { act: 2, upTo: 6, failure: failure(1) });
    expect(await shown()).toEqual(['failing', 6, 1]);
  });

  it('begin again at a replay, whatever is recorded without knowing of it', async () => {
    await record('delivered');
    await act('replay-requested', { after: 2 });
    expect(await shown()).toEqual(['active', 2, null]);
    await record('delivered', { upTo: 9 });
    expect(await shown()).toEqual(['active', 2, null]);
    await act('secret-rotated', { secret: SECRET, earlierUntil: '2025-10-23T08:00:00.000Z' });
    await record('delivered', { act: 1, upTo: 3 });
    expect(await shown()).toEqual(['active', 3, null]);
    expect((await found()).acts).toBe(2);
  });

  it('have their failures, the latest first, page by page', async () => {
    for (const attempt of [1, 2, 3]) await record('delivery-failed', { failure: failure(attempt) });
    const page = await ledger.ask(new ListWebhookFailures(id, 2, null));
    expect(page.items).toEqual([
      { revision: 2, ...failure(3) },
      { revision: 1, ...failure(2) },
    ]);
    const rest = await ledger.ask(new ListWebhookFailures(id, 2, page.next));
    expect([rest.items.map(({ attempt }) => attempt), rest.next]).toEqual([[1], null]);
    expect((await ledger.ask(new ListWebhookFailures(other, 2, null))).items).toEqual([]);
  });

  it('are gone when they are deleted, also for a node that records something after', async () => {
    await record('delivery-failed', { failure: failure(1) });
    await act('deleted');
    await record('delivery-failed', { failure: failure(2) });
    expect(await ledger.ask(new FindWebhook(id))).toBeNull();
    expect((await ledger.ask(new ListWebhookFailures(id, 2, null))).items).toEqual([]);
    expect(await ledger.ask(new ListWebhookIds())).toEqual([other]);
    expect(ledger.runner.status().state).toBe('following');
  });

  it('are told from other things that operators record, and from the ledger itself', async () => {
    await ledger.operate('ops-webhook-1', wire('deleted'), {});
    await ledger.operate(`ops-webhook-${other}`, wire('praised'), {});
    await ledger.record(randomUUID(), sourceRegistered({ name: 'Mayor' }));
    expect(await ledger.ask(new ListWebhookIds())).toEqual([id, other]);
  });

  it('are found by an index', async () => {
    const queries = [new FindWebhook(id), new ListWebhooks(1, null), new ListWebhookFailures(id, 2, null)];
    for (const query of queries) expect(await scansOf(ledger, query)).toEqual([]);
  });
});
