import { EVENT_TYPES } from '../../src/domain/catalogue/event-types.js';
import type { Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

let ledger: LedgerApp;
let nobody: Client;

beforeAll(async () => {
  ledger = await LedgerApp.start({ publicReads: false });
  nobody = ledger.as(null);
});
afterAll(() => ledger.stop());

const AMENDED = '/schemas/conflict-ledger.casualty-count-amended.v1';

describe('schemas', () => {
  test('are listed for every type of event, without a key', async () => {
    const { status, body } = await nobody.get('/schemas');
    expect(status).toBe(200);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([...EVENT_TYPES.keys()]);
    expect(body.items).toContainEqual({
      type: 'conflict-ledger.casualty-count-amended.v1',
      description: expect.stringContaining('The figure in force changes'),
      schema: `${AMENDED}.json`,
      dataSchema: `${AMENDED}.data.json`,
    });
    expect(body.items.every(({ description }: { description: unknown }) => description)).toBe(true);
  });

  test('are served where the list says, and stand alone', async () => {
    const { body: list } = await nobody.get('/schemas');
    for (const { schema, dataSchema } of list.items as { schema: string; dataSchema: string }[]) {
      for (const path of [schema, dataSchema]) {
        const { status, headers, body } = await nobody.get(path);
        expect([path, status, body.$id]).toEqual([path, 200, path]);
        expect(headers['content-type']).toMatch(/^application\/schema\+json/);
        expect(headers['cache-control']).toContain('max-age');
        expect(referencesOf(body).filter((name) => !(name in body.definitions))).toEqual([]);
      }
    }
  });

  test('explain members in the words of the types', async () => {
    const { body } = await nobody.get(`${AMENDED}.json`);
    expect(body.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(body.description).toContain('Also the claim of its source');
    expect(body.properties.type).toEqual({ const: 'conflict-ledger.casualty-count-amended.v1' });
    expect(body.definitions.CountAmendedData.properties.corrects.description).toContain('sets right');
    expect(body.definitions.CountAmendedData.required).toContain('statement');
    expect(body.definitions.Cause.enum).toContain('counter_rebased');
    expect(body.definitions).not.toHaveProperty('StrikeDetails');
  });

  test('are there for changes too', async () => {
    expect((await nobody.get('/schemas/change.json')).body.definitions).toHaveProperty('Change');
  });

  test.each([
    '/schemas/conflict-ledger.casualty-count-amended.v9.json',
    AMENDED,
    '/schemas/constructor',
    '/schemas/__proto__.json',
    '/schemas/..%2fpackage.json',
  ])('are not made up: %s', async (path) => {
    const { status, body } = await nobody.get(path);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});

function referencesOf(schema: object): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
}
