import { asDescribed } from './described-problems.js';
import { LedgerApp } from './ledger-app.js';

describe('a problem that a test is answered', () => {
  let ledger: LedgerApp;
  beforeAll(async () => {
    ledger = await LedgerApp.start();
  });
  afterAll(() => ledger.stop());

  const answered = (method: 'GET' | 'POST', url: string, code: string) => () =>
    asDescribed(ledger.app, method, url, {
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      bytes: Buffer.from(JSON.stringify({ code })),
    });

  test('is one that the description of its operation names', () => {
    expect(answered('POST', '/v1/sources', 'id-taken')).not.toThrow();
    expect(answered('POST', '/v1/sources', 'period-needed')).toThrow('POST /v1/sources');
    expect(answered('GET', '/v1/strikes/1?asOf=2025-10-22', 'not-found')).not.toThrow();
    expect(answered('GET', '/v1/strikes/1?asOf=2025-10-22', 'id-taken')).toThrow('id-taken');
  });

  test('is any where there is no operation, or before it is known which', () => {
    expect(answered('GET', '/v1/nothing', 'not-found')).not.toThrow();
    expect(answered('POST', '/v1/sources', 'malformed-url')).not.toThrow();
  });
});
