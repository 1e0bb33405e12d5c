import type { EventType } from '../../domain/catalogue/event-types.js';
import { type JsonSchema, madeOf, objectSchema, refTo } from './definitions.js';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The data of an event of some type. */
export function dataSchema(type: EventType): JsonSchema {
  const { data, description } = madeOf(type);
  return { title: `Data of ${type.wire}`, description, allOf: [refTo(data)] };
}

/**
 * The whole CloudEvent of some type. Its data has no member that is not named here: another shape is another type. Of
 * its attributes there may be more one day, as CloudEvents lets everybody add some.
 */
export function eventSchema(type: EventType): JsonSchema {
  const { data, description } = madeOf(type);
  const { properties, required } = objectSchema('CloudEvent');
  const { statedat, ...always } = properties;
  const isStated = 'statement' in objectSchema(data).properties;
  return {
    title: type.wire,
    description,
    type: 'object',
    properties: {
      ...always,
      ...(isStated ? { statedat } : {}),
      type: { const: type.wire },
      subject: { type: 'string', pattern: `^${type.category.collection}/${UUID}$` },
      data: refTo(data),
    },
    required: isStated ? [...required, 'statedat'] : required,
    propertyNames: { pattern: '^[a-z0-9]+$' },
    additionalProperties: { type: ['string', 'boolean', 'integer'] },
  };
}
