import { IsOptional } from 'class-validator';
import type { EventFilter } from '../../../projections/events/filter.js';
import { EVENT_TYPES } from '../../domain/catalogue/event-types.js';
import { FAMILIES } from '../../domain/counts/families.js';
import { MOST_TYPES } from '../reading/event-filters.js';
import {
  type Check,
  country,
  oneOf,
  pseudonym,
  quantityCode,
  region,
  share,
  text,
  uuid,
  webAddress,
  wholeNumber,
} from './checks.js';
import { Each, Is, May, Nested } from './members.js';

const eventType: Check = {
  name: 'eventType',
  detail: 'must be the type of an event of this ledger',
  accepts: (value) => typeof value === 'string' && EVENT_TYPES.has(value),
  schema: { type: String, example: 'conflict-ledger.casualty-count-amended.v1' },
};

/** Which events are delivered: those that are all of what is given. All events, without a member. */
export class WebhookFilterDto {
  /** Wire names: any of these. */
  @IsOptional()
  @Each(eventType, MOST_TYPES)
  type?: string[] | null;
  /** The resource that they are of, or that their counts are about. */
  @May(uuid)
  subject?: string | null;
  /** The family of their counts. */
  @May(oneOf(FAMILIES.map(({ code }) => code)))
  family?: string | null;
  /** What is counted. */
  @May(quantityCode)
  measure?: string | null;
  /** For whom it is counted. */
  @May(quantityCode)
  group?: string | null;
  /** Whose statement they have or rest on. */
  @May(uuid)
  source?: string | null;
  /** Who entered them. */
  @May(pseudonym)
  actor?: string | null;
  @May(country)
  country?: string | null;
  @May(region)
  admin1?: string | null;
  /** Only those that change a figure, by at least that share of the number before: 0.5 is by half. */
  @May(share)
  minRelative?: number | null;
}

/** A webhook to be registered. */
export class RegisterWebhookDto {
  /**
   * Where to deliver: https, without user, password and fragment. Addresses of the ledger's own machine or network are
   * refused, unless the node is set to allow them.
   */
  @Is(webAddress)
  url!: string;

  @IsOptional()
  @Nested(() => WebhookFilterDto)
  filter?: WebhookFilterDto | null;

  /** Events after this sequence are delivered; without it, those after what this node has applied. */
  @May(wholeNumber(0))
  after?: number | null;

  @May(text(2_000))
  note?: string | null;
}

/** Something that is done about a webhook. */
export class WebhookActDto {
  /** Why: kept with who did it. */
  @May(text(2_000))
  note?: string | null;
}

/** A replay that is asked for. */
export class ReplayWebhookDto extends WebhookActDto {
  /** Events after this sequence are delivered, again or for the first time. */
  @Is(wholeNumber(0))
  after!: number;
}

/** The members that say something. */
export function toEventFilter(filter: WebhookFilterDto | null | undefined): EventFilter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null));
}
