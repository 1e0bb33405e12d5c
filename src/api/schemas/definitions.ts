import { type EventType } from '../../domain/catalogue/event-types.js';
import made from './from-types.json' with { type: 'json' };

/** A JSON Schema, draft 07. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What the generator made of the type of one kind of event. */
interface MadeOfKind {
  /** Name of the definition of its data. */
  readonly data: string;
  /** What the event says. */
  readonly description: string;
}

/** What a definition that is an object has. */
export interface ObjectSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

const KINDS: Readonly<Record<string, MadeOfKind>> = made.kinds;

/** All schemas that were made of types (`npm run schemas`), by name. They name each other by {@link refTo}. */
export const DEFINITIONS: Readonly<Record<string, JsonSchema>> = made.definitions;

/** @throws Error when nothing was made of the type */
export function madeOf({ kind }: Pick<EventType, 'kind'>): MadeOfKind {
  const found = KINDS[kind];
  if (!found) throw new Error(`no schema was made of the type of ${kind}: run npm run schemas`);
  return found;
}

/** A definition that is an object. @throws Error when there is no such */
export function objectSchema(name: string): ObjectSchema {
  const found = DEFINITIONS[name];
  if (!found?.['properties']) throw new Error(`no schema of an object is called ${name}`);
  return found as ObjectSchema;
}

const FOLDER = '#/definitions/';

export const refTo = (name: string): JsonSchema => ({ $ref: `${FOLDER}${name}` });

/** The name that a member `$ref` names; null for any other member. */
export function referred(member: string, value: unknown): string | null {
  return member === '$ref' && typeof value === 'string' && value.startsWith(FOLDER)
    ? value.slice(FOLDER.length)
    : null;
}
