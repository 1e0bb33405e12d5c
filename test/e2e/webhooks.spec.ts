import { sourceBody } from '../support/bodies.js';
import { LedgerApp } from '../support/ledger-app.js';
import { verified, WebhookReceiver } from '../support/webhook-receiver.js';

/** Short, so that what takes hours takes moments. */
const SHORT = {
  webhookPrivateTargets: true,
  webhookTimeoutMs: 300,
  webhookRetryMs: 5,
  webhookParkMs: 60_000,
} as const;

let ledger: LedgerApp;
let receiver: WebhookReceiver;

beforeEach(async () => {
  ledger = await LedgerApp.start(SHORT);
  receiver = await WebhookReceiver.start();
});
afterEach(async () => {
  await ledger.stop();
  await receiver.die();
});

/** Registers as many sources; answers with their sequences. */
async function report(count: number): Promise<number[]> {
  const sequences: number[] = [];
  for (let left = count; left > 0; left -= 1) {
    const { body } = await ledger.admin.post('/v1/sources', sourceBody({ name: `Source ${left}` }));
    sequences.push(body.sequence as number);
  }
  return sequences;
}

async function register(members: object = {}): Promise<{ id: string; secret: string }> {
  const { status, body } = await ledger.admin.post('/v1/webhooks', { url: receiver.url, ...members });
  expect(status).toBe(201);
  return body as { id: string; secret: string };
}

const read = async (id: string) => (await ledger.admin.get(`/v1/webhooks/${id}`)).body;

/** Waits until the webhook is shown like this; it may take some commits. */
async function untilShown(id: string, members: Record<string, unknown>): Promise<void> {
  for (let tries = 200; ; tries -= 1) {
    const shown = await read(id);
    if (Object.entries(members).every(([name, value]) => Object.is(shown[name], value))) return;
    if (tries === 0) throw new Error(`it is shown as ${JSON.stringify(shown)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('a webhook', () => {
  test('gets each event after its registration, in order, signed, as a CloudEvent', async () => {
    await report(2);
    const { id, secret } = await register({ note: 'Newsroom' });
    const sequences = await report(30);
    await receiver.until(() => receiver.taken.length === 30);

    expect(receiver.sequences).toEqual(sequences);
    expect(receiver.mostAtOnce).toBe(1);
    for (const request of receiver.requests) {
      const event = (await ledger.admin.get(`/v1/events/${request.sequence}`)).body;
      expect(verified(secret, request)).toEqual(event);
      expect(request.headers).toMatchObject({
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-id': event.id,
        'ledger-sequence': String(request.sequence),
      });
    }
    await untilShown(id, { position: 32, lag: 0, state: 'active', deliveredHere: true });
  });

  test('that fails in every way gets every event, in order, with a valid signature', async () => {
    const { id, secret } = await register();
    const elsewhere = await WebhookReceiver.start();
    const redirect = { status: 302, headers: { location: elsewhere.url } };
    receiver.behaviours = [
      { status: 500 },
      'taken',
      redirect,
      { status: 307, headers: { location: elsewhere.url } },
      'hangs',
      'taken',
      'dies',
      'dies-after-taking',
      { status: 404, body: 'x'.repeat(1_000_000) },
      'taken',
      'taken',
      { status: 200, body: 'y'.repeat(1_000_000) },
    ];
    const sequences = await report(6);
    await untilShown(id, { position: sequences.at(-1), state: 'active' });

    expect(receiver.requests.map(({ sequence }) => sequence)).toEqual([
      1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 6,
    ]);
    expect(receiver.sequences).toEqual([1, 2, 3, 4, 6]);
    for (const request of receiver.requests) verified(secret, request);
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.die();

    const { items } = (await ledger.admin.get(`/v1/webhooks/${id}/failures`)).body;
    expect(
      items.map(({ kind, status, sequence, attempt }: Record<string, unknown>) => [
        kind,
        status,
        sequence,
        attempt,
      ]),
    ).toEqual([
      // The first time it died, the connection might have been an old one that was closed: another one is tried at once.
      ['status', 404, 3, 2],
      ['connection', null, 3, 1],
      ['timeout', null, 2, 3],
      ['status', 307, 2, 2],
      ['status', 302, 2, 1],
      ['status', 500, 1, 1],
    ]);
    const attempts = (await ledger.admin.get(`/v1/webhooks/${id}/deliveries`)).body.items;
    expect(attempts.map(({ outcome }: { outcome: string }) => outcome).toReversed()).toEqual([
      'status',
      'delivered',
      'status',
      'status',
      'timeout',
      'delivered',
      'connection',
      'status',
      'delivered',
      'delivered',
      'delivered',
      'delivered',
    ]);
  });
});
