import { EVENT_TYPES, type EventType } from '../../domain/catalogue/event-types.js';
import { CHANGE_SCHEMA_PATH, schemaPaths, summaryOf } from '../schemas/published.js';
import { schemaRef } from './schemas.js';

type Message = Readonly<Record<string, unknown>>;

const digits = (description: string) => ({ type: 'string', pattern: '^[0-9]+$', description });

const BLOCK_HEADERS = {
  type: 'object',
  description: 'What stands in a block of Server-Sent Events beside its data',
  properties: { id: digits('The sequence: a client that was cut off goes on after it') },
  required: ['id'],
};

/** Standard Webhooks: what is signed is `<webhook-id>.<webhook-timestamp>.<body>`. */
const DELIVERY_HEADERS = {
  type: 'object',
  properties: {
    'webhook-id': {
      type: 'string',
      format: 'uuid',
      description: 'The id of the event, the same whenever it is delivered: what came before is known by it',
    },
    'webhook-timestamp': digits('When this was sent, in seconds since 1970'),
    'webhook-signature': {
      type: 'string',
      description:
        '`v1,` and the base64 of the HMAC-SHA-256, keyed by the secret of the webhook, of the id, the timestamp and the ' +
        'body with full stops between; several with spaces while a secret is being changed',
    },
    'ledger-sequence': digits('The sequence of the event'),
  },
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
};

/** One message for each type of event, by its wire name. */
export const eventMessages = (): Record<string, Message> => ofEachType(BLOCK_HEADERS);

/** The same as they are delivered to webhooks. */
export const deliveryMessages = (): Record<string, Message> => ofEachType(DELIVERY_HEADERS);

/** How a figure changed. */
export const CHANGE_MESSAGE: Message = {
  name: 'change',
  title: 'A figure changed',
  contentType: 'application/json',
  headers: BLOCK_HEADERS,
  payload: schemaRef('Change'),
  'x-json-schema': CHANGE_SCHEMA_PATH,
};

/** What a filter left out. */
export const POSITION_MESSAGE: Message = {
  name: 'position',
  title: 'Nothing for this client up to here',
  summary:
    'A block with an id and no data: it moves the position past what the filters left out, and reaches no listener. It ' +
    'comes at each heartbeat, and at least every 1,000 events',
  headers: BLOCK_HEADERS,
};

function ofEachType(headers: object): Record<string, Message> {
  return Object.fromEntries(
    [...EVENT_TYPES.values()].map((type) => [type.wire, eventMessage(type, headers)]),
  );
}

function eventMessage(type: EventType, headers: object): Message {
  return {
    name: type.wire,
    title: type.wire,
    summary: summaryOf(type),
    contentType: 'application/cloudevents+json',
    headers,
    payload: schemaRef(type.wire),
    'x-json-schema': schemaPaths(type).schema,
  };
}
