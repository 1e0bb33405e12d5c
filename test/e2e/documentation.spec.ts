import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SwaggerModule } from '@nestjs/swagger';
import { CAUSE_MEANINGS, CAUSES } from '../../src/domain/kernel/cause.js';
import { PROBLEMS } from '../../src/api/problems/registry.js';
import type { Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

let ledger: LedgerApp;
let nobody: Client;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  nobody = ledger.as(null);
  await ledger.app.listen(0, '127.0.0.1');
});
afterAll(() => ledger.stop());

describe('problem codes', () => {
  test('are listed, and each leads to its explanation', async () => {
    const { status, body } = await nobody.get('/problems');
    const codes = (body.items as { code: string }[]).map(({ code }) => code);
    expect([status, codes.toSorted()]).toEqual([200, Object.keys(PROBLEMS).sort()]);
    for (const code of codes) {
      const explained = await nobody.get(`/problems/${code}`);
      expect([explained.status, explained.body.code]).toEqual([200, code]);
    }
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

describe('the description for programs', () => {
  test('says which media type each body has', async () => {
    const { body } = await nobody.get('/openapi.json');
    const typesAt = (path: string) => Object.keys(body.paths[path].post.requestBody.content as object);
    expect(typesAt('/v1/commands')).toEqual(['application/x-ndjson']);
    expect(typesAt('/v1/strikes')).toEqual(['application/json']);
  });

  test('says what each cause means, wherever one is given', async () => {
    const { body } = await nobody.get('/openapi.json');
    const bodies = Object.entries(body.components.schemas as Record<string, { properties?: object }>)
      .filter(([name]) => /^(Amend|Retract|Propose|Record)/.test(name))
      .flatMap(([, { properties }]) => (properties && 'cause' in properties ? [properties.cause] : []));
    expect(bodies.length).toBeGreaterThan(5);
    for (const cause of CAUSES) {
      const meaning = expect.stringContaining(`\`${cause}\`: ${CAUSE_MEANINGS[cause]}.`);
      expect(bodies).toEqual(bodies.map(() => expect.objectContaining({ description: meaning })));
    }
  });
});

describe('the page about setting figures right', () => {
  test('sends nobody to a path that is not there', async () => {
    const { body } = await nobody.get('/openapi.json');
    const sent = readFileSync('docs/correcting.md', 'utf8').matchAll(/`(?:(POST) )?(\/v1\/[^`]+)`/g);
    const missing = [...sent].filter(
      ([, method = 'GET', path = '']) => !body.paths[path]?.[method.toLowerCase()],
    );
    expect(missing).toEqual([]);
  });
});

describe('the table of the README', () => {
  test('has every resource of the API', async () => {
    const { body } = await nobody.get('/openapi.json');
    const resources = Object.keys(body.paths as object).map((path) => /^(\/v1)?\/[^/]+/.exec(path)?.[0]);
    // One row has all families of counts.
    const readme = readFileSync('README.md', 'utf8').replace(/\{([\w,]+)\}-counts/, (_, families: string) =>
      families
        .split(',')
        .map((family) => `${family}-counts`)
        .join(' /v1/'),
    );
    const missing = [...new Set(resources)].filter((path) => !new RegExp(`${path}(?![\\w-])`).test(readme));
    expect(missing).toEqual([]);
    expect(new Set(resources).size).toBeGreaterThan(20);
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

  test('has another one for the columns of exports', async () => {
    const { status, headers, text } = await nobody.get('/docs/exports');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('<h2 id="revisions-of-counts">');
    expect(text).toContain('<code>/v1/damage-counts/{id}/revisions</code>');
    expect(text).toContain(
      '<tr><td><code>figure_low</code></td><td>number</td><td><code>#indicator+low</code></td>',
    );
    const { body } = await nobody.get('/openapi.json');
    const operations = Object.values(body.paths as Record<string, { get?: Record<string, unknown> }>);
    const tables = operations.flatMap(({ get }) => (get?.['x-table'] as { name: string } | undefined) ?? []);
    const names = new Set(tables.map(({ name }) => name));
    expect(text.match(/<h2 /g)).toHaveLength(names.size);
    expect(names.size).toBeGreaterThan(14);
  });

  test('is made once, as everything that is made of all paths', async () => {
    const ask = async () => {
      for (const path of ['/docs/exports', '/openapi.json'])
        expect((await nobody.get(path)).status).toBe(200);
    };
    await ask();
    const make = jest.spyOn(SwaggerModule, 'createDocument');
    await ask();
    expect(make).not.toHaveBeenCalled();
    make.mockRestore();
  });

  test('is one page, also with a slash behind', async () => {
    const { status, headers } = await nobody.get('/docs/');
    expect([status, headers['location']]).toEqual([308, '/docs']);
    const { text: page } = await nobody.get('/docs');
    const files = [...page.matchAll(/(?:src|href)="\.\/(docs\/[^"]+)"/g)].map(([, path]) => `/${path}`);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect([file, (await nobody.get(file)).status]).toEqual([file, 200]);
  });

  test.each([
    '/docs/../../etc/passwd',
    '/docs/%2e%2e/%2e%2e/package.json',
    '/docs/..%2f..%2fpackage.json',
    '/docs/./index.html',
    '/docs//swagger-ui.css',
    '/docs/%00',
  ])('leads nowhere else: %s', async (path) => {
    // Clients that tidy paths would ask for another one.
    const { port } = ledger.app.getHttpServer().address() as AddressInfo;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    get({ host: '127.0.0.1', port, path }, resolve).on('error', reject);
    const answer = await promise;
    expect([answer.statusCode, JSON.parse(await text(answer))]).toEqual([
      404,
      expect.objectContaining({ code: 'not-found', instance: path }),
    ]);
  });
});
