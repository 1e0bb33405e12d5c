import { PROBLEMS } from '../../src/api/problems/registry.js';
import { type Client, LedgerApp } from '../support/ledger-app.js';

let ledger: LedgerApp;
let nobody: Client;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  nobody = ledger.as(null);
});
afterAll(() => ledger.stop());

describe('problem codes', () => {
  test('are listed', async () => {
    const { status, body } = await nobody.get('/problems');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(Object.keys(PROBLEMS).length);
  });

  test('are explained to programs', async () => {
    const { body, headers } = await nobody.get('/problems/stale-revision', { accept: '*/*' });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      code: 'stale-revision',
      type: '/problems/stale-revision',
      status: 412,
      title: 'The revision is not the present one',
      explanation: expect.stringContaining('If-Match'),
    });
  });

  test('are explained to people', async () => {
    const { text, headers } = await nobody.get('/problems/invalid', {
      accept: 'text/html,application/json;q=0.9',
    });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<h1>The request is not valid</h1>');
    const { text: all } = await nobody.get('/problems', { accept: 'text/html' });
    expect(all).toContain('<a href="/problems/invalid">');
  });
});

describe('the page for people', () => {
  test('needs nothing from elsewhere', async () => {
    const { status, text } = await nobody.get('/docs');
    expect(status).toBe(200);
    expect(text).not.toMatch(/(src|href)="https?:/);
    expect((await nobody.get('/docs/swagger-ui-bundle.js')).status).toBe(200);
    expect((await nobody.get('/docs/no-such-file.js')).body.code).toBe('not-found');
  });
});
