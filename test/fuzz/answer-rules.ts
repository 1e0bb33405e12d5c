import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiDocument, DocumentedAnswer, Operation, Schema } from './document.js';

/** What came back. */
export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  /** Until it began, in milliseconds. */
  readonly ms: number;
}

/** What was asked, as far as an answer depends on it. */
export interface Asked {
  readonly method: string;
  /** The target, as it was sent. */
  readonly url: string;
  /** Null where no operation has this address. */
  readonly operation: Operation | null;
  /** Whether it asked for a sequence that is not there yet. */
  readonly isAhead: boolean;
  /** Processor time that the ledger took meanwhile, in milliseconds. */
  readonly busyMs: number;
}

/** An answer begins no later than that, in milliseconds, unless it was others that kept the processor busy. */
const LONGEST_MS = 10_000;
const LONGEST_BUSY_MS = 5_000;

/** Codes of what is refused before it is known which operation it is for. */
const OF_EVERY_REQUEST: ReadonlySet<string> = new Set([
  'malformed-request',
  'malformed-url',
  'headers-too-large',
]);

/** Of these the path was never read. */
const NEVER_READ: ReadonlySet<string> = new Set(['malformed-request', 'headers-too-large']);

/** Traces of what is inside: frames of a stack, files, the driver of the database. */
const INSIDE = /\n {4}at |node_modules|file:\/\/|better-sqlite3|SQLITE_|\.(?:ts|js):\d+/;

const PROBLEM_NAME = 'Problem';
const PROBLEM: Schema = { $ref: `#/components/schemas/${PROBLEM_NAME}` };
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Holds answers to what the ledger says of itself. */
export class AnswerRules {
  private readonly ajv = new Ajv2020({ strict: false });
  private readonly validators = new Map<Schema, ValidateFunction>();
  private readonly schemas: ApiDocument['schemas'];
  private readonly codes: ReadonlySet<string>;

  /**
   * @param codes of the registry of problems
   * @param secrets texts that no answer may hold, such as where the data is
   */
  constructor(
    document: ApiDocument,
    codes: readonly string[],
    private readonly secrets: readonly string[],
  ) {
    addFormats.default(this.ajv);
    this.codes = new Set(codes);
    this.schemas = document.schemas;
    const schemas = Object.entries(document.schemas).map(([name, schema]) => [
      name,
      name === PROBLEM_NAME ? schema : this.closed(schema),
    ]);
    this.ajv.addSchema({ $id: 'ledger', components: { schemas: Object.fromEntries(schemas) as object } });
  }

  /** All that is wrong with an answer. */
  complaints(asked: Asked, answer: FuzzAnswer): string[] {
    return [
      ...this.everywhere(asked, answer),
      ...(answer.status >= 400 ? this.ofProblem(asked, answer) : this.ofSuccess(asked, answer)),
    ];
  }

  private everywhere({ isAhead, busyMs }: Asked, { status, headers, text, ms }: FuzzAnswer): string[] {
    const isMeant = status === 503 && isAhead && text.includes('"code":"behind"');
    return [
      ...(status >= 500 && !isMeant ? [`status ${status}`] : []),
      ...(ms > LONGEST_MS && busyMs > LONGEST_BUSY_MS ? ['took too long'] : []),
      ...(/^\d+$/.test(one(headers['ledger-sequence'])) ? [] : ['no Ledger-Sequence']),
      ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no X-Content-Type-Options']),
      ...(this.secrets.some((secret) => text.includes(secret)) ? ['tells where the ledger is'] : []),
    ];
  }

