import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ListAccessKeys } from '../../../projections/access-keys/queries.js';
import { hashMembers } from '../../application/commands/member-hashes.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { AccessKeys } from '../../platform/auth/access-keys.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { idempotencyKeyOf } from '../commands/command-headers.js';
import { IssuedKeyDto, KeyPageDto } from '../dto/answers/key-answer.dto.js';
import { IssueKeyDto, toKeyRequest } from '../dto/key.dto.js';
import { validateBody } from '../dto/validate-body.js';
import { IdPipe } from '../http/path-parameters.js';
import { documented, idempotencyKey, minSequence, queries } from '../openapi/documented.js';
import { notFound } from '../problems/problem.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { PresentLists } from '../reading/present-lists.js';
import { PAGE_PARAMETERS } from '../reading/list-parameters.js';
import type { Reading } from '../reading/reading.js';

const PROBLEMS = [
  'bad-min-sequence',
  'unauthorized',
  'forbidden',
  'internal',
  'unavailable',
  'behind',
] as const;
/** Of what may have a body. */
const BODY_PROBLEMS = ['malformed-json', 'too-large', 'unsupported-media-type'] as const;

@ApiTags('Keys')
@Controller('v1/keys')
@Requires('admin')
export class KeysController {
  constructor(
    private readonly accessKeys: AccessKeys,
    private readonly lists: PresentLists,
  ) {}

  @Post()
  @documented(
    { id: 'issueKey', summary: 'Make a key' },
    [...PROBLEMS, ...BODY_PROBLEMS, 'bad-idempotency-key', 'invalid', 'key-reused'],
    [
      idempotencyKey(),
      minSequence(),
      ApiBody({ type: IssueKeyDto }),
      ApiCreatedResponse({
        type: IssuedKeyDto,
        description: 'Made. The secret is shown here and never again',
      }),
      ApiOkResponse({
        type: IssuedKeyDto,
        description: 'Made before, by the same Idempotency-Key; no secret',
      }),
    ],
  )
  async issue(
    @CurrentActor() { id: issuer }: Actor,
    @Req() { body, headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedKeyDto> {
    const key = idempotencyKeyOf(headers);
    const request = toKeyRequest(validateBody(IssueKeyDto, body));
    const made = await this.accessKeys.issue(request, { issuer, key, members: hashMembers(body) });
    const { id, actor, role, expiresAt, note } = made.key;
    const repeated = made.secret === null;
    void reply
      .status(repeated ? 200 : 201)
      .headers({ 'cache-control': 'no-store', ...(repeated ? { 'idempotency-replayed': 'true' } : {}) });
    return { id, actor, role, expiresAt, note, secret: made.secret };
  }

  @Get()
  @documented(
    { id: 'listKeys', summary: 'List keys, without their secrets' },
    [...PROBLEMS, 'bad-query', 'bad-cursor', 'invalid', 'not-ready'],
    [...queries(PAGE_PARAMETERS), minSequence(), ApiOkResponse({ type: KeyPageDto })],
  )
  list(@CurrentReading() reading: Reading): Promise<KeyPageDto> {
    return this.lists.page(reading, (limit, after) => new ListAccessKeys(limit, after));
  }

  @Delete(':id')
  @HttpCode(204)
  @documented(
    { id: 'revokeKey', summary: 'Revoke a key' },
    [...PROBLEMS, ...BODY_PROBLEMS, 'not-found'],
    [minSequence(), ApiNoContentResponse({ description: 'Revoked, now or before' })],
  )
  async revoke(@CurrentActor() { id: revoker }: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    if (!(await this.accessKeys.revoke(id, revoker))) throw notFound('there is no key with this id');
  }
}
