import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiExtension,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  type ApiResponseOptions,
  getSchemaPath,
} from '@nestjs/swagger';
import { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';
import { ProblemDto } from '../dto/answers/problem.dto.js';
import { type ExportForm, exportParameters, MEDIA_TYPES } from '../exports/form.js';
import type { List, Table } from '../exports/table.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { feedParameters, listParameters } from '../reading/list-parameters.js';
import {
  describeTable,
  EXPORT_HEADERS,
  exportContent,
  type ResponseContent,
  TABLE_EXTENSION,
} from './exported.js';
import type { IfMatchUse } from '../commands/command-spec.js';
import type { ProblemCode } from '../problems/registry.js';
import { PROBLEMS } from '../problems/registry.js';
import type { Parameters } from '../reading/parse-query.js';
import { STREAM_PARAMETERS } from '../streams/stream-endpoint.js';

type Decorator = ReturnType<typeof applyDecorators>;

const text = (description: string) => ({ description, schema: { type: 'string' } as const });

const SEQUENCE_HEADER = { 'Ledger-Sequence': text('The last sequence that this node has applied') };
const ETAG_HEADER = { ETag: text('The head revision, in quotes; for If-Match') };
const RETRY_HEADER = { 'Retry-After': text('When to try again, in seconds') };

const STREAM_DESCRIPTION =
  'Blocks of `id:`, the sequence, and `data:`, the item as JSON, without `event:`. A block with an id and no data moves ' +
  'the position past what filters left out. It ends with the key or token that it was opened with, and never by itself ' +
  'otherwise; cut off, go on after the last id. See /asyncapi.json';

/** How an operation is called and what it is for. */
export interface Operation {
  /** `operationId`. */
  readonly id: string;
  readonly summary: string;
  /** Problems that it has besides those that all of its kind have. */
  readonly problems?: readonly ProblemCode[];
}

export const READ_PROBLEMS = [
  'malformed-url',
  'bad-query',
  'bad-min-sequence',
  'unauthorized',
  'forbidden',
  'invalid',
  'internal',
  'not-ready',
  'behind',
] as const;

export const COMMAND_PROBLEMS = [
  'malformed-url',
  'malformed-json',
  'bad-idempotency-key',
  'bad-min-sequence',
  'unauthorized',
  'forbidden',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'no-change',
  'key-reused',
  'internal',
  'unavailable',
  'not-accepting',
  'overloaded',
  'contention',
  'behind',
] as const;

const IF_MATCH_PROBLEMS: Readonly<Record<IfMatchUse, readonly ProblemCode[]>> = {
  unused: [],
  needed: ['bad-if-match', 'precondition-required', 'stale-revision'],
  sometimes: ['bad-if-match', 'precondition-required', 'stale-revision'],
  heeded: ['bad-if-match', 'stale-revision'],
};

/** What a GET answers, by media type. */
export type Forms = Readonly<Record<string, Type>>;

/** Documents a GET of one thing. */
export function DocumentedRead(
  type: Type,
  operation: Operation,
  parameters: Parameters,
  others: Forms = {},
): Decorator {
  const negotiated: ProblemCode[] = Object.keys(others).length > 0 ? ['not-acceptable'] : [];
  return documented(
    operation,
    [...READ_PROBLEMS, 'not-found', ...negotiated],
    [
      ...queries(parameters),
      minSequence(),
      ...answered({ 'application/json': type, ...others }, { ...SEQUENCE_HEADER, ...ETAG_HEADER }),
    ],
  );
}

/** Documents a GET that computes its answer, of one shape or, with several items, of another; it is exported too. */
export function DocumentedAnswer<Item>(
  [one, several]: readonly [Type, Type],
  operation: Operation,
  parameters: Parameters,
  table: Table<Item>,
): Decorator {
  const schema = { oneOf: [one, several].map((type) => ({ $ref: getSchemaPath(type) })) };
  return documented(
    operation,
    [...READ_PROBLEMS, 'not-acceptable'],
    [
      ApiExtraModels(one, several),
      ...queries({ ...parameters, ...AS_OF_PARAMETERS, ...exportParameters(table) }),
      minSequence(),
      ...exported({ 'application/json': { schema } }, several, table, SEQUENCE_HEADER),
    ],
  );
}

/** Documents a GET of what never changes once it is there. @param mediaType that it comes as */
export function DocumentedImmutable(
  type: Type,
  operation: Operation,
  parameters: Parameters,
  mediaType = 'application/json',
): Decorator {
  return applyDecorators(
    documented(
      operation,
      [...READ_PROBLEMS, 'not-found'],
      [
        ...queries(parameters),
        minSequence(),
        ...answered({ [mediaType]: type }, { ...SEQUENCE_HEADER, ...ETAG_HEADER }),
      ],
    ),
    ApiHeader({
      name: 'If-None-Match',
      description: 'The ETags of what is there already',
      required: false,
      schema: { type: 'string' },
    }),
    ApiResponse({
      status: 304,
      description: 'It is there already: If-None-Match named its ETag',
      headers: { ...SEQUENCE_HEADER, ...ETAG_HEADER },
    }),
  );
}

/** Documents a GET of a list. @param type a page of it */
export function DocumentedList<Of extends Parameters, Item>(
  type: Type,
  operation: Operation,
  list: List<Of, Item>,
): Decorator {
  return documentedList(type, operation, listParameters(list), list.table, ['bad-cursor']);
}

/** Documents a GET of a feed. @param type part of it */
export function DocumentedFeed<Of extends Parameters, Item>(
  type: Type,
  operation: Operation,
  feed: List<Of, Item>,
): Decorator {
  return documentedList(type, operation, feedParameters(feed), feed.table, []);
}

function documentedList<Item>(
  type: Type,
  operation: Operation,
  parameters: Parameters,
  table: Table<Item>,
  problems: readonly ProblemCode[],
): Decorator {
  const link = { Link: text('The next page, rel="next"') };
  const page = { 'application/json': { schema: { $ref: getSchemaPath(type) } } };
  return documented(
    operation,
    [...READ_PROBLEMS, 'not-acceptable', ...problems],
    [
      ApiExtraModels(type),
      ...queries(parameters),
      minSequence(),
      ...exported(page, type, table, { ...SEQUENCE_HEADER, ...link }),
    ],
  );
}

/** Documents a GET of a list under a path that says its form. */
export function DocumentedFile<Of extends Parameters, Item>(
  operation: Operation,
  list: List<Of, Item>,
  form: ExportForm,
): Decorator {
  const { format: _format, ...parameters } = listParameters(list);
  return documented(
    operation,
    [...READ_PROBLEMS, 'bad-cursor'],
    [
      ...queries(parameters),
      minSequence(),
      ApiOkResponse({
        content: { [MEDIA_TYPES[form]]: { schema: { type: 'string' } } },
        headers: { ...SEQUENCE_HEADER, ...EXPORT_HEADERS },
        description: '',
      }),
      ApiExtension(TABLE_EXTENSION, describeTable(list.table)),
    ],
  );
}

/** A list as JSON and in its other forms. @param page a shape with its `items` */
function exported<Item>(
  json: ResponseContent,
  page: Type,
  table: Table<Item>,
  headers: object,
): MethodDecorator[] {
  const content = { ...json, ...exportContent(`${getSchemaPath(page)}/properties/items/items`, table) };
  return [
    ApiOkResponse({
      content,
      headers: { ...headers, ...EXPORT_HEADERS },
      description: '',
    }),
    ApiExtension(TABLE_EXTENSION, describeTable(table)),
  ];
}

/** Documents a GET of a stream of Server-Sent Events. */
export function DocumentedStream(operation: Operation, filters: Parameters): Decorator {
  return documented(
    operation,
    [...READ_PROBLEMS, 'bad-last-event-id', 'too-many-streams'],
    [
      ...queries({ ...filters, ...STREAM_PARAMETERS }),
      ApiHeader({
        name: 'Last-Event-ID',
        description: 'The last id that came: goes on after it',
        required: false,
        schema: { type: 'integer', minimum: 0 },
      }),
      minSequence(),
      ApiOkResponse({
        description: STREAM_DESCRIPTION,
        headers: SEQUENCE_HEADER,
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      }),
    ],
  );
}

/**
 * Documents a POST of a command.
 * @param ifMatch what changes something in force needs it; what does so only in some cases needs it then; what is
 * protected otherwise heeds one that is sent
 */
export function DocumentedCommand(operation: Operation, ifMatch: IfMatchUse): Decorator {
  const headers = { ...SEQUENCE_HEADER, ...ETAG_HEADER, Location: text('The resource') };
  const done = (description: string) => ({ type: CommandAnswerDto, description, headers });
  const stale = IF_MATCH_PROBLEMS[ifMatch];
  return documented(
    operation,
    [...COMMAND_PROBLEMS, ...stale],
    [
      idempotencyKey(),
      minSequence(),
      ...(ifMatch === 'unused' ? [] : [ifMatchHeader(ifMatch === 'needed')]),
      ApiCreatedResponse(done('Recorded, and applied by this node')),
      ApiOkResponse({
        ...done('Recorded before, by the same Idempotency-Key'),
        headers: { ...headers, 'Idempotency-Replayed': text('true') },
      }),
      ApiAcceptedResponse({
        ...done('Recorded, and not applied by this node yet'),
        headers: { ...headers, ...RETRY_HEADER },
      }),
    ],
  );
}

/** Documents any other operation. */
export function documented(
  { id, summary, problems = [] }: Operation,
  common: readonly ProblemCode[],
  more: readonly MethodDecorator[],
): Decorator {
  return applyDecorators(
    ApiOperation({ operationId: id, summary }),
    ...more,
    ...problemResponses([...common, ...problems, ...accessProblems(common)]),
  );
}

/** What the gate answers before an operation is reached. */
function accessProblems(codes: readonly ProblemCode[]): ProblemCode[] {
  return codes.includes('unauthorized') ? ['issuer-unavailable', 'too-many-requests'] : ['too-many-requests'];
}

/** The answer of a read, in each form that it has. @param of by media type */
function answered(of: Forms, headers: object): (MethodDecorator & ClassDecorator)[] {
  const forms = Object.entries(of);
  const content = Object.fromEntries(
    forms.map(([mediaType, form]) => [mediaType, { schema: { $ref: getSchemaPath(form) } }]),
  );
  return [
    ApiExtraModels(...forms.map(([, form]) => form)),
    ApiOkResponse({ content, headers: headers as ApiResponseOptions['headers'] }),
  ];
}

/** One response for each status, which lists the codes that it may have. */
function problemResponses(codes: readonly ProblemCode[]): MethodDecorator[] {
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  return [...byStatus].map(([status, same]) => ApiResponse(problemResponse(status, same)));
}

function problemResponse(status: number, codes: readonly ProblemCode[]): ApiResponseOptions {
  const description = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('. ');
  const headers = { ...SEQUENCE_HEADER, ...([429, 503].includes(status) ? RETRY_HEADER : {}) };
  return {
    status,
    description,
    headers,
    content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM_SCHEMA}` } } },
  };
}

/** Name of the schema of all problems, and the class that it is made of. */
export const PROBLEM_SCHEMA = 'Problem';
export const PROBLEM_MODEL = ProblemDto;

/** The parameters of a query. */
export function queries(parameters: Parameters): MethodDecorator[] {
  return Object.entries(parameters).map(([name, { description, schema }]) =>
    ApiQuery({ name, description, required: false, schema }),
  );
}

function ifMatchHeader(required: boolean): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    description: 'The ETag of the resource that this acts on',
    required,
    schema: { type: 'string', pattern: '^"(0|[1-9][0-9]*)"$' },
  });
}

/** The header that makes repeating a POST safe. */
export function idempotencyKey(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    description:
      'Makes repeating safe: one key, one effect, the same answer. 1 to 255 visible ASCII characters',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
}

/** The header that every request may carry. */
export function minSequence(): MethodDecorator {
  return ApiHeader({
    name: 'Ledger-Min-Sequence',
    description: 'Answer only once this node has applied this sequence',
    required: false,
    schema: { type: 'integer', minimum: 0 },
  });
}