  private ofProblem({ operation, url, method }: Asked, answer: FuzzAnswer): string[] {
    const { status, headers, text } = answer;
    if (headers['content-type'] !== PROBLEM_TYPE)
      return [`a problem of type ${String(headers['content-type'])}`];
    if (method === 'HEAD') return [];
    const body = parsed(text) as Record<string, unknown> | undefined;
    if (body === undefined) return ['a problem that is no JSON'];
    const code = String(body['code']);
    const said = [body['title'], body['detail'], ...(body['errors'] as unknown[])].map((part) =>
      JSON.stringify(part),
    );
    return [
      ...this.invalid(PROBLEM, body),
      ...(this.codes.has(code) ? [] : [`code ${code} is none of the registry`]),
      ...(body['status'] === status ? [] : [`says status ${String(body['status'])}`]),
      ...(body['type'] === `/problems/${code}` ? [] : [`has type ${String(body['type'])}`]),
      ...(NEVER_READ.has(code) || body['instance'] === url.replace(/[?#].*$/s, '')
        ? []
        : ['has another instance']),
      ...(said.some((part) => INSIDE.test(part)) ? ['tells what is inside'] : []),
      ...(isDocumented(operation, status, code) ? [] : [`${status} ${code} is not documented`]),
      ...promised(status, headers),
    ];
  }

  private ofSuccess({ operation, method }: Asked, answer: FuzzAnswer): string[] {
    const { status, headers, text } = answer;
    if (operation === null) return [];
    const documented = operation.answers[status];
    if (!documented) return [`status ${status} is not documented`];
    if (method === 'HEAD' || status === 204 || status === 304)
      return text === '' ? [] : ['has a body where none belongs'];
    const type = one(headers['content-type']).split(';')[0] ?? '';
    const content = documented.content?.[type];
    if (!content) return [`type ${type} is not documented`];
    return [
      ...(/[/+]json$/.test(type) ? this.invalidJson(content.schema, text) : []),
      ...(method === 'POST' && [200, 201].includes(status)
        ? missing(documented, headers, operation, status)
        : []),
    ];
  }

  /** Objects that name members have no others. */
  private closed(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((part) => this.closed(part));
    if (typeof schema !== 'object' || schema === null) return schema;
    const { allOf = [], ...rest } = schema as Schema;
    const whole = allOf.length > 1 ? { ...rest, ...this.joined(allOf) } : (schema as Schema);
    const copy = Object.fromEntries(Object.entries(whole).map(([key, part]) => [key, this.closed(part)]));
    const isOpen = whole.type !== 'object' || !whole.properties || whole.additionalProperties !== undefined;
    return isOpen ? copy : { ...copy, additionalProperties: false };
  }

  /** What is of several shapes at once has the members of all. */
  private joined(parts: readonly Schema[]): Schema {
    const all = parts.map((part) => this.resolved(part));
    return {
      type: 'object',
      properties: Object.assign({}, ...all.map(({ properties }) => properties)) as Schema['properties'],
      required: [...new Set(all.flatMap(({ required = [] }) => required))],
    };
  }

  private resolved(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    const [, , , ...path] = schema.$ref.split('/');
    let found: unknown = this.schemas;
    for (const name of path) found = (found as Readonly<Record<string, unknown>>)[name];
    return this.resolved(found as Schema);
  }

  private invalidJson(schema: Schema, text: string): string[] {
    const body = parsed(text);
    return body === undefined ? ['is no JSON'] : this.invalid(schema, body);
  }

  private invalid(schema: Schema, body: unknown): string[] {
    let validate = this.validators.get(schema);
    if (!validate) {
      validate = this.ajv.compile(aimedAt(this.closed(schema)) as object);
      this.validators.set(schema, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? [])
      .slice(0, 3)
      .map(({ instancePath, message, params }) =>
        `${instancePath.replace(/\/\d+/g, '/…')} ${message} ${JSON.stringify(params)}`.trim(),
      );
  }
}

/** What a description says of codes: each in backticks, a colon after it. */
function isDocumented(operation: Operation | null, status: number, code: string): boolean {
  if (operation === null || OF_EVERY_REQUEST.has(code)) return true;
  return operation.answers[status]?.description.includes(`\`${code}\`:`) ?? false;
}

function promised(status: number, headers: FuzzAnswer['headers']): string[] {
  const needed: Readonly<Record<number, string>> = {
    401: 'www-authenticate',
    405: 'allow',
    503: 'retry-after',
  };
  const name = needed[status];
  return name === undefined || headers[name] !== undefined ? [] : [`no ${name}`];
}

/** Headers of exports come in some forms alone, `Idempotency-Replayed` where a key came. */
function missing(
  { headers: documented = {} }: DocumentedAnswer,
  headers: FuzzAnswer['headers'],
  operation: Operation,
  status: number,
): string[] {
  if (operation.bodies['application/json'] === undefined || operation.id === 'putVintage') return [];
  return Object.keys(documented)
    .filter((name) => !(status === 200 && name === 'Retry-After'))
    .filter((name) => headers[name.toLowerCase()] === undefined)
    .map((name) => `no ${name}`);
}

/** References of the document lead to where its schemas are kept here. */
function aimedAt(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(aimedAt);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [
      name,
      name === '$ref' && typeof part === 'string' ? part.replace(/^#/, 'ledger#') : aimedAt(part),
    ]),
  );
}

function one(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
