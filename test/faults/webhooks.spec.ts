import { join } from 'node:path';
import { sourceBody } from '../support/bodies.js';
import { askUntil, until } from '../support/until.js';
import { expectStatus, type LedgerHttp } from '../support/http.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { verified, WebhookReceiver } from '../support/webhook-receiver.js';

const SETTINGS = {
  LEDGER_WEBHOOK_PRIVATE_TARGETS: 'true',
  LEDGER_WEBHOOK_RETRY_MS: '20',
};
/** So that another node may soon take over. What takes longer to be answered is delivered again. */
const SHORT_LEASE = { LEDGER_WEBHOOK_TIMEOUT_MS: '2000' };

const directory = useTemporaryDirectory();
let receiver: WebhookReceiver;

beforeEach(async () => {
  receiver = await WebhookReceiver.start();
});
afterEach(async () => {
  await killRemainingLedgers();
  await stopServedLedgers();
  await receiver.die();
});

const register = (ledger: LedgerHttp): Promise<{ id: string; secret: string }> =>
  ledger.record('/webhooks', { url: `${receiver.url}?token=hunter2` });

/** Registers as many sources; answers with their sequences. */
async function report(ledger: LedgerHttp, count: number): Promise<number[]> {
  const sequences: number[] = [];
  for (let left = count; left > 0; left -= 1) {
    sequences.push((await ledger.record('/sources', sourceBody())).sequence);
  }
  return sequences;
}

function expectEverythingInOrder(secret: string, sequences: readonly number[]): void {
  expect(receiver.sequences).toEqual(sequences);
  for (const request of receiver.requests) verified(secret, request);
}

const took = (sequence: number | undefined) => () => receiver.sequences.at(-1) === sequence;

describe('a node that delivers', () => {
  const start = () => LedgerProcess.start({ dataDirectory: directory(), env: SETTINGS });
  const startHere = () =>
    ServedLedger.startIn(directory(), { webhookPrivateTargets: true, webhookRetryMs: 20 });

  test('is killed, and goes on after its restart with what it had not recorded', async () => {
    const first = await start();
    const { secret } = await register(first.http);
    receiver.behaviours = ['taken', { status: 500 }, 'taken', 'dies'];
    const sequences = await report(first.http, 20);
    await receiver.until(() => receiver.taken.length >= 10);
    await first.kill('SIGKILL');
    await until(() => receiver.openConnections === 0);
    const before = receiver.taken.length;

    const second = await startHere();
    sequences.push(...(await report(second.http, 10)));
    await receiver.until(took(sequences.at(-1)), 'the last event');
    expectEverythingInOrder(secret, sequences);
    // What the first had not recorded comes again, and nothing of it twice.
    const ofSecond = receiver.taken.slice(before).map(({ sequence }) => sequence);
    expect(ofSecond).toEqual(sequences.slice(-ofSecond.length));
  });

  test('is stopped, and goes on after its restart without a repeat', async () => {
    const first = await start();
    const { secret } = await register(first.http);
    const sequences = await report(first.http, 10);
    await receiver.until(() => receiver.taken.length >= 5);
    expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });

    const second = await startHere();
    sequences.push(...(await report(second.http, 10)));
    await receiver.until(took(sequences.at(-1)), 'the last event');
    expectEverythingInOrder(secret, sequences);
    expect(receiver.taken).toHaveLength(sequences.length);
  });

  test('has a receiver that is away for a while, across a restart', async () => {
    const first = await start();
    const { id, secret } = await register(first.http);
    const sequences = await report(first.http, 3);
    await receiver.until(took(sequences.at(-1)));
    const { port, requests } = receiver;
    await receiver.die();
    sequences.push(...(await report(first.http, 3)));
    const shown = async (ledger: LedgerHttp) =>
      (await ledger.get(`/webhooks/${id}`)).json<{ state: string; lastFailure: { attempt: number } }>();
    const failing = await askUntil(
      () => shown(first.http),
      ({ state }) => state === 'failing',
    );
    await first.kill('SIGTERM');

    const second = await start();
    expect((await shown(second.http)).lastFailure.attempt).toBeGreaterThanOrEqual(
      failing.lastFailure.attempt,
    );
    receiver = await WebhookReceiver.start(port);
    await receiver.until(took(sequences.at(-1)), 'the last event');
    // What the nodes say of it names neither what it is signed with nor where it leads.
    for (const { output } of [first, second]) expect(output).not.toMatch(/hunter2|whsec_/);
    expect([...requests, ...receiver.requests].map(({ sequence }) => sequence)).toEqual(sequences);
    for (const request of receiver.requests) verified(secret, request);
  });
});

describeWithEventStoreDb('two nodes that deliver', (server) => {
  const start = (name: string) =>
    LedgerProcess.startNode(server.url, join(directory(), name), { ...SETTINGS, ...SHORT_LEASE });

  const shown = async (node: LedgerProcess, id: string) =>
    (await node.http.get(`/webhooks/${id}`)).json<{ deliveredBy: string | null; deliveredHere: boolean }>();

  const deliverer = async (nodes: readonly LedgerProcess[], id: string) => {
    const where = () =>
      Promise.all(nodes.map(async (node) => ({ node, ...(await shown(node, id).catch(() => null)) })));
    const found = await askUntil(where, (all) => all.some(({ deliveredHere }) => deliveredHere === true));
    return found.find(({ deliveredHere }) => deliveredHere)?.node as LedgerProcess;
  };

  test('one does, and the other one takes over when it is killed', async () => {
    const nodes = await Promise.all([start('one'), start('other')]);
    const [one] = nodes;
    const { id, secret } = await register(one.http);
    try {
      const sequences = await report(one.http, 20);
      await receiver.until(took(sequences.at(-1)), 'the last event');
      // Nobody died: each came once.
      expect(receiver.taken.map(({ sequence }) => sequence)).toEqual(sequences);

      const killed = await deliverer(nodes, id);
      const other = nodes.find((node) => node !== killed) as LedgerProcess;
      sequences.push(...(await report(other.http, 20)));
      await receiver.until(() => receiver.sequences.length >= 25);
      await killed.kill('SIGKILL');
      sequences.push(...(await report(other.http, 5)));
      await receiver.until(took(sequences.at(-1)), 'the last event');
      expectEverythingInOrder(secret, sequences);
      expect(receiver.mostAtOnce).toBe(1);

      const back = await start('back');
      expect(await deliverer([other, back], id)).toBe(other);
      expect(await other.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      const repeats = receiver.taken.length;
      sequences.push(...(await report(back.http, 5)));
      await receiver.until(took(sequences.at(-1)), 'the last event');
      expectEverythingInOrder(secret, sequences);
      // Given back with all that was delivered.
      expect(receiver.taken).toHaveLength(repeats + 5);
      expectStatus(await back.http.delete(`/webhooks/${id}`), 204);
    } finally {
      await killRemainingLedgers();
    }
  });
});
