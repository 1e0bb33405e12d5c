import { CHANGE_FILTERS } from '../reading/change-filters.js';
import { EVENT_FILTERS } from '../reading/event-filters.js';
import type { Parameters } from '../reading/parse-query.js';
import { STREAM_PARAMETERS } from '../streams/stream-endpoint.js';
import { CHANGE_MESSAGE, deliveryMessages, eventMessages, POSITION_MESSAGE } from './messages.js';

/** A place where messages are sent, and that the ledger sends them there. */
export interface ChannelWithOperation {
  /** Of the channel. */
  readonly name: string;
  readonly channel: object;
  /** Of the operation. */
  readonly operationId: string;
  readonly operation: object;
  /** Whether a client asks for it, and may need a key. */
  readonly isRead: boolean;
}

const BINDING_VERSION = '0.3.0';

const STREAM_NOTES =
  'Server-Sent Events over HTTP: what there is after a position, then what comes, with no gap and no repeat. The position ' +
  'is that of the header `Last-Event-ID`, else of `after`, else the beginning. Blocks have an `id`, the sequence, and no ' +
  '`event` name. Comments keep the connection alive, and say why the ledger ends it: connect again after the last id. A ' +
  'position ahead of the node is waited for, then answered with 503, and never reset.';

const DELIVERY_NOTES =
  'POSTed to the URL that was registered for a webhook, at least once and in the order of the ledger, signed as the Standard ' +
  'Webhooks specification says. Any status from 200 to 299 accepts an event; after anything else it is sent again, with ' +
  'growing pauses, and nothing that comes later overtakes it. Redirects are not followed.';

/** Everything that the ledger sends without being asked each time. */
export function channels(): ChannelWithOperation[] {
  return [
    stream({
      name: 'events',
      address: '/v1/events/stream',
      title: 'The events of the ledger',
      messages: { ...eventMessages(), position: POSITION_MESSAGE },
      operationId: 'streamEvents',
      filters: EVENT_FILTERS,
    }),
    stream({
      name: 'changes',
      address: '/v1/changes/stream',
      title: 'How figures change',
      messages: { change: CHANGE_MESSAGE, position: POSITION_MESSAGE },
      operationId: 'streamChanges',
      filters: CHANGE_FILTERS,
    }),
    deliveries(),
  ];
}

interface Stream {
  readonly name: string;
  readonly address: string;
  readonly title: string;
  readonly messages: object;
  readonly operationId: string;
  readonly filters: Parameters;
}

function stream({ name, address, title, messages, operationId, filters }: Stream): ChannelWithOperation {
  const server = { $ref: '#/servers/ledger' };
  return {
    name,
    channel: { address, title, description: STREAM_NOTES, servers: [server], messages },
    operationId,
    operation: {
      action: 'send',
      channel: { $ref: `#/channels/${name}` },
      title,
      bindings: {
        http: {
          method: 'GET',
          query: queryOf({ ...filters, ...STREAM_PARAMETERS }),
          bindingVersion: BINDING_VERSION,
        },
      },
    },
    isRead: true,
  };
}

function deliveries(): ChannelWithOperation {
  const [name, title] = ['webhooks', 'The events of the ledger, delivered'];
  return {
    name,
    // Where, each webhook says for itself.
    channel: {
      address: null,
      title,
      description: DELIVERY_NOTES,
      servers: [{ $ref: '#/servers/receiver' }],
      messages: deliveryMessages(),
    },
    operationId: 'deliverEvent',
    operation: {
      action: 'send',
      channel: { $ref: `#/channels/${name}` },
      title,
      bindings: { http: { method: 'POST', bindingVersion: BINDING_VERSION } },
    },
    isRead: false,
  };
}

/** The parameters of a query, as the schema of an object. */
function queryOf(parameters: Parameters): object {
  const properties = Object.fromEntries(
    Object.entries(parameters).map(([name, { description, schema }]): [string, object] => [
      name,
      { description, ...schema },
    ]),
  );
  return { type: 'object', properties, additionalProperties: false };
}
