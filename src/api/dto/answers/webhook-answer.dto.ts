import { ApiProperty } from '@nestjs/swagger';
import { FAILURE_KINDS, type FailureKind } from '../../../../projections/webhooks/answers.js';
import { WEBHOOK_STATES, type WebhookState } from '../../../../projections/webhooks/standing.js';
import { WebhookFilterDto } from '../webhook.dto.js';

/** The last event that arrived. */
export class LastDeliveryDto {
  at!: string;
  @ApiProperty({ type: 'integer' })
  sequence!: number;
}

/** An attempt that failed. */
export class DeliveryFailureDto {
  /** When the first attempt of those that failed in a row was made. */
  since!: string;
  at!: string;
  /** Of the event that did not arrive. */
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  @ApiProperty({ format: 'uuid' })
  eventId!: string;
  /** How many failed in a row, with this one. */
  @ApiProperty({ type: 'integer' })
  attempt!: number;
  /**
   * `status`: an answer other than 2xx, a redirect too; `timeout`: none in time; `connection`: none at all; `target`:
   * an address that this node refuses to deliver to.
   */
  @ApiProperty({ enum: FAILURE_KINDS })
  kind!: FailureKind;
  /** Of the answer; null without one. */
  @ApiProperty({ type: 'integer', nullable: true })
  status!: number | null;
  /** What the system calls it, e.g. ECONNREFUSED; null when there is nothing to say. */
  code!: string | null;
  /** How long the next attempt waited or waits, in milliseconds. */
  @ApiProperty({ type: 'integer' })
  pauseMs!: number;
}

/** A webhook, without its secret. */
export class WebhookDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  url!: string;
  @ApiProperty({ type: WebhookFilterDto })
  filter!: WebhookFilterDto;
  note!: string | null;
  registeredAt!: string;
  /** Who registered it. */
  actor!: string;
  /** `failing`: the next attempt waits. `parked`: nothing is tried until it is resumed or replayed. */
  @ApiProperty({ enum: WEBHOOK_STATES })
  state!: WebhookState;
  /** Every event up to this sequence that passes the filter was delivered. */
  @ApiProperty({ type: 'integer' })
  position!: number;
  /** How many sequences this node has beyond the position. */
  @ApiProperty({ type: 'integer' })
  lag!: number;
  /** What another node delivers is known here within some seconds. */
  @ApiProperty({ type: LastDeliveryDto, nullable: true })
  lastDelivery!: LastDeliveryDto | null;
  /** Also one that was overcome since. */
  @ApiProperty({ type: DeliveryFailureDto, nullable: true })
  lastFailure!: DeliveryFailureDto | null;
  /** When the next attempt is made; null unless one waits. */
  nextAttemptAt!: string | null;
  /** The run of a node that delivers, or did last; null for none. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  deliveredBy!: string | null;
  /** Whether that is the node that answers. */
  deliveredHere!: boolean;
}

export class WebhookPageDto {
  @ApiProperty({ type: [WebhookDto] })
  items!: readonly WebhookDto[];
  /** The `cursor` of the next page; null on the last. */
  next!: string | null;
}

/** A webhook that was registered. */
export class RegisteredWebhookDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  url!: string;
  @ApiProperty({ type: WebhookFilterDto })
  filter!: WebhookFilterDto;
  /** Events after this sequence are delivered. */
  @ApiProperty({ type: 'integer' })
  after!: number;
  note!: string | null;
  /** What deliveries are signed with (Standard Webhooks). Shown once: null when the request was a repetition. */
  secret!: string | null;
}

/** A secret that was made. */
export class RotatedSecretDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** Shown once: null when the request was a repetition. */
  secret!: string | null;
  /** Until when deliveries are signed with the one before it as well. */
  earlierUntil!: string | null;
}

/** What an act came to. */
export class WebhookActAnswerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  paused!: boolean;
  /** Deliveries began, or begin again, after this sequence. */
  @ApiProperty({ type: 'integer' })
  after!: number;
}

export const ATTEMPT_OUTCOMES = ['delivered', ...FAILURE_KINDS] as const;

/** An attempt to deliver. */
export class AttemptDto {
  at!: string;
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  /** The `webhook-id` that was sent. */
  @ApiProperty({ format: 'uuid' })
  eventId!: string;
  /** 1 for the first. */
  @ApiProperty({ type: 'integer' })
  attempt!: number;
  @ApiProperty({ enum: ATTEMPT_OUTCOMES })
  outcome!: (typeof ATTEMPT_OUTCOMES)[number];
  @ApiProperty({ type: 'integer', nullable: true })
  status!: number | null;
  code!: string | null;
  @ApiProperty({ type: 'integer' })
  durationMs!: number;
}

/** The last attempts of this run of this node, the latest first: up to 100, and none of another node. */
export class AttemptsDto {
  @ApiProperty({ type: [AttemptDto] })
  items!: readonly AttemptDto[];
}

export class RecordedFailureDto extends DeliveryFailureDto {
  /** In the record of deliveries. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** Failed attempts of all nodes, the latest first. */
export class FailurePageDto {
  @ApiProperty({ type: [RecordedFailureDto] })
  items!: readonly RecordedFailureDto[];
  /** The `cursor` of the next page; null on the last. */
  next!: string | null;
}
