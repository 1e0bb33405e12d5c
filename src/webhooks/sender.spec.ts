import { WebhookReceiver } from '../../test/support/webhook-receiver.js';
import { Sender } from './sender.js';

const BODY = JSON.stringify({ id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192', sequence: '7' });
const NEVER = new AbortController().signal;
/** Milliseconds within which a receiver that answers does so on any machine, and what is waited out by one that hangs. */
const [LONG, SHORT] = [60_000, 1_000];

describe('sending', () => {
  let receiver: WebhookReceiver;
  let sender: Sender;
  const send = (signal = NEVER) => sender.send(new URL(receiver.url), { 'x-one': '1' }, BODY, signal);

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    sender = new Sender({ allowPrivate: true, timeoutMs: LONG });
  });
  afterEach(async () => {
    sender.close();
    await receiver.die();
  });

  test.each([
    [{ status: 200 }, { kind: 'delivered', status: 200 }],
    [
      { status: 299, body: 'x'.repeat(100_000) },
      { kind: 'delivered', status: 299 },
    ],
    [
      { status: 302, headers: { location: '/elsewhere' } },
      { kind: 'status', status: 302, code: null },
    ],
    [{ status: 500 }, { kind: 'status', status: 500, code: null }],
    ['hangs' as const, { kind: 'timeout', status: null, code: null }],
    ['dies' as const, { kind: 'connection', status: null, code: 'ECONNRESET' }],
  ])('to a receiver that answers %j comes to %j, with one request', async (behaviour, outcome) => {
    receiver.behaviours = [behaviour];
    if (behaviour === 'hangs') sender = new Sender({ allowPrivate: true, timeoutMs: SHORT });
    expect(await send()).toEqual(outcome);
    expect(receiver.requests).toMatchObject([{ body: BODY, headers: { 'x-one': '1' } }]);
  });

  test('to nobody says so', async () => {
    const { url } = receiver;
    await receiver.die();
    expect(await sender.send(new URL(url), {}, BODY, NEVER)).toEqual({
      kind: 'connection',
      status: null,
      code: 'ECONNREFUSED',
    });
    receiver = await WebhookReceiver.start();
  });

  test('keeps the connection, and makes another one when that was closed meanwhile', async () => {
    await send();
    await send();
    expect(receiver.connections).toBe(1);
    receiver.behaviours = ['dies', 'taken'];
    expect(await send()).toEqual({ kind: 'delivered', status: 204 });
    expect([receiver.connections, receiver.requests.length]).toEqual([2, 4]);
  });

  test('is broken off', async () => {
    receiver.behaviours = ['hangs'];
    const aborter = new AbortController();
    const sent = send(aborter.signal);
    await receiver.until(() => receiver.requests.length === 1);
    aborter.abort();
    expect(await sent).toEqual({ kind: 'aborted' });
  });

  test('reaches no target inside the own network, by its address or by a name, unless that is allowed', async () => {
    const careful = new Sender({ allowPrivate: false, timeoutMs: LONG });
    const refused = { kind: 'target', status: null, code: 'TARGET_REFUSED' };
    const at = (host: string) => careful.send(new URL(`https://${host}:${receiver.port}/`), {}, BODY, NEVER);
    expect(await at('127.0.0.1')).toEqual(refused);
    expect(await at('localhost')).toEqual(refused);
    careful.close();
    expect(receiver.connections).toBe(0);
  });
});
