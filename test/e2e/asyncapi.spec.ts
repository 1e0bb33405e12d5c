import { Parser } from '@asyncapi/parser';
import { EVENT_TYPES } from '../../src/domain/catalogue/event-types.js';
import type { Answer, Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

interface Parameter {
  readonly in: string;
  readonly name: string;
}

let ledger: LedgerApp;
let nobody: Client;
let answer: Answer;
/** The document as its own parser reads it. */
let parsed: Awaited<ReturnType<Parser['parse']>>;
/** Of OpenAPI. */
let paths: Readonly<Record<string, { readonly get: { readonly parameters: readonly Parameter[] } }>>;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  nobody = ledger.as(null);
  answer = await nobody.get('/asyncapi.json');
  parsed = await new Parser().parse(answer.text);
  ({ paths } = (await nobody.get('/openapi.json')).body);
});
afterAll(() => ledger.stop());

describe('the AsyncAPI document', () => {
  test('is AsyncAPI 3 without a fault, whose references lead somewhere', async () => {
    const { status, headers } = answer;
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    const { document, diagnostics } = parsed;
    expect(diagnostics.filter(({ severity }) => Number(severity) <= WARNING)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });

  test('has a message for each type of event, streamed and delivered, with the schema of that type', () => {
    const { document } = parsed;
    const types = [...EVENT_TYPES.keys()].sort();
    for (const operation of ['streamEvents', 'deliverEvent']) {
      const messages = document?.operations().get(operation)?.messages().all() ?? [];
      const ofEvents = messages.filter((message) => message.name() !== 'position');
      expect(ofEvents.map((message) => message.name()).sort()).toEqual(types);
      for (const message of ofEvents) {
        expect(message.payload()?.json<{ properties: object }>().properties).toMatchObject({
          type: { const: message.name() },
        });
        expect(message.summary()).toMatch(/\.$/);
      }
    }
  });

  test('names the streams that there are, and no others', () => {
    const { channels } = answer.body;
    const addresses = Object.values<{ address: string | null }>(channels).map(({ address }) => address);
    const streams = Object.keys(paths).filter((path) => path.endsWith('/stream'));
    expect(addresses.filter((address) => address !== null).sort()).toEqual(streams.sort());
    expect(addresses).toContain(null);
  });

  test('gives the streams the parameters that they have', () => {
    const { operations } = answer.body;
    for (const [operation, path] of [
      ['streamEvents', '/v1/events/stream'],
      ['streamChanges', '/v1/changes/stream'],
    ] as const) {
      const inQuery = (paths[path]?.get.parameters ?? []).filter((parameter) => parameter.in === 'query');
      const { properties } = operations[operation].bindings.http.query;
      expect(Object.keys(properties as object)).toEqual(inQuery.map(({ name }) => name));
      expect(properties).toHaveProperty('after');
    }
  });

  test('leads to schemas that are served', async () => {
    const { channels } = answer.body;
    const links = Object.values<{ messages: Record<string, Record<string, string>> }>(channels).flatMap(
      ({ messages }) => Object.values(messages).map((message) => message['x-json-schema']),
    );
    const served = new Set(links.filter((link) => link !== undefined));
    expect(served.size).toBe(EVENT_TYPES.size + 1);
    for (const path of served) expect([path, (await nobody.get(path)).status]).toEqual([path, 200]);
  });

  test('names no path that does not exist', () => {
    const named = new Set([...answer.text.matchAll(/\/v1\/[a-z/-]+/g)].map(([path]) => path));
    expect([...named].filter((path) => !(path in paths))).toEqual([]);
  });

  test('says that reading needs no key where it needs none', () => {
    const { operations, components } = answer.body;
    expect(operations.streamEvents).not.toHaveProperty('security');
    expect(components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
  });
});

test('a ledger that is read with a key says so, without one', async () => {
  const closed = await LedgerApp.start({ publicReads: false });
  try {
    const { operations } = (await closed.as(null).get('/asyncapi.json')).body;
    const needed = [{ $ref: '#/components/securitySchemes/key' }];
    expect([operations.streamEvents.security, operations.streamChanges.security]).toEqual([needed, needed]);
    expect(operations.deliverEvent).not.toHaveProperty('security');
  } finally {
    await closed.stop();
  }
});

/** Of the severities of the parser, the second worst. */
const WARNING = 1;
