import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { UnauthorizedError } from '../../platform/auth/errors.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { BulkCommands } from '../bulk/bulk-commands.js';
import { LINE_MODELS, LINES_ANSWER, LINES_BODY } from '../bulk/described-lines.js';
import { NDJSON } from '../http/body-parsers.js';
import { documented, minSequence } from '../openapi/documented.js';
import { logDeniedWrite } from '../problems/denied-writes.js';
import { pathOf } from '../problems/send-problem.js';

/** Many commands in one request. */
@ApiTags('Commands')
@Controller('v1/commands')
export class CommandsController {
  constructor(
    private readonly bulk: BulkCommands,
    private readonly authenticator: Authenticator,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('analyst')
  @documented(
    { id: 'sendCommands', summary: 'Send many commands, one a line' },
    ['bad-min-sequence', 'unauthorized', 'forbidden', 'unsupported-media-type', 'internal', 'behind'],
    [
      minSequence(),
      ApiConsumes(NDJSON),
      ApiExtraModels(...LINE_MODELS),
      ApiBody(LINES_BODY),
      ApiOkResponse(LINES_ANSWER),
    ],
  )
  send(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): StreamableFile {
    const { actor, id: requestId, url, headers } = request;
    const { authorization } = headers;
    if (!actor || authorization === undefined) throw new UnauthorizedError('this needs a key');
    // A request without a body has no lines.
    const body = (request.body ?? Readable.from([])) as Readable;
    const answers = this.bulk.answers(body, {
      actor,
      requestId,
      path: pathOf(url),
      stillHolds: () => this.authenticator.stillHolds(authorization),
      onRefused: (problem, line) => logDeniedWrite(request, problem, line),
    });
    void reply.header('cache-control', 'no-store');
    // A node that stops answers before the last line came: there is nothing left to wait for.
    reply.raw.once('finish', () => {
      if (!request.raw.complete) request.raw.destroy();
    });
    return new StreamableFile(Readable.from(answers, { highWaterMark: 16 }), { type: NDJSON });
  }
}
