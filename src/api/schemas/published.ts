import { EVENT_TYPES, type EventType } from '../../domain/catalogue/event-types.js';
import { bundle } from './bundle.js';
import { type JsonSchema, madeOf, refTo } from './definitions.js';
import { dataSchema, eventSchema } from './event-schema.js';

const pathOf = (name: string) => `/schemas/${name}.json`;

/** The name of the schema of a change. */
const CHANGE_SCHEMA = 'change';
export const CHANGE_SCHEMA_PATH = pathOf(CHANGE_SCHEMA);

/** Where the schema of the CloudEvents of a type is served, and that of their data. */
export function schemaPaths({ wire }: Pick<EventType, 'wire'>): { schema: string; dataSchema: string } {
  return { schema: pathOf(wire), dataSchema: pathOf(`${wire}.data`) };
}

/** What an event of a type says, in a sentence. */
export const summaryOf = (type: EventType): string => madeOf(type).description;

/** What makes the text of each schema that is served, by its path: all of them at each start would take a tenth of it. */
export const PUBLISHED_SCHEMAS: ReadonlyMap<string, () => string> = new Map([
  ...[...EVENT_TYPES.values()].flatMap((type) => {
    const { schema, dataSchema: data } = schemaPaths(type);
    return [published(schema, () => eventSchema(type)), published(data, () => dataSchema(type))];
  }),
  published(CHANGE_SCHEMA_PATH, () => ({ title: 'A change of a figure', allOf: [refTo('Change')] })),
]);

function published(path: string, schema: () => JsonSchema): [string, () => string] {
  return [path, () => JSON.stringify(bundle(path, schema()))];
}
