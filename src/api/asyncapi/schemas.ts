import { EVENT_TYPES } from '../../domain/catalogue/event-types.js';
import { reached } from '../schemas/bundle.js';
import { DEFINITIONS, type JsonSchema, refTo } from '../schemas/definitions.js';
import { eventSchema } from '../schemas/event-schema.js';

/** Where the document keeps its schemas. */
const HERE = '#/components/schemas/';

/** The schema of that name in the document. CloudEvents are called by their wire names. */
export const schemaRef = (name: string): JsonSchema => ({ $ref: `${HERE}${name}` });

/** The schemas of all that is sent, the same as under `/schemas/`, with what they lead to. */
export function asyncApiSchemas(): Readonly<Record<string, JsonSchema>> {
  const events = [...EVENT_TYPES.values()].map((type) => [type.wire, eventSchema(type)] as const);
  const parts = [...reached([events, refTo('Change')])]
    .sort()
    .map((name) => [name, DEFINITIONS[name]] as const);
  const text = JSON.stringify(Object.fromEntries([...parts, ...events]));
  return JSON.parse(text.replaceAll('"$ref":"#/definitions/', `"$ref":"${HERE}`)) as Record<
    string,
    JsonSchema
  >;
}
