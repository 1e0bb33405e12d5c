import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_SCHEME } from '../../platform/auth/requires.decorator.js';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import { ABOUT } from '../about.js';
import { createAsyncApi } from '../asyncapi/document.js';
import { HTML_HEADERS } from '../http/html.js';
import { exportsPage } from './exports-page.js';
import { PROBLEM_MODEL, PROBLEM_SCHEMA } from './documented.js';

interface Operation {
  readonly parameters: { readonly in: string; readonly name: string; schema: object }[];
  readonly responses: Record<string, unknown>;
  security?: Readonly<Record<string, readonly string[]>>[];
}

/** For good, to be asked for in the same way. */
const MOVED = 308;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const FURTHER =
  'Streams and webhooks: [/asyncapi.json](/asyncapi.json). Types of events: [/schemas](/schemas). ' +
  'Lists as CSV, Parquet, GeoJSON and lines of JSON, with their columns: [/docs/exports](/docs/exports).';

/** Serves the descriptions of the API: `/openapi.json`, `/asyncapi.json`, and a page for people at `/docs`. */
export function serveDocumentation(app: INestApplication): void {
  // Made when they are first asked for, and once: they take a while, and nothing of them changes.
  let document: OpenAPIObject | undefined;
  const documentOnce = () => (document ??= createDocument(app));
  let openApi: string | undefined;
  const openApiOnce = () => (openApi ??= JSON.stringify(documentOnce()));
  let asyncApi: string | undefined;
  const asyncApiOnce = () => (asyncApi ??= JSON.stringify(createAsyncApi(app.get(LedgerConfig))));
  app
    .getHttpAdapter()
    .get('/openapi.json', (_request: FastifyRequest, reply: FastifyReply) =>
      reply.type('application/json; charset=utf-8').send(openApiOnce()),
    );
  app
    .getHttpAdapter()
    .get('/asyncapi.json', (_request: FastifyRequest, reply: FastifyReply) =>
      reply.type('application/json; charset=utf-8').send(asyncApiOnce()),
    );
  // The page's links are relative to /docs: beside it they lead nowhere.
  app
    .getHttpAdapter()
    .get('/docs/', (_request: FastifyRequest, reply: FastifyReply) => reply.redirect('/docs', MOVED));
  app
    .getHttpAdapter()
    .get('/docs/exports', (_request: FastifyRequest, reply: FastifyReply) =>
      reply.headers(HTML_HEADERS).send(exportsPage(documentOnce())),
    );
  SwaggerModule.setup('docs', app, documentOnce, {
    raw: [],
    customSiteTitle: 'Conflict Ledger API',
  });
}

/** OpenAPI 3.1 of all that this node answers. */
function createDocument(app: INestApplication): OpenAPIObject {
  const { publicReads } = app.get(LedgerConfig);
  const basis = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle(ABOUT.title)
    .setDescription(`${ABOUT.description}\n\n${FURTHER}`)
    .setVersion(ABOUT.version)
    .setLicense(ABOUT.license.name, ABOUT.license.url)
    .addBearerAuth({ ...ABOUT.access }, ACCESS_SCHEME)
    .build();
  const document = SwaggerModule.createDocument(app, basis, { extraModels: [PROBLEM_MODEL] });
  for (const operation of operationsOf(document)) {
    operation.responses['default'] = anyProblem();
    for (const parameter of operation.parameters) describePathParameter(parameter);
    if (publicReads && isRead(operation)) operation.security = [{}, ...(operation.security ?? [])];
  }
  return document;
}

/** Nest says of a parameter in the path no more than that it is text. */
function describePathParameter(parameter: Operation['parameters'][number]): void {
  if (parameter.in !== 'path') return;
  if (parameter.name === 'id') parameter.schema = { type: 'string', format: 'uuid' };
  if (['revision', 'sequence', 'number'].includes(parameter.name))
    parameter.schema = { type: 'integer', minimum: 0 };
}

/** Whether it is a read of data: the roles that an operation needs stand beside its scheme. */
function isRead({ security = [] }: Operation): boolean {
  return security.some((needed) => needed[ACCESS_SCHEME]?.includes('reader'));
}

function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap((path) =>
    METHODS.flatMap((method): Operation[] => {
      const operation = path[method];
      return operation ? [operation as unknown as Operation] : [];
    }),
  );
}

function anyProblem(): object {
  const schema = { $ref: `#/components/schemas/${PROBLEM_SCHEMA}` };
  return { description: 'Any other problem', content: { 'application/problem+json': { schema } } };
}
