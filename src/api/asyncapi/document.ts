import { ACCESS_SCHEME } from '../../platform/auth/requires.decorator.js';
import { ABOUT } from '../about.js';
import { channels, type ChannelWithOperation } from './channels.js';
import { asyncApiSchemas } from './schemas.js';

const SERVERS = {
  ledger: {
    host: '{host}',
    protocol: 'http',
    description:
      'A node of the ledger; any of them serves any client. Behind a proxy it is spoken to over TLS',
    variables: { host: { description: 'Where this document came from', default: 'localhost:8080' } },
  },
  receiver: {
    host: '{receiver}',
    protocol: 'https',
    description:
      'Whoever is told by a webhook: the URL is registered with it, by an admin, as /openapi.json says',
    variables: { receiver: { description: 'The host of the registered URL' } },
  },
};

/**
 * AsyncAPI 3 of all that this node sends by itself.
 * @param publicReads whether reading needs no key
 */
export function createAsyncApi({ publicReads }: { readonly publicReads: boolean }): object {
  const all = channels();
  return {
    asyncapi: '3.0.0',
    id: 'urn:conflict-ledger',
    info: {
      title: ABOUT.title,
      version: ABOUT.version,
      description: `${ABOUT.description} Each event is a CloudEvent; /schemas lists their types.`,
      license: ABOUT.license,
    },
    defaultContentType: 'application/json',
    servers: SERVERS,
    channels: Object.fromEntries(all.map(({ name, channel }) => [name, channel])),
    operations: Object.fromEntries(
      all.map((one) => [one.operationId, { ...one.operation, ...securityOf(one, publicReads) }]),
    ),
    components: { schemas: asyncApiSchemas(), securitySchemes: { [ACCESS_SCHEME]: ABOUT.access } },
  };
}

function securityOf({ isRead }: ChannelWithOperation, publicReads: boolean): object {
  const isNeeded = isRead && !publicReads;
  return isNeeded ? { security: [{ $ref: `#/components/securitySchemes/${ACCESS_SCHEME}` }] } : {};
}
