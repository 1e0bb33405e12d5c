import type { Random } from '../support/random.js';
import { brokenBody } from './broken-bodies.js';
import type { Operation, Parameter } from './document.js';
import type { Known, KnownThings } from './known-things.js';
import { oddText } from './odd-values.js';
import type { FuzzRequest } from './request.js';
import { uuidOf } from './uuids.js';
import type { ValidValues } from './valid-values.js';

/** Secrets of keys by their role; of those that add and change there are several, as four eyes need. */
export type Keys = Readonly<Record<Role, readonly string[]>>;
export const ROLES = ['reader', 'analyst', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What registries of the ledger list, for paths that name one. */
export interface Registries {
  readonly problems: readonly string[];
  readonly events: readonly string[];
}

/** What is wrong with a request: nothing, or one of these. */
type Breakage = 'path' | 'query' | 'header' | 'body' | 'access' | 'method';

interface Draft {
  readonly operation: Operation;
  readonly resource: Known | null;
  readonly family: string | null;
  readonly breakage: Breakage | null;
}

const ODD_SEGMENTS = [
  '%00',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '%',
  '%zz',
  '%c0%af',
  '%ff',
  '%25',
  ';x=1',
  '%20',
  '%0d%0aset-cookie:%20x',
  '-1',
  '1e3',
  '9007199254740993',
  '99999999999999999999',
  '0x1',
  'null',
  '__proto__',
  'constructor',
  'x'.repeat(101),
  'x'.repeat(5_000),
  '%E2%82%AC'.repeat(30),
  '018F3C2A-7B1E-7C40-9A51-3D2E6F708192',
  '018f3c2a-7b1e-7c40-9a51-3d2e6f708192%20',
  '',
];

const ACCEPTS = [
  '*/*',
  'application/json',
  'text/csv',
  'application/x-ndjson',
  'application/geo+json',
  'application/vnd.apache.parquet',
  'text/html',
  'text/csv;q=0.1, application/json;q=0.9',
];

const ODD_HEADERS: readonly (readonly [string, string | readonly string[]])[] = [
  ['accept', 'x'.repeat(8_192)],
  ['accept', 'a/b;q=0.1,'.repeat(800)],
  ['accept', ';;;,,,q=,*/*;q=nan'],
  ['accept', 'application/json;q=0'],
  ['accept', '"'],
  ['accept-encoding', 'gzip;q=1.0, *;q=0'],
  ['if-match', '*'],
  ['if-match', 'W/"0"'],
  ['if-match', '"0", "1"'],
  ['if-match', '"99999999999999999999"'],
  ['if-match', '"-1"'],
  ['if-match', '0'],
  ['if-none-match', '*'],
  ['if-none-match', `${'"a",'.repeat(1_500)}"b"`],
  ['idempotency-key', ''],
  ['idempotency-key', 'x'.repeat(256)],
  ['idempotency-key', 'with space'],
  ['idempotency-key', 'é'],
  ['idempotency-key', ['a', 'b']],
  ['ledger-min-sequence', '-1'],
  ['ledger-min-sequence', '1e3'],
  ['ledger-min-sequence', '0x0'],
  ['ledger-min-sequence', ''],
  ['ledger-min-sequence', ['1', '2']],
  ['last-event-id', 'x'],
  ['content-type', 'application/json'],
  ['content-length', '0'],
  ['expect', '100-continue'],
  ['range', 'bytes=0-1'],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', "1.1.1.1' OR 1=1"],
  ['origin', 'null'],
  ['host', 'elsewhere.example'],
  ['cookie', 'a=b'.repeat(500)],
  ['if-modified-since', 'never'],
  ['te', 'trailers'],
];

const ODD_ACCESS = [
  'Bearer',
  'Bearer ',
  'Bearer x',
  'Basic YWRtaW46YWRtaW4=',
  'bearer  two  spaces',
  `Bearer ${'x'.repeat(4_000)}`,
  'Bearer cla_0000000000000000000000000000000000000000000',
  'Bearer a.b.c',
  'Bearer eyJhbGciOiJub25lIn0.e30.',
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];

/** Makes requests of the operations that the ledger says it has. */
export class RequestMaker {
  constructor(
    private readonly values: ValidValues,
    private readonly known: KnownThings,
    private readonly random: Random,
    private readonly keys: Keys,
    private readonly registries: Registries,
    private readonly operations: readonly Operation[],
  ) {}

  /** A request of an operation, whole or with one thing wrong. */
  make(operation: Operation, isWhole: boolean): FuzzRequest {
    const draft = this.draft(operation, isWhole);
    const { breakage, resource } = draft;
    const query = this.query(draft);
    const body = this.body(draft);
    const isAhead = breakage === null && operation.method === 'GET' && this.random.below(500) === 0;
    const headers = {
      ...this.headers(draft),
      ...body.headers,
      ...this.access(draft),
      ...(isAhead && operation.role !== null ? { 'ledger-min-sequence': '999999999' } : {}),
      ...(breakage === 'header' ? Object.fromEntries([this.random.pick(ODD_HEADERS)]) : {}),
    };
    const method = breakage === 'method' ? this.random.pick(METHODS) : operation.method;
    return {
      operation: this.operationAt(draft, method),
      method,
      url: `${this.path(draft)}${query}`,
      headers,
      body: body.bytes,
      isWhole: breakage === null,
      isAhead: isAhead || /asOfSequence|after|last-event-id/i.test(query + Object.keys(headers).join()),
      resource,
      said: body.said,
    };
  }

  /** What has that method there: a HEAD is a GET without the body. Of a broken path nothing is expected. */
  private operationAt({ operation, breakage }: Draft, method: string): Operation | null {
    if (breakage === 'path') return null;
    const asked = method === 'HEAD' ? 'GET' : method;
    return this.operations.find((one) => one.path === operation.path && one.method === asked) ?? null;
  }

  /** Goes on with a list that was begun; now and then with a cursor that is none of it. */
  followPage(): FuzzRequest | null {
    const { random, known } = this;
    if (known.pages.length === 0) return null;
    const { path, query, cursor } = random.pick(known.pages);
    const isWhole = random.below(2) === 0;
    const further = new URLSearchParams(query);
    const kind = isWhole ? -1 : random.below(4);
    further.set('cursor', kind === 0 ? this.brokenCursor(cursor) : cursor);
    if (kind === 1) further.set('asOf', '2025-01-01');
    if (kind === 2) further.set('actor', 'nobody');
    const of = kind === 3 ? random.pick(known.pages).path : path;
    const operation = this.operations.find((one) => matches(one.path, of) && one.method === 'GET') ?? null;
    return {
      operation,
      method: 'GET',
      url: `${of}?${further.toString()}`,
      headers: this.secret('admin'),
      body: null,
      isWhole,
      isAhead: !isWhole,
      resource: null,
      said: null,
    };
  }

  /** The secret of somebody who may do what this role may. */
  secret(role: Role): Record<string, string> {
    const enough = ROLES.slice(ROLES.indexOf(role));
    return { authorization: `Bearer ${this.random.pick(this.keys[this.random.pick(enough)])}` };
  }

  private draft(operation: Operation, isWhole: boolean): Draft {
    const collection = collectionOf(operation);
    const family = /^(\w+)-counts$/.exec(collection)?.[1] ?? null;
    const resource = operation.path.includes('{id}') ? this.resource(operation, collection) : null;
    const possible: Breakage[] = [
      ...(operation.path.includes('{') ? (['path'] as const) : []),
      ...(operation.method === 'POST' ? (['body', 'body', 'body'] as const) : (['query', 'query'] as const)),
      ...(['header', 'access', 'method'] as const),
    ];
    return { operation, resource, family, breakage: isWhole ? null : this.random.pick(possible) };
  }

  /** One that has what the path names inside it, where there is one. */
  private resource({ path }: Operation, collection: string): Known | null {
    const [, inside = ''] = /\{id\}\/(\w+)\/\{/.exec(path) ?? [];
    for (let tries = 20; tries > 0; tries -= 1) {
      const resource = this.known.pick(this.random, collection);
      if (!resource?.parts[inside] || resource.parts[inside].length > 0) return resource;
    }
    return this.known.pick(this.random, collection);
  }

  private path({ operation, resource, breakage }: Draft): string {
    const segments = operation.path.split('/');
    const places = segments.flatMap((segment, at) => (segment.startsWith('{') ? [at] : []));
    const broken = breakage === 'path' ? this.random.pick(places) : -1;
    return segments
      .map((segment, at) => {
        if (!segment.startsWith('{')) return segment;
        const [, name = '', rest = ''] = /^\{(\w+)\}(.*)$/.exec(segment) ?? [];
        if (at === broken)
          return this.random.pick([...ODD_SEGMENTS, encodeURIComponent(wellFormed(this.random))]);
        return `${this.named(name, segments[at - 1] ?? '', resource)}${rest}`;
      })
      .join('/');
  }

  /** What a path names. @param before the word before it */
  private named(name: string, before: string, resource: Known | null): string {
    const { random, known, registries } = this;
    const named: Readonly<Record<string, () => string>> = {
      id: () => resource?.id ?? uuidOf(random),
      sequence: () => String(1 + random.below(known.head + 1)),
      number: () => String(known.rebuild ?? random.below(5)),
      code: () => random.pick(registries.problems),
      name: () => `${random.pick(registries.events)}${random.pick(['.json', '.data.json'])}`,
    };
    if (Object.hasOwn(named, name)) return named[name]?.() ?? '';
    if (before === 'revisions') return String(random.below((resource?.revision ?? 0) + 1));
    const parts = resource?.parts[before] ?? [];
    return String(parts.length > 0 && random.below(10) > 0 ? random.pick(parts) : this.noPart(name));
  }

  private noPart(name: string): string {
    if (name === 'termId') return 'gripen';
    return name === 'cid' || name === 'did' ? uuidOf(this.random) : '0';
  }

  private query(draft: Draft): string {
    const { operation, resource, family, breakage } = draft;
    const { random } = this;
    const all = operation.parameters.filter((parameter) => parameter.in === 'query');
    const share = Math.min(25, Math.ceil(200 / (all.length + 1)));
    const pairs = this.excluding(
      all.filter(({ name }) => name !== 'cursor' && random.below(100) < share),
    ).map(
      ({ name, schema }) =>
        [
          name,
          this.values.parameter(name, schema, { collection: collectionOf(operation), family, resource }),
        ] as [string, string],
    );
    if (operation.id === 'getTolls' && random.below(3) > 0) pairs.push(...this.tolls(pairs));
    if (breakage === 'query') pairs.push(...this.oddPairs(all, pairs));
    if (pairs.length === 0) return '';
    return `?${new URLSearchParams(pairs).toString()}${breakage === 'query' && random.below(10) === 0 ? '&%ff=%zz&=&&' : ''}`;
  }

  private excluding(parameters: readonly Parameter[]): readonly Parameter[] {
    const names = parameters.map(({ name }) => name);
    return names.includes('asOf') ? parameters.filter(({ name }) => name !== 'asOfSequence') : parameters;
  }

  private tolls(given: readonly (readonly [string, string])[]): [string, string][] {
    const has = (name: string) => given.some(([other]) => other === name);
    const strike = this.known.pick(this.random, 'strikes');
    return [
      ...(has('subject') || has('groupBy') || !strike ? [] : [['subject', strike.id] as [string, string]]),
      ...(has('measure') ? [] : [['measure', 'killed'] as [string, string]]),
    ];
  }

  private oddPairs(all: readonly Parameter[], given: readonly [string, string][]): [string, string][] {
    const { random } = this;
    const names = [
      ...all.map(({ name }) => name),
      'unknown',
      '__proto__',
      'constructor',
      'limit[]',
      'a.b',
      '',
    ];
    const name = random.pick(names);
    const again = given[0];
    if (again && random.below(5) === 0) return [again];
    const times = random.below(20) === 0 ? 60 : 1;
    return Array.from({ length: times }, () => [name, wellFormed(random)] as [string, string]);
  }

  private headers({ operation, resource, breakage }: Draft): Record<string, string> {
    const { random, known } = this;
    const takes = (name: string) =>
      operation.parameters.some((one) => one.in === 'header' && one.name === name);
    const headers: Record<string, string> = {};
    if (takes('If-Match')) headers['if-match'] = `"${this.revision(resource)}"`;
    if (takes('Idempotency-Key') && random.below(3) === 0) headers['idempotency-key'] = this.idempotencyKey();
    if (takes('Ledger-Min-Sequence') && random.below(20) === 0)
      headers['ledger-min-sequence'] = String(random.below(known.head + 1));
    if (takes('If-None-Match') && random.below(4) === 0) headers['if-none-match'] = '"0", W/"1"';
    if (operation.method === 'GET' && breakage === null && random.below(8) === 0)
      headers['accept'] = random.pick(ACCEPTS);
    return headers;
  }

  private revision(resource: Known | null): number {
    const revision = resource?.revision ?? 0;
    return this.random.below(10) > 0 ? revision : this.random.below(revision + 3);
  }

  private idempotencyKey(): string {
    const { random, known } = this;
    if (known.idempotencyKeys.length > 0 && random.below(4) === 0) return random.pick(known.idempotencyKeys);
    const key = `key-${random.below(2 ** 31)}`;
    known.idempotencyKeys.push(key);
    return key;
  }

  private access({ operation, breakage }: Draft): Record<string, string> {
    const { random } = this;
    const role = (operation.role ?? 'reader') as Role;
    if (breakage === 'access') {
      const kind = random.below(3);
      if (kind === 0) return {};
      return kind === 1 ? { authorization: random.pick(ODD_ACCESS) } : this.secret('reader');
    }
    return operation.method === 'GET' && role === 'reader' && random.below(2) === 0 ? {} : this.secret(role);
  }

  private body({ operation, resource, family, breakage }: Draft): {
    bytes: Buffer | null;
    said: FuzzRequest['said'];
    headers?: Record<string, string>;
  } {
    const schema = operation.bodies['application/json'];
    if (!schema) return { bytes: null, said: null };
    const said = this.values.body(schema, {
      collection: collectionOf(operation),
      family,
      resource,
    }) as Readonly<Record<string, unknown>>;
    const headers = { 'content-type': 'application/json' };
    if (breakage !== 'body') return { bytes: Buffer.from(JSON.stringify(said)), said, headers };
    const broken = brokenBody(said, this.random);
    return { bytes: broken.bytes, said: null, headers: { ...headers, ...broken.headers } };
  }

  private brokenCursor(cursor: string): string {
    const { random } = this;
    const at = random.below(cursor.length);
    const text = Buffer.from(cursor, 'base64url').toString();
    return random.pick([
      cursor.slice(0, at),
      `${cursor.slice(0, at)}${random.pick([...'AZaz09-_=+/'])}${cursor.slice(at + 1)}`,
      `${cursor}${cursor}`,
      encoded(text.replace(/\d+/, '99999999')),
      encoded(text.replace(/,[^,]*\]$/, ',["x",1]]')),
      encoded(text.replace(/,[^,]*\]$/, ',[1e999,1]]')),
      encoded(text.replace(/,[^,]*\]$/, `,[${JSON.stringify(oddText(random))},0]]`)),
      encoded('[]'),
      encoded('['.repeat(10_000)),
      encoded('{"__proto__":1}'),
      wellFormed(random),
    ]);
  }
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** URLs hold no half of a pair. */
function wellFormed(random: Random): string {
  return oddText(random).toWellFormed();
}

function collectionOf({ path }: Operation): string {
  return path.split('/')[2] ?? '';
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}
