// Makes the JSON Schemas of the events out of their TypeScript types. With --check it writes nothing, and fails when
// what is there is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MADE = join(ROOT, 'src', 'api', 'schemas', 'from-types.json');

const generator = createGenerator({
  path: join(ROOT, '{src/domain/catalogue/event-types,projections/{events,changes}/answers}.ts'),
  tsconfig: join(ROOT, 'tsconfig.json'),
  // The compiler and the linter look at the types; this only reads them.
  skipTypeCheck: true,
  sortProps: false,
  encodeRefs: false,
});
const definitionsOf = (type) => generator.createSchema(type).definitions;

/** The event types among some definitions: those with a kind. */
const eventsOf = (definitions) =>
  Object.entries(definitions).filter(([, { properties }]) => properties?.data && properties.kind?.const);

/** Names of the definitions that some others lead to, themselves included. */
function reached(names, definitions, found = new Set()) {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const refs = JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g);
    reached(
      [...refs].map(([, ref]) => ref),
      definitions,
      found,
    );
  }
  return found;
}

function make() {
  const ofEvents = definitionsOf('LedgerEvent');
  const events = eventsOf(ofEvents);
  const { CloudEventAnswer: CloudEvent, ...ofCloudEvent } = definitionsOf('CloudEventAnswer');
  const { ChangeAnswer: Change, ...ofChange } = definitionsOf('ChangeAnswer');
  // What its data is depends on its type.
  delete CloudEvent.properties.data;
  const data = Object.fromEntries(events.map(([name, { properties }]) => [`${name}Data`, properties.data]));
  const all = { ...ofEvents, ...ofCloudEvent, ...ofChange, ...data, CloudEvent, Change };
  const needed = reached(['CloudEvent', 'Change', ...Object.keys(data)], all);
  return {
    kinds: sorted(
      events.map(([name, { properties, description }]) => [
        properties.kind.const,
        { data: `${name}Data`, description },
      ]),
    ),
    definitions: sorted([...needed].map((name) => [name, all[name]])),
  };
}

const sorted = (entries) => Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

const made = await format(JSON.stringify(make()), { ...(await resolveConfig(MADE)), parser: 'json' });
if (!process.argv.includes('--check')) writeFileSync(MADE, made);
else if (readFileSync(MADE, 'utf8') !== made) {
  console.error(`${MADE} is not what the types say: run npm run schemas`);
  process.exitCode = 1;
}
