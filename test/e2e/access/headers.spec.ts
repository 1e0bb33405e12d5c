import { LedgerApp } from '../../support/ledger-app.js';

const NOTHING = "default-src 'none'; frame-ancestors 'none'";
const PROXY = '127.0.0.1';

let ledger: LedgerApp;
afterEach(() => ledger.stop());
const get = (path: string, headers: Record<string, string> = {}) => ledger.as(null).get(path, headers);

test.each([
  ['/v1/sources', 200],
  ['/v1/sources?format=csv', 200],
  ['/v1/events?limit=0', 422],
  ['/v1/wars', 404],
  ['/v1/keys', 401],
  ['/v1/strikes/%zz', 400],
  ['/health/live', 200],
  ['/openapi.json', 200],
  ['/asyncapi.json', 200],
  ['/schemas', 200],
])('%s says to browsers what it is not for', async (path, status) => {
  ledger = await LedgerApp.start();
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': NOTHING,
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  for (const name of ['x-powered-by', 'server', 'strict-transport-security', 'set-cookie']) {
    expect(answer.headers).not.toHaveProperty(name);
  }
});

test('pages may load what they are made of, and nothing of others', async () => {
  ledger = await LedgerApp.start();
  const { headers, text } = await get('/docs');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'self'; .*frame-ancestors 'none'$/);
  expect(policy).not.toMatch(/script-src|unsafe-eval|\*/);
  // Every script is a file beside the page.
  expect(text.match(/<script\b[^>]*>/g)?.every((tag) => tag.includes(' src='))).toBe(true);
  for (const path of ['/problems', '/docs/exports']) {
    const page = await get(path, { accept: 'text/html' });
    expect([path, page.headers['content-security-policy']]).toEqual([path, NOTHING]);
  }
});

test('browsers keep to TLS where a trusted proxy says that it came by it', async () => {
  const byTls = { 'x-forwarded-proto': 'https' };
  ledger = await LedgerApp.start({ trustedProxies: [PROXY] });
  expect((await get('/v1/sources', byTls)).headers['strict-transport-security']).toBe('max-age=31536000');
  expect((await get('/v1/sources')).headers).not.toHaveProperty('strict-transport-security');
  await ledger.stop();
  ledger = await LedgerApp.start();
  expect((await get('/v1/sources', byTls)).headers).not.toHaveProperty('strict-transport-security');
});
