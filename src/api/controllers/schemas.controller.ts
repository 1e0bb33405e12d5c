import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_TYPES } from '../../domain/catalogue/event-types.js';
import { RequiresNobody } from '../../platform/auth/requires.decorator.js';
import { EventTypesDto } from '../dto/answers/schema-answer.dto.js';
import { documented } from '../openapi/documented.js';
import { notFound } from '../problems/problem.js';
import { PUBLISHED_SCHEMAS, schemaPaths, summaryOf } from '../schemas/published.js';

const SCHEMA_TYPE = 'application/schema+json';
/** A later version of the program may say more in the descriptions, and knows more types. */
const CACHING = 'public, max-age=3600';

/** The JSON Schemas of what the feeds, the streams and the webhooks give. */
@ApiTags('Schemas')
@Controller('schemas')
@RequiresNobody()
export class SchemasController {
  @Get()
  @Header('cache-control', CACHING)
  @documented(
    { id: 'listSchemas', summary: 'List the types of events and their JSON Schemas' },
    ['internal'],
    [ApiOkResponse({ type: EventTypesDto })],
  )
  list(): EventTypesDto {
    return {
      items: [...EVENT_TYPES.values()].map((type) => ({
        type: type.wire,
        description: summaryOf(type),
        ...schemaPaths(type),
      })),
    };
  }

  /** One schema, as it is cited: `<wire name>.json` for the CloudEvent, `<wire name>.data.json` for its data. */
  @Get(':name')
  @documented(
    { id: 'getSchema', summary: 'Read a JSON Schema of events, of their data, or of a change' },
    ['internal', 'not-found'],
    [
      ApiOkResponse({
        content: { [SCHEMA_TYPE]: { schema: { type: 'object', additionalProperties: true } } },
      }),
    ],
  )
  one(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const makeSchema = PUBLISHED_SCHEMAS.get(`/schemas/${name}`);
    if (!makeSchema) throw notFound('there is no such schema');
    void reply.headers({ 'cache-control': CACHING, 'content-type': SCHEMA_TYPE });
    return makeSchema();
  }
}
