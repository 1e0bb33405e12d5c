import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import type { Standing } from '../../projections/webhooks/answers.js';
import { Clock } from '../application/clock.js';
import { CommandRejectedError, TooMuchContentionError } from '../application/commands/errors.js';
import { assertSameMembers, type MemberHashes } from '../application/commands/member-hashes.js';
import {
  EVENT_STORE,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  RevisionConflictError,
  type StoredEvent,
} from '../event-store/port/index.js';
import { idOfRequest } from '../ids/keyed-ids.js';
import { LedgerConfig } from '../platform/config/ledger-config.js';
import { ReadModelProgress } from '../projection-runtime/progress.js';
import { newSigningSecret } from './signing.js';
import { deliveryStream } from './standing-log.js';
import { checkTarget } from './targets.js';
import {
  deleted,
  foldWebhook,
  paused,
  registered,
  replayRequested,
  resumed,
  secretRotated,
  type Webhook,
  type WebhookAct,
  type WebhookRequest,
  webhookStream,
} from './webhook-events.js';

/** Namespace of the ids of webhooks that were registered with an Idempotency-Key. Inside the ledger alone. */
const WEBHOOK_NAMESPACE = '8b7c9be5-6a0e-4d0c-9f2d-2f8f3a5d6c41';
/** How long the secret before a new one signs as well. */
const OVERLAP_MS = 24 * 3_600_000;
/** How often an act is decided again when another one came between. */
const TRIES = 10;

/** Who acts, and under which Idempotency-Key. */
export interface ActContext {
  readonly actor: string;
  readonly key: string | null;
  readonly members: MemberHashes;
}

/** What an act came to. */
export interface Done {
  readonly webhook: Webhook;
  /** An earlier request of the same Idempotency-Key did it. */
  readonly isRepeated: boolean;
  /** This node's read models hold it. */
  readonly isApplied: boolean;
}

/** A command, and what it does to a webhook; null when that would change nothing. */
interface Decision {
  readonly command: string;
  readonly decide: (webhook: Webhook) => WebhookAct | null | Promise<WebhookAct | null>;
}

