import { expectStatus, Reply } from '../support/http.js';

/** A schema of OpenAPI 3.1, as far as it is looked at. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface DocumentedAnswer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** One way of asking the ledger, as it says itself. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With names in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Schema of the body by its media type; none where nothing is sent. */
  readonly bodies: Readonly<Record<string, Schema>>;
  /** By status; `default` is left out, as it fits anything. */
  readonly answers: Readonly<Record<string, DocumentedAnswer>>;
  /** Null where no key is needed by anybody. */
  readonly role: string | null;
}

/** What the ledger says of itself at `/openapi.json`. */
export interface ApiDocument {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** @param url of a running ledger */
export async function readDocument(url: string): Promise<ApiDocument> {
  const response = await fetch(`${url}/openapi.json`);
  const reply = new Reply(response.status, response.headers, await response.text());
  const { paths, components } = expectStatus(reply, 200).json<OpenApi>();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(path, method, operation)),
  );
  return { operations, schemas: components.schemas };
}

function operationOf(path: string, method: string, operation: OpenApiOperation): Operation {
  const { operationId: id, parameters = [], requestBody, responses, security = [] } = operation;
  const { default: _any, ...answers } = responses;
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema]);
  return {
    id,
    method: method.toUpperCase() as Operation['method'],
    path,
    parameters,
    bodies: Object.fromEntries(bodies) as Record<string, Schema>,
    answers,
    role: security.flatMap((needed) => Object.values(needed).flat())[0] ?? null,
  };
}
