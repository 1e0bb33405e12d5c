import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { COMMAND_TABLE } from '../../src/api/commands/command-table.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { useSharedDirectory } from '../support/temporary-directory.js';

interface Media {
  readonly schema: { readonly $ref: string };
  readonly examples?: Readonly<Record<string, { readonly value: string }>>;
}

interface Response {
  readonly headers?: object;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly description?: string;
    readonly content: Readonly<Record<string, Media>>;
  };
  readonly responses: Readonly<Record<string, Response>>;
}

interface Schema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

// First, so that nobody writes in the directory any more when it goes.
afterAll(killRemainingLedgers);
const directory = useSharedDirectory();
let document: Document;

// The plugin that reads the DTOs runs at the build: only what was built has the whole document.
beforeAll(async () => {
  const env = { LEDGER_LOG: 'memory' };
  const { url } = await LedgerProcess.start({ dataDirectory: directory(), env });
  document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
});

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.1');
    expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
  });

  test('names, sums up and gives the problems of every operation', () => {
    const operations = operationsOf(document);
    expect(operations.length).toBeGreaterThan(20);
    for (const [where, { operationId, summary, responses }] of operations) {
      const problems = Object.values(responses).some(({ content }) => content?.['application/problem+json']);
      expect([where, operationId, summary, problems]).toEqual([
        where,
        expect.any(String),
        expect.any(String),
        true,
      ]);
    }
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('gives every answer with data a shape', () => {
    for (const [where, { responses }] of operationsOf(document)) {
      for (const [status, { content }] of Object.entries(responses)) {
        const shapes = Object.values(content ?? {}).map((media) => (media as { schema?: object }).schema);
        expect([where, status, shapes.every((schema) => schema && Object.keys(schema).length > 0)]).toEqual([
          where,
          status,
          true,
        ]);
      }
    }
  });

  test('gives no two shapes one name, where one would be described as the other', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const names = files.flatMap((name) =>
      [...readFileSync(join('src', name), 'utf8').matchAll(/\bclass (\w+Dto)\b/g)].map(([, found]) => found),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
    const { ChangeSizeDto, DiscrepancySizeDto } = document.components.schemas;
    expect(ChangeSizeDto?.properties?.['relative']).toMatchObject({ type: ['number', 'null'] });
    expect(DiscrepancySizeDto?.properties?.['relative']).toMatchObject({ type: 'number', maximum: 1 });
  });

  test('gives the media types that answers have', () => {
    const typesOf = (path: string) =>
      Object.keys(document.paths[path]?.['get']?.responses['200']?.content ?? {});
    expect(typesOf('/v1/events/{sequence}')).toEqual(['application/cloudevents+json']);
    expect(typesOf('/problems')).toEqual(['application/json', 'text/html']);
    expect(typesOf('/problems/{code}')).toEqual(['application/json', 'text/html']);
    expect(typesOf('/v1/series/{id}/table')).toEqual(['application/json', 'text/csv']);
    const { responses } = document.paths['/v1/series/{id}/table']?.['get'] ?? {};
    expect(responses).toHaveProperty('406');
    expect(Object.keys(responses?.['200']?.headers ?? {})).toEqual(
      expect.arrayContaining([
        'Ledger-As-Of-Sequence',
        'Ledger-As-Of',
        'Ledger-Stated-As-Of',
        'Ledger-Data-Licence',
      ]),
    );
  });

  test('says what bodies hold', () => {
    const { FigureDto, ReportCountDto, StatementDto } = document.components.schemas;
    expect(Object.keys(FigureDto?.properties ?? {})).toEqual([
      'low',
      'best',
      'high',
      'approximate',
      'asStated',
    ]);
    expect(StatementDto?.required).toEqual(['sourceId', 'statedAt']);
    expect(new Set(ReportCountDto?.required)).toEqual(new Set(['subject', 'measure', 'figure', 'statement']));
    expect(FigureDto?.properties?.['low']).toMatchObject({
      type: ['number', 'null'],
      minimum: 0,
      maximum: 9007199254740991,
    });
  });

  describe('of many commands', () => {
    const post = () => document.paths['/v1/commands']?.['post'];
    const media = () => post()?.requestBody?.content['application/x-ndjson'];

    test('gives a line its shape, with the commands that there are', () => {
      expect(media()?.schema).toEqual({ $ref: '#/components/schemas/CommandLineDto' });
      const { CommandLineDto } = document.components.schemas;
      expect(CommandLineDto?.required).toEqual(['command']);
      const { command, claim } = (CommandLineDto?.properties ?? {}) as Record<string, { enum?: string[] }>;
      const names = COMMAND_TABLE.flatMap(({ commands }) => commands.map(({ name }) => name));
      expect(command?.enum).toEqual([...new Set(names)]);
      expect(claim).toMatchObject({ description: expect.stringContaining('revision of a claim') });
    });

    test('says which command needs which member, and which body', () => {
      const rows = (post()?.requestBody?.description ?? '')
        .split('\n')
        .filter((row) => row.startsWith('| `'));
      expect(rows).toEqual(
        expect.arrayContaining([
          '| `RegisterSource` | | `RegisterSourceDto` |',
          '| `GradeSource` | `id` | `GradeSourceDto` |',
          '| `AdoptClaim` | `id`, `claim`, `ifMatch` | `AdoptClaimDto` |',
          '| `RetractClaim` | `id`, `claim`, sometimes `ifMatch` | `RetractClaimDto` |',
          '| `RetractCorroboration` | `id`, `stance` | `RetractStanceDto` |',
          '| `AcceptCorrection` | `id`, `correctionId` | `AcceptCorrectionDto` |',
          '| `AmendAgreementTerm` | `id`, `termId`, `ifMatch` | `AmendAgreementTermDto` |',
          '| `AmendDelivery` | `id`, `deliveryId`, `ifMatch` | `AmendDeliveryDto` |',
        ]),
      );
      const { properties } = document.components.schemas['CommandLineDto'] ?? {};
      const { enum: names = [] } = (properties?.['command'] ?? {}) as { enum?: string[] };
      expect(rows).toHaveLength(names.length);
      for (const row of rows) {
        expect(document.components.schemas).toHaveProperty(/`(\w+)` \|$/.exec(row)?.[1] ?? row);
      }
    });

    test('shows lines, and gives what answers them a shape', () => {
      const [example] = Object.values(media()?.examples ?? {});
      const lines = (example?.value ?? '').trimEnd().split('\n');
      expect(lines.map((line) => (JSON.parse(line) as { command: string }).command)).toEqual([
        'RegisterSource',
        'AdoptClaim',
      ]);
      expect(post()?.responses['200']?.content?.['application/x-ndjson']).toEqual({
        schema: {
          oneOf: [
            { $ref: '#/components/schemas/TakenLineDto' },
            { $ref: '#/components/schemas/RefusedLineDto' },
          ],
        },
      });
      const { TakenLineDto, RefusedLineDto } = document.components.schemas;
      expect(new Set(TakenLineDto?.required)).toEqual(
        new Set(['line', 'status', 'id', 'revision', 'sequence', 'warnings']),
      );
      expect(new Set(RefusedLineDto?.required)).toEqual(new Set(['line', 'status', 'problem']));
    });
  });

  test('says which operations need a key, and with which role', () => {
    const { paths } = document;
    expect(paths['/v1/strikes']?.['get']?.security).toEqual([{}, { key: ['reader'] }]);
    expect(paths['/v1/strikes']?.['post']?.security).toEqual([{ key: ['analyst'] }]);
    for (const [path, method] of [
      ['/v1/keys', 'get'],
      ['/v1/keys', 'post'],
      ['/v1/keys/{id}', 'delete'],
      ['/v1/projections', 'get'],
      ['/v1/projections/rebuilds', 'post'],
      ['/v1/projections/rebuilds/{number}', 'delete'],
      ['/v1/webhooks', 'get'],
      ['/v1/webhooks', 'post'],
      ['/v1/webhooks/{id}', 'delete'],
      ['/v1/webhooks/{id}/replays', 'post'],
    ] as const) {
      expect([path, method, paths[path]?.[method]?.security]).toEqual([path, method, [{ key: ['admin'] }]]);
    }
    expect(paths['/problems/{code}']?.['get']?.security).toBeUndefined();
  });

  test('gives every POST its headers and the problems of a body', () => {
    // Each of many commands brings its key in its line.
    const posts = operationsOf(document).filter(
      ([where]) => where.startsWith('post ') && where !== 'post /v1/commands',
    );
    expect(posts.length).toBeGreaterThan(10);
    for (const [where, { parameters = [], responses }] of posts) {
      const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
      expect([where, headers]).toEqual([
        where,
        expect.arrayContaining(['Idempotency-Key', 'Ledger-Min-Sequence']),
      ]);
      expect([where, Object.keys(responses)]).toEqual([
        where,
        expect.arrayContaining(['400', '401', '403', '413', '415', '422', '503']),
      ]);
    }
  });

  test('has 304 for what never changes, and for nothing else', () => {
    const cacheable = operationsOf(document).filter(([, { responses }]) => responses['304']);
    const immutable = operationsOf(document).filter(([where]) =>
      /^get .*(\/\{id\}\/revisions\/\{revision\}|\/events\/\{sequence\})$/.test(where),
    );
    expect(immutable.length).toBeGreaterThan(1);
    expect(cacheable.map(([where]) => where)).toEqual(immutable.map(([where]) => where));
  });

  test('has every path of the promise', () => {
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/v1/sources',
        '/v1/sources/{id}/grades',
        '/v1/strikes/{id}/amendments',
        '/v1/strikes/{id}/retraction',
        '/v1/situations/{id}/amendments',
        '/v1/diplomatic-events/{id}/postponement',
        '/v1/diplomatic-events/{id}/outcome',
        '/v1/casualty-counts/{id}/claims/{revision}/adoption',
        '/v1/casualty-counts/{id}/corrections',
        '/v1/casualty-counts/{id}/corrections/{cid}/acceptance',
        '/v1/corrections/{id}',
        '/v1/casualty-counts/{id}/revisions/{revision}',
        '/v1/strikes/{id}/corroborations/{revision}/retraction',
        '/v1/notices/{id}/retraction',
        '/v1/commands',
        '/v1/changes',
        '/v1/volatility',
        '/v1/events/{sequence}',
        '/v1/keys/{id}',
        '/health/ready',
      ]),
    );
  });
});

function operationsOf({ paths }: Document): [string, Operation][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}
