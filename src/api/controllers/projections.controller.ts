import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashMembers } from '../../application/commands/member-hashes.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ProjectionRebuilds } from '../../platform/rebuilds/projection-rebuilds.js';
import { Admission } from '../commands/admission.js';
import { idempotencyKeyOf } from '../commands/command-headers.js';
import { ProjectionsDto, RebuildDto } from '../dto/answers/projection-answer.dto.js';
import { RequestRebuildDto } from '../dto/rebuild.dto.js';
import { validateBody } from '../dto/validate-body.js';
import { NumberPipe } from '../http/path-parameters.js';
import { documented, idempotencyKey, minSequence } from '../openapi/documented.js';
import { notFound } from '../problems/problem.js';

const PROBLEMS = ['bad-min-sequence', 'unauthorized', 'forbidden', 'internal', 'behind'] as const;
/** Of what may have a body, and records an act. */
const ACT_PROBLEMS = ['malformed-json', 'too-large', 'unsupported-media-type', 'unavailable'] as const;

@ApiTags('Projections')
@Controller('v1/projections')
@Requires('admin')
export class ProjectionsController {
  constructor(
    private readonly projections: ProjectionRebuilds,
    private readonly admission: Admission,
  ) {}

  @Get()
  @documented(
    {
      id: 'listProjections',
      summary: 'Read the projections of this node, and how far it has come with them',
    },
    PROBLEMS,
    [minSequence(), ApiOkResponse({ type: ProjectionsDto })],
  )
  list(@Res({ passthrough: true }) reply: FastifyReply): ProjectionsDto {
    void reply.header('cache-control', 'no-store');
    const { projections, generations } = this.projections;
    return { items: projections.map(({ name, version }) => ({ name, version })), generations };
  }

  @Post('rebuilds')
  @documented(
    {
      id: 'rebuildProjections',
      summary: 'Build the read models of this node again, beside those that serve',
    },
    [
      ...PROBLEMS,
      ...ACT_PROBLEMS,
      'bad-idempotency-key',
      'invalid',
      'key-reused',
      'rebuild-running',
      'overloaded',
    ],
    [
      idempotencyKey(),
      minSequence(),
      ApiBody({ type: RequestRebuildDto, required: false }),
      ApiAcceptedResponse({
        type: RebuildDto,
        description: 'Begun. It takes the place of what serves once it has applied the same',
      }),
      ApiOkResponse({ type: RebuildDto, description: 'Begun before, by the same Idempotency-Key' }),
    ],
  )
  async rebuild(
    @CurrentActor() { id: actor }: Actor,
    @Req() { body = {}, headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RebuildDto> {
    this.admission.assertDisk();
    const key = idempotencyKeyOf(headers);
    const { note = null } = validateBody(RequestRebuildDto, body);
    const { number, repeated } = await this.projections.request(note, {
      actor,
      key,
      members: hashMembers(body),
    });
    void reply
      .status(repeated ? 200 : 202)
      .headers({ 'cache-control': 'no-store', ...(repeated ? { 'idempotency-replayed': 'true' } : {}) });
    return { number };
  }

  @Delete('rebuilds/:number')
  @HttpCode(204)
  @documented(
    { id: 'cancelProjectionRebuild', summary: 'End a rebuild that is under way or failed' },
    [...PROBLEMS, ...ACT_PROBLEMS, 'not-found'],
    [minSequence(), ApiNoContentResponse({ description: 'Ended, and what it built is gone' })],
  )
  async cancel(
    @CurrentActor() { id: actor }: Actor,
    @Param('number', NumberPipe) number: number,
  ): Promise<void> {
    if (await this.projections.cancel(number, actor)) return;
    throw notFound('no rebuild of this number is under way');
  }
}
