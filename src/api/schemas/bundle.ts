import { DEFINITIONS, type JsonSchema, referred } from './definitions.js';

const DIALECT = 'http://json-schema.org/draft-07/schema#';

/** A schema as a document that stands alone: with the definitions that it leads to, and no others. */
export function bundle(id: string, schema: JsonSchema): JsonSchema {
  const names = [...reached(schema)].sort();
  const definitions = Object.fromEntries(names.map((name) => [name, DEFINITIONS[name]]));
  return { $schema: DIALECT, $id: id, ...schema, definitions };
}

/** Names of the definitions that a schema leads to. */
export function reached(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [member, value] of Object.entries(schema)) {
    const name = referred(member, value);
    if (name === null) reached(value, found);
    else if (!found.has(name)) reached(DEFINITIONS[name], found.add(name));
  }
  return found;
}
