import { ADMIN_KEY } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

/** How the page's files are served. What they show is in `test/browser`. */

let ledger: LedgerApp;
beforeAll(async () => {
  ledger = await LedgerApp.start({ publicReads: false });
});
afterAll(() => ledger.stop());
const get = (path: string, headers: Record<string, string> = {}) => ledger.as(null).get(path, headers);

const ID = '0199f0e0-0000-7000-8007-000000000001';
const script = async () => /src="(\/assets\/[^"]+\.js)"/.exec((await get('/')).text)?.[1] ?? '';

test.each(['/', '/search', `/strikes/${ID}`, `/casualty-counts/${ID}/revisions/2?asOfSequence=9`])(
  '%s is the page, also for who has no key where reads need one',
  async (path) => {
    const { status, headers, text } = await get(path, { accept: 'text/html' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    // Another version of the ledger has other files.
    expect(headers['cache-control']).toContain('no-cache');
    expect(text).toContain('<title>Conflict Ledger</title>');
  },
);

test('the page may load its own files and speak to this ledger alone', async () => {
  const { headers } = await get('/');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
  ]);
});

test('its files are compressed where they may be, and kept for ever, as their names change with their content', async () => {
  const path = await script();
  const [plain, gzip, brotli] = await Promise.all(
    ['identity', 'gzip', 'gzip, br'].map((encoding) => get(path, { 'accept-encoding': encoding })),
  );
  expect([plain, gzip, brotli].map((answer) => answer?.status)).toEqual([200, 200, 200]);
  expect([plain, gzip, brotli].map((answer) => answer?.headers['content-encoding'])).toEqual([
    undefined,
    'gzip',
    'br',
  ]);
  for (const answer of [plain, gzip, brotli]) {
    expect(answer?.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('max-age=31536000, immutable'),
      vary: 'accept-encoding',
    });
  }
});

test.each([
  '/nothing',
  '/strikes',
  `/strikes/${ID}/nothing`,
  '/assets/nothing.js',
  '/assets/../index.html',
  '/index.html',
])('%s is a problem, and not the page', async (path) => {
  const { status, headers } = await get(path, { accept: 'text/html' });
  expect(status).toBe(404);
  expect(headers['content-type']).toContain('application/problem+json');
});

test('nothing can be sent to it', async () => {
  const answer = await ledger.as(ADMIN_KEY).post('/search', {});
  expect(answer.status).toBe(405);
  expect(answer.headers['allow']).toBe('GET, HEAD');
});
