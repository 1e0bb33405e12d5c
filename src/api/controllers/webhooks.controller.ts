import {
  Controller,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Param,
  Post,
  Res,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { WebhookRecord } from '../../../projections/webhooks/answers.js';
import { FindWebhook, ListWebhookFailures, ListWebhooks } from '../../../projections/webhooks/queries.js';
import { hashMembers } from '../../application/commands/member-hashes.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { actorOf, CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { WebhookDeliverer } from '../../webhooks/webhook-deliverer.js';
import { type ActContext, type Done, Webhooks } from '../../webhooks/webhooks.js';
import { idempotencyKeyOf } from '../commands/command-headers.js';
import {
  AttemptsDto,
  FailurePageDto,
  RegisteredWebhookDto,
  RotatedSecretDto,
  WebhookActAnswerDto,
  WebhookDto,
  WebhookPageDto,
} from '../dto/answers/webhook-answer.dto.js';
import { validateBody } from '../dto/validate-body.js';
import { RegisterWebhookDto, ReplayWebhookDto, toEventFilter, WebhookActDto } from '../dto/webhook.dto.js';
import { IdPipe } from '../http/path-parameters.js';
import { documented, idempotencyKey, type Operation, minSequence, queries } from '../openapi/documented.js';
import { notFound } from '../problems/problem.js';
import type { ProblemCode } from '../problems/registry.js';
import { CurrentReading, readingOf } from '../reading/current-reading.decorator.js';
import { NodeState } from '../reading/node-state.js';
import { PresentLists } from '../reading/present-lists.js';
import { PAGE_PARAMETERS } from '../reading/list-parameters.js';
import type { Reading } from '../reading/reading.js';
import { shownWebhook } from '../reading/shown-webhook.js';

const PROBLEMS = ['bad-min-sequence', 'unauthorized', 'forbidden', 'internal', 'behind'] as const;
const READ_PROBLEMS = [...PROBLEMS, 'not-ready'] as const;
const PAGE_PROBLEMS = [...READ_PROBLEMS, 'bad-query', 'bad-cursor', 'invalid'] as const;
/** Of what may have a body, and records an act. */
const ACT_PROBLEMS = ['malformed-json', 'too-large', 'unsupported-media-type', 'unavailable'] as const;
const POST_PROBLEMS = [...PROBLEMS, ...ACT_PROBLEMS, 'bad-idempotency-key', 'invalid', 'key-reused'] as const;

/** Documents what is done about a webhook that is there. */
const DocumentedAct = (
  operation: Operation,
  { body = WebhookActDto, answer = WebhookActAnswerDto, problems = [] }: ActShape = {},
) =>
  documented(
    operation,
    [...POST_PROBLEMS, 'not-found', 'contention', ...problems],
    [
      idempotencyKey(),
      minSequence(),
      ApiBody({ type: body, required: body !== WebhookActDto }),
      ApiCreatedResponse({ type: answer, description: 'Recorded, and applied by this node' }),
      ApiOkResponse({ type: answer, description: 'Recorded before, by the same Idempotency-Key' }),
      ApiAcceptedResponse({ type: answer, description: 'Recorded, and not applied by this node yet' }),
    ],
  );

interface ActShape {
  readonly body?: new () => object;
  readonly answer?: new () => object;
  readonly problems?: readonly ProblemCode[];
}

/** What an administrator does about webhooks. */
interface Act {
  readonly context: ActContext;
  readonly body: unknown;
  readonly reply: FastifyReply;
}

const CurrentAct = createParamDecorator((_: unknown, context: ExecutionContext): Act => {
  const { request, reply } = readingOf(context);
  const { headers, body } = request;
  const { id: actor } = actorOf(context);
  return { context: { actor, key: idempotencyKeyOf(headers), members: hashMembers(body) }, body, reply };
});

@ApiTags('Webhooks')
@Controller('v1/webhooks')
@Requires('admin')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliverer: WebhookDeliverer,
    private readonly queries: QueryBus,
    private readonly lists: PresentLists,
    private readonly node: NodeState,
  ) {}

  @Post()
  @documented({ id: 'registerWebhook', summary: 'Have events delivered to a URL' }, POST_PROBLEMS, [
    idempotencyKey(),
    minSequence(),
    ApiBody({ type: RegisterWebhookDto }),
    ApiCreatedResponse({
      type: RegisteredWebhookDto,
      description: 'Registered, and applied by this node. The secret is shown here and never again',
    }),
    ApiOkResponse({
      type: RegisteredWebhookDto,
      description: 'Registered before, by the same Idempotency-Key; no secret',
    }),
    ApiAcceptedResponse({
      type: RegisteredWebhookDto,
      description: 'Registered, and not applied by this node yet',
    }),
  ])
  async register(@CurrentAct() act: Act): Promise<RegisteredWebhookDto> {
    const { url, filter, after = null, note = null } = validateBody(RegisterWebhookDto, act.body);
    if (after !== null) await this.node.reach(after);
    const done = await this.webhooks.register(
      { url, filter: toEventFilter(filter), after, note },
      act.context,
    );
    answerAct(act.reply, done);
    const { webhook, isRepeated } = done;
    void act.reply.header('location', `/v1/webhooks/${webhook.id}`);
    return {
      id: webhook.id,
      url: webhook.url,
      filter: webhook.filter as RegisteredWebhookDto['filter'],
      after: webhook.after,
      note: webhook.note,
      secret: isRepeated ? null : webhook.secrets.present,
    };
  }

  @Get()
  @documented({ id: 'listWebhooks', summary: 'List webhooks and how deliveries go' }, PAGE_PROBLEMS, [
    ...queries(PAGE_PARAMETERS),
    minSequence(),
    ApiOkResponse({ type: WebhookPageDto }),
  ])
  async list(@CurrentReading() reading: Reading): Promise<WebhookPageDto> {
    const page = await this.lists.page(reading, (limit, after) => new ListWebhooks(limit, after));
    return { items: page.items.map((webhook) => this.shown(webhook)), next: page.next };
  }

  @Get(':id')
  @documented(
    { id: 'getWebhook', summary: 'Read a webhook and how deliveries go' },
    [...READ_PROBLEMS, 'not-found'],
    [minSequence(), ApiOkResponse({ type: WebhookDto })],
  )
  async one(
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookDto> {
    const webhook = await this.find(id);
    void reply.header('cache-control', 'no-store');
    return this.shown(webhook);
  }

  @Get(':id/deliveries')
  @documented(
    { id: 'listWebhookDeliveries', summary: 'List the last attempts of this node to deliver' },
    [...READ_PROBLEMS, 'not-found'],
    [minSequence(), ApiOkResponse({ type: AttemptsDto })],
  )
  async deliveries(
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttemptsDto> {
    await this.find(id);
    void reply.header('cache-control', 'no-store');
    return { items: this.deliverer.liveOf(id)?.attempts ?? [] };
  }

  @Get(':id/failures')
  @documented(
    { id: 'listWebhookFailures', summary: 'List the failed attempts of all nodes to deliver' },
    [...PAGE_PROBLEMS, 'not-found'],
    [...queries(PAGE_PARAMETERS), minSequence(), ApiOkResponse({ type: FailurePageDto })],
  )
  async failures(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<FailurePageDto> {
    const ask = (limit: number, before: number | null) => new ListWebhookFailures(id, limit, before);
    const page = await this.lists.page(reading, ask);
    await this.find(id);
    return page;
  }

  @Post(':id/replays')
  @DocumentedAct(
    { id: 'replayWebhook', summary: 'Deliver again what comes after a sequence' },
    { body: ReplayWebhookDto },
  )
  async replay(@Param('id', IdPipe) id: string, @CurrentAct() act: Act): Promise<WebhookActAnswerDto> {
    const { after, note = null } = validateBody(ReplayWebhookDto, act.body);
    await this.node.reach(after);
    return acted(act.reply, await this.webhooks.replay(id, after, note, act.context));
  }

  @Post(':id/pause')
  @DocumentedAct(
    { id: 'pauseWebhook', summary: 'Deliver nothing until it is resumed' },
    { problems: ['no-change'] },
  )
  async pause(@Param('id', IdPipe) id: string, @CurrentAct() act: Act): Promise<WebhookActAnswerDto> {
    return acted(act.reply, await this.webhooks.pause(id, noteOf(act), act.context));
  }

  @Post(':id/resumption')
  @DocumentedAct(
    { id: 'resumeWebhook', summary: 'Go on with what is paused, parked or waiting after a failure' },
    { problems: ['no-change'] },
  )
  async resume(@Param('id', IdPipe) id: string, @CurrentAct() act: Act): Promise<WebhookActAnswerDto> {
    return acted(act.reply, await this.webhooks.resume(id, noteOf(act), act.context));
  }

  @Post(':id/secrets')
  @DocumentedAct(
    {
      id: 'rotateWebhookSecret',
      summary: 'Sign with a new secret, and for a day with the one before it too',
    },
    { answer: RotatedSecretDto },
  )
  async rotateSecret(@Param('id', IdPipe) id: string, @CurrentAct() act: Act): Promise<RotatedSecretDto> {
    const { webhook, isRepeated } = answerAct(
      act.reply,
      await this.webhooks.rotateSecret(id, noteOf(act), act.context),
    );
    const { present, earlier } = webhook.secrets;
    return { id, secret: isRepeated ? null : present, earlierUntil: earlier?.until ?? null };
  }

  @Delete(':id')
  @HttpCode(204)
  @documented(
    { id: 'deleteWebhook', summary: 'Deliver to it no more' },
    [...PROBLEMS, ...ACT_PROBLEMS, 'not-found', 'contention'],
    [minSequence(), ApiNoContentResponse({ description: 'Deleted, now or before' })],
  )
  async delete(@CurrentActor() { id: actor }: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    if (!(await this.webhooks.delete(id, actor))) throw noSuchWebhook();
  }

  private async find(id: string): Promise<WebhookRecord> {
    this.node.assertReadable();
    const webhook = await this.queries.execute(new FindWebhook(id));
    if (!webhook) throw noSuchWebhook();
    return webhook;
  }

  private shown(webhook: WebhookRecord): WebhookDto {
    return shownWebhook(webhook, this.deliverer, this.node.sequence);
  }
}

function noteOf({ body = {} }: Act): string | null {
  return validateBody(WebhookActDto, body).note ?? null;
}

function acted(reply: FastifyReply, done: Done | null): WebhookActAnswerDto {
  const { webhook } = answerAct(reply, done);
  return { id: webhook.id, paused: webhook.isPaused, after: webhook.after };
}

/** Sets status and headers. @throws ProblemError `not-found` when there was nothing to act upon */
function answerAct(reply: FastifyReply, done: Done | null): Done {
  if (!done) throw noSuchWebhook();
  const { isRepeated, isApplied } = done;
  const status = isApplied ? 201 : 202;
  void reply.status(isRepeated ? 200 : status).headers({
    'cache-control': 'no-store',
    ...(isRepeated ? { 'idempotency-replayed': 'true' } : {}),
    ...(isApplied ? {} : { 'retry-after': '1' }),
  });
  return done;
}

function noSuchWebhook() {
  return notFound('there is no webhook with this id');
}