/** What operators do about webhooks. Each act is an event in the log, so that every node knows it. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly progress: ReadModelProgress,
    private readonly clock: Clock,
    private readonly config: LedgerConfig,
  ) {}

  /**
   * Registers one. With an Idempotency-Key it is done once, however often it is asked for.
   * @throws TargetRefusedError; KeyReusedError when that Idempotency-Key came before with another body
   */
  async register(
    request: Omit<WebhookRequest, 'after'> & { readonly after: number | null },
    context: ActContext,
  ): Promise<Done> {
    const { actor, key, members } = context;
    const id = idOfRequest(WEBHOOK_NAMESPACE, [actor], key);
    const events = await this.log.readStream(webhookStream(id));
    const earlier = foldWebhook(events);
    if (earlier) return repeated(earlier, events[0], members);
    checkTarget(new URL(request.url), this.config.webhookPrivateTargets);
    const after = request.after ?? this.progress.sequence;
    const act = registered(id, { ...request, after }, newSigningSecret());
    const done = await this.append(id, act, { ...context, command: 'RegisterWebhook' }, 'no_stream');
    // Asked for twice at once, perhaps of two nodes: the other one has the secret.
    return done ?? this.register(request, { actor, key, members });
  }

  /** Ends deliveries until they are resumed. Null when there is no such webhook. */
  pause(id: string, note: string | null, context: ActContext): Promise<Done | null> {
    const decide = (webhook: Webhook) => (webhook.isPaused ? null : paused(note));
    return this.act(id, context, { command: 'PauseWebhook', decide });
  }

  /** Goes on where deliveries ended: paused, parked, or waiting after a failure. */
  resume(id: string, note: string | null, context: ActContext): Promise<Done | null> {
    const decide = async (webhook: Webhook) =>
      webhook.isPaused || (await this.fails(webhook)) ? resumed(note) : null;
    return this.act(id, context, { command: 'ResumeWebhook', decide });
  }

  /** Delivers again what comes after a sequence. What was parked is tried again; what is paused stays so. */
  replay(id: string, after: number, note: string | null, context: ActContext): Promise<Done | null> {
    const decide = () => replayRequested(after, note);
    return this.act(id, context, { command: 'ReplayWebhook', decide });
  }

  /** Gives it a new secret. The one before it signs as well for a day. */
  rotateSecret(id: string, note: string | null, context: ActContext): Promise<Done | null> {
    const until = new Date(Date.parse(this.clock.now()) + OVERLAP_MS).toISOString();
    const decide = () => secretRotated(newSigningSecret(), until, note);
    return this.act(id, context, { command: 'RotateWebhookSecret', decide });
  }

  /** Ends it for ever. Null when there never was one; a second time changes nothing. */
  async delete(id: string, actor: string): Promise<Done | null> {
    const webhook = foldWebhook(await this.log.readStream(webhookStream(id)));
    if (webhook?.isDeleted) return { webhook, isRepeated: true, isApplied: true };
    return this.act(id, { actor, key: null, members: {} }, { command: 'DeleteWebhook', decide: deleted });
  }

  private async act(id: string, context: ActContext, { command, decide }: Decision): Promise<Done | null> {
    for (let left = TRIES; left > 0; left -= 1) {
      const events = await this.log.readStream(webhookStream(id));
      const webhook = foldWebhook(events);
      if (!webhook) return null;
      const earlier = context.key === null ? undefined : events.find(isOf({ ...context, command }));
      if (earlier) return repeated(webhook, earlier, context.members);
      if (webhook.isDeleted) return null;
      const act = await decide(webhook);
      if (!act)
        throw new CommandRejectedError({ code: 'no-change', detail: 'the webhook is in this state already' });
      const done = await this.append(id, act, { ...context, command }, BigInt(webhook.act));
      if (done) return done;
    }
    throw new TooMuchContentionError('the webhook kept changing');
  }

  /** Null when another act came between. Waits for the read model, so that who reads next sees it. */
  private async append(
    id: string,
    act: WebhookAct,
    { actor, command, key, members }: ActContext & { readonly command: string },
    expected: ExpectedRevision,
  ): Promise<Done | null> {
    const event: NewEvent = { id: v7(), ...act, metadata: { actor, command, key, members: { ...members } } };
    const watch = this.progress.watch(event.id);
    try {
      await this.log.append(webhookStream(id), [event], expected);
    } catch (error) {
      watch.cancel();
      if (error instanceof RevisionConflictError) return null;
      throw error;
    }
    const isApplied = (await watch.applied(this.config.applyTimeoutMs)) !== null;
    const webhook = foldWebhook(await this.log.readStream(webhookStream(id)));
    if (!webhook) throw new Error('the log lost a webhook');
    return { webhook, isRepeated: false, isApplied };
  }

  /** Whether the last thing that a node recorded is a failure that nobody has acted upon. */
  private async fails({ id, clearedAct }: Webhook): Promise<boolean> {
    const [last] = await this.log.readStream(deliveryStream(id), { direction: 'backward', limit: 1 });
    if (!last) return false;
    const { act, failure } = last.data as unknown as Standing;
    return act >= clearedAct && failure !== null;
  }
}

function isOf({ actor, command, key }: ActContext & { readonly command: string }) {
  return ({ metadata }: StoredEvent) =>
    metadata['actor'] === actor && metadata['command'] === command && metadata['key'] === key;
}

/** @throws KeyReusedError when the first time had another body */
function repeated(webhook: Webhook, first: StoredEvent | undefined, members: MemberHashes): Done {
  assertSameMembers(first?.metadata['members'] as MemberHashes | undefined, members);
  return { webhook, isRepeated: true, isApplied: true };
}
