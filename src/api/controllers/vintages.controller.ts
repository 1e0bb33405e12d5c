import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext } from '../../application/commands/command-context.js';
import { hashMembers } from '../../application/commands/member-hashes.js';
import { type PublishedFile, PutVintage, TryVintage } from '../../application/series/put-vintage.js';
import { sha256Of } from '../../application/series/place-file.js';
import { MAX_CELLS, MAX_ROWS } from '../../application/series/row-shapes.js';
import { CAUSES } from '../../domain/kernel/cause.js';
import { MAX_PLACED } from '../../domain/series/placing.js';
import { UnauthorizedError } from '../../platform/auth/errors.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Admission } from '../commands/admission.js';
import { idempotencyKeyOf } from '../commands/command-headers.js';
import { TriedVintageDto, VintageDto } from '../dto/answers/series-answer.dto.js';
import { FILE_LIMIT, FILE_TYPES, formatOf } from '../http/body-parsers.js';
import { IdPipe } from '../http/path-parameters.js';
import { COMMAND_PROBLEMS, documented, idempotencyKey, minSequence, queries } from '../openapi/documented.js';
import { ProblemError, ValidationFailed } from '../problems/problem.js';
import {
  exactText,
  foreignCode,
  id,
  statedTimeParameter,
  webAddressParameter,
  word,
} from '../reading/parameters.js';
import { parseQuery } from '../reading/parse-query.js';

const PARAMETERS = {
  statedAt: statedTimeParameter('When the file was published: an instant with offset, or a date. Needed'),
  dryRun: word(['true', 'false'], 'Say what it would do, and do nothing'),
  cause: word(CAUSES, 'Why its cells differ; `source_revised` when absent, `developed` for a running series'),
  noticeId: id('The notice that it is part of'),
  url: webAddressParameter('Where it was published'),
  note: exactText(2_000, "The analyst's words"),
  code: foreignCode("Somebody else's id or code of it, such as git:commit=46a91e7edc35"),
};

const inWords = (count: number) => count.toLocaleString('en');

const BODY = {
  description:
    `The file as it was published: up to ${FILE_LIMIT / 1024 / 1024} MiB, ${inWords(MAX_ROWS)} rows and ` +
    `${inWords(MAX_CELLS)} cells, ${inWords(MAX_PLACED)} of them in counts`,
  schema: { type: 'string', format: 'binary' },
} as const;
const done = (description: string) => ({ type: VintageDto, description });

/** Published versions of tables, as they come. */
@ApiTags('Series')
@ApiExtraModels(TriedVintageDto)
@Controller('v1/series/:id/vintages')
export class VintagesController {
  constructor(
    private readonly admission: Admission,
    private readonly commands: CommandBus,
  ) {}

  @Post()
  @Requires('reviewer')
  @documented(
    {
      id: 'putVintage',
      summary: 'Take a published version of a table. What it says is known by its time and its content',
    },
    [...COMMAND_PROBLEMS, 'bad-query', 'not-found', 'unreadable-file', 'vintage-exists', 'vintage-open'],
    [
      ...queries(PARAMETERS),
      idempotencyKey(),
      minSequence(),
      ApiConsumes(...FILE_TYPES),
      ApiBody(BODY),
      ApiCreatedResponse(done('Taken, and applied by this node')),
      ApiOkResponse({
        description: 'Taken before; or, for a dry run, what it would do',
        content: {
          'application/json': {
            schema: { oneOf: [VintageDto, TriedVintageDto].map((type) => ({ $ref: getSchemaPath(type) })) },
          },
        },
      }),
      ApiAcceptedResponse(done('Taken, and not applied by this node yet')),
    ],
  )
  async put(
    @Param('id', IdPipe) seriesId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VintageDto | TriedVintageDto> {
    const { dryRun, ...file } = fileOf(request);
    const context = contextOf(request, file);
    if (dryRun) {
      this.admission.assertOpen();
      void reply.status(200).header('cache-control', 'no-store');
      return this.commands.execute(new TryVintage(context, seriesId, file));
    }
    const { vintage, revision, answer, replayed } = await this.admission.letIn('PutVintage', () =>
      this.commands.execute(new PutVintage(context, seriesId, file)),
    );
    void reply.status(replayed ? 200 : 201).headers({
      'cache-control': 'no-store',
      location: `/v1/series/${seriesId}/vintages/${vintage}`,
      etag: `"${revision}"`,
      ...(replayed && context.key !== null ? { 'idempotency-replayed': 'true' } : {}),
    });
    return answer;
  }
}

function fileOf({ query, body, headers }: FastifyRequest): PublishedFile & { readonly dryRun: boolean } {
  const values = parseQuery(PARAMETERS, query as Readonly<Record<string, unknown>>);
  const { statedAt, dryRun, cause, noticeId, url, note, code } = values;
  if (statedAt === null) {
    throw new ValidationFailed([{ pointer: '?statedAt', detail: 'is needed: when the file was published' }]);
  }
  if (!Buffer.isBuffer(body) || body.length === 0) {
    throw new ProblemError({ code: 'unreadable-file', detail: 'there is no file in the body' });
  }
  return {
    bytes: body,
    format: formatOf(headers['content-type']),
    statedAt,
    dryRun: dryRun === 'true',
    cause,
    noticeId,
    url,
    note,
    codes: code ? { [code.scheme]: code.code } : {},
  };
}

/** What a key stands for is the file and all that is said of it. */
function contextOf({ actor, headers }: FastifyRequest, { bytes, ...said }: PublishedFile): CommandContext {
  if (!actor) throw new UnauthorizedError('this needs a key');
  const key = idempotencyKeyOf(headers);
  const members = key === null ? {} : hashMembers({ ...said, file: sha256Of(bytes) });
  return { command: 'PutVintage', actor, key, members, ifMatch: null };
}
