import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { UnauthorizedError } from '../../platform/auth/errors.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { BulkCommands } from '../bulk/bulk-commands.js';
import { NDJSON } from '../http/body-parsers.js';
import { documented, minSequence } from '../openapi/documented.js';
import { logDeniedWrite } from '../problems/denied-writes.js';
import { pathOf } from '../problems/send-problem.js';

const DESCRIPTION =
  'Lines of `{"command", "id", "ifMatch", "idempotencyKey", "body"}`: the name of a command, what it addresses (absent ' +
  'for a creation), what the headers of its POST would say, and its body. A claim or a stance is named by its revision ' +
  'in `claim` or `stance`, a correction by `correctionId`, a term by `termId`, a delivery by `deliveryId`. A line has ' +
  'up to 1 MiB; lines count from 1, and blank ones are left out.';

const ANSWERS =
  'A line for each line, in order: `{"line", "status", "id", "revision", "sequence", "warnings"}`, or ' +
  '`{"line", "status", "problem"}`; `correctionId` or `deliveryId` where one was made. One bad line stops no ' +
  'other. Sent again after a cut connection, lines with an idempotencyKey have one effect and the same answer. A node ' +
  'that stops answers what it has begun, and then 503 for the first line that it has not.';

const schema = { type: 'string' as const };

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
      ApiBody({ description: DESCRIPTION, schema: { ...schema } }),
      ApiOkResponse({ description: ANSWERS, content: { [NDJSON]: { schema } } }),
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
