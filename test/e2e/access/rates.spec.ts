import { sourceBody } from '../../support/bodies.js';
import type { Client } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';

let ledger: LedgerApp;
afterEach(async () => {
  jest.restoreAllMocks();
  await ledger.stop();
});

const PROXY = '127.0.0.1';
/** A ledger whose clock stands, so that however busy the machine is, what is asked is asked at once. */
const start = async (settings: Parameters<typeof LedgerApp.start>[0]) => {
  ledger = await LedgerApp.start(settings);
  asIfLater(0);
};
/** What somebody is answered who asks so often, one after the other. */
async function statuses(times: number, ask: () => Promise<{ status: number }>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) found.push((await ask()).status);
  return found;
}
const list = (client: Client, headers: Record<string, string> = {}) =>
  client.get('/v1/sources?limit=1', headers);
const from = (address: string) => ({ 'x-forwarded-for': address });
const asIfLater = (seconds: number) => {
  const now = Date.now() + seconds * 1_000;
  jest.spyOn(Date, 'now').mockReturnValue(now);
};

describe('who asks too much', () => {
  test('is told when to come back, and is answered then', async () => {
    await start({ ratePerAddress: 1 });
    const nobody = ledger.as(null);
    expect((await list(nobody)).headers).toMatchObject({
      'ratelimit-limit': '10',
      'ratelimit-remaining': '9',
    });
    expect(await statuses(9, () => list(nobody))).toEqual(Array(9).fill(200));
    const { status, headers, body } = await list(nobody);
    expect([status, body.code, headers['content-type']]).toEqual([
      429,
      'too-many-requests',
      'application/problem+json; charset=utf-8',
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(10);
    expect(headers['ratelimit-remaining']).toBe('0');
    asIfLater(Number(headers['retry-after']));
    expect((await list(nobody)).status).toBe(200);
  });

  test('with any key of one actor takes nothing from others', async () => {
    await start({ ratePerKey: 1, ratePerAddress: 1 });
    const [ana, again, bea] = [
      await ledger.someone('analyst', 'ana'),
      await ledger.someone('analyst', 'ana'),
      await ledger.someone('analyst', 'bea'),
    ];
    expect(await statuses(6, () => list(ana))).not.toContain(429);
    expect(await statuses(5, () => list(again))).toEqual([200, 200, 200, 200, 429]);
    expect((await list(ana)).status).toBe(429);
    expect((await list(bea)).status).toBe(200);
    expect((await list(ledger.as(null))).status).toBe(200);
  });

  test('is refused before the body is read', async () => {
    await start({ ratePerKey: 1 });
    await statuses(10, () => list(ledger.admin));
    const tooLarge = 'x'.repeat(600 * 1024);
    expect((await ledger.admin.post('/v1/sources', tooLarge)).status).toBe(429);
    asIfLater(11);
    expect((await ledger.admin.post('/v1/sources', tooLarge)).status).toBe(413);
  });

  test('asks in vain for what is not there, too, but may always ask how the node is', async () => {
    await start({ ratePerAddress: 1 });
    const nobody = ledger.as(null);
    expect(await statuses(11, () => nobody.get('/v1/wars'))).toEqual([...Array(10).fill(404), 429]);
    expect(await statuses(20, () => nobody.get('/health/live'))).toEqual(Array(20).fill(200));
    expect(await statuses(20, () => nobody.get('/health/ready'))).toEqual(Array(20).fill(200));
  });

  test('may, where there is no limit', async () => {
    await start({ ratePerAddress: 0 });
    const { status, headers } = await list(ledger.as(null));
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('ratelimit-limit');
  });
});

describe('an address', () => {
  test('is what a trusted proxy says', async () => {
    await start({ ratePerAddress: 1, trustedProxies: [PROXY] });
    const nobody = ledger.as(null);
    expect(await statuses(11, () => list(nobody, from('192.0.2.1')))).toEqual([...Array(10).fill(200), 429]);
    expect((await list(nobody, from('192.0.2.2'))).status).toBe(200);
    // What a client puts before is not what the proxy says.
    expect((await list(nobody, from('192.0.2.9, 192.0.2.1'))).status).toBe(429);
  });

  test('is not what anybody says', async () => {
    await start({ ratePerAddress: 1 });
    let last = 0;
    const ask = () => list(ledger.as(null), from(`192.0.2.${(last += 1)}`));
    expect(await statuses(11, ask)).toEqual([...Array(10).fill(200), 429]);
  });

  test('of IPv6 is a network of 64 bits', async () => {
    await start({ ratePerAddress: 1, trustedProxies: [PROXY] });
    let last = 0;
    const ask = () => list(ledger.as(null), from(`2001:db8:0:1::${(last += 1).toString(16)}`));
    expect(await statuses(11, ask)).toEqual([...Array(10).fill(200), 429]);
    expect((await list(ledger.as(null), from('2001:db8:0:2::1'))).status).toBe(200);
  });
});

describe('who guesses keys', () => {
  const guess = () => list(ledger.as(`clk_018f3c2a-7b1e-7c40-9a51-3d2e6f708192_${'a'.repeat(43)}`));

  test('is sent away soon, with whatever they bring, and nobody else is', async () => {
    await start({ rateOfFailures: 3, trustedProxies: [PROXY] });
    const ana = await ledger.someone('analyst', 'ana');
    const bea = await ledger.someone('analyst', 'bea');
    expect((await list(ana)).status).toBe(200);
    expect(await statuses(5, guess)).toEqual([401, 401, 401, 429, 429]);
    // A key that has not been seen here might be a right guess; one that has is none.
    const refused = await list(bea);
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await list(bea, from('192.0.2.1'))).status).toBe(200);
    expect((await ana.post('/v1/sources', sourceBody())).status).toBe(201);
    expect((await list(ledger.as(null))).status).toBe(200);
    asIfLater(61);
    expect((await list(bea)).status).toBe(200);
    expect((await guess()).status).toBe(401);
  });

  test('may, where there is no limit', async () => {
    await start({ rateOfFailures: 0 });
    expect(await statuses(5, guess)).toEqual(Array(5).fill(401));
  });
});
