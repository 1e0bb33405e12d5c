import { LedgerApp } from '../support/ledger-app.js';

const PAGE = 'https://newsroom.example';

describe('pages of other origins', () => {
  let ledger: LedgerApp;
  afterEach(() => ledger.stop());
  const origins = async (...corsOrigins: string[]) => {
    ledger = await LedgerApp.start({ corsOrigins });
  };
  const read = (origin: string) => ledger.as(null).get('/v1/events', { origin });

  test('may not, unless they are named', async () => {
    await origins();
    expect((await read(PAGE)).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('may when they are named, and see the headers that the API has', async () => {
    await origins(PAGE);
    const { status, headers } = await read(PAGE);
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe(PAGE);
    expect(headers['access-control-expose-headers']).toContain('Ledger-Sequence');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect((await read('https://other.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('get answers that are kept for their origin and form alone', async () => {
    await origins(PAGE);
    for (const path of ['/v1/events', '/v1/events?format=ndjson', '/v1/strikes', '/problems']) {
      const { headers } = await ledger.as(null).get(path, { origin: PAGE });
      const varies = headers['vary']?.toLowerCase().split(', ').toSorted();
      expect([path, varies]).toEqual([path, ['accept', 'origin']]);
    }
  });

  test('see what lines are as of', async () => {
    await origins(PAGE);
    const { headers } = await ledger.as(null).get('/v1/events?format=ndjson', { origin: PAGE });
    const exposed = headers['access-control-expose-headers']?.toLowerCase().split(', ');
    expect(headers).toHaveProperty('ledger-as-of-sequence');
    expect(exposed).toEqual(
      expect.arrayContaining(['ledger-as-of', 'ledger-as-of-sequence', 'ledger-stated-as-of']),
    );
  });

  test('may all with a star, also before they send a key', async () => {
    await origins('*');
    expect((await read(PAGE)).headers['access-control-allow-origin']).toBe('*');
    const asking = {
      origin: PAGE,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,idempotency-key,if-match',
    };
    const response = await ledger.app.inject({ method: 'OPTIONS', url: '/v1/strikes', headers: asking });
    expect(response.statusCode).toBe(204);
    expect(response.headers['access-control-allow-headers']).toMatch(
      /Authorization.*Idempotency-Key.*If-Match/,
    );
  });
});
