import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudEventOf } from '../../projections/events/cloud-event.js';
import { PUBLISHED_SCHEMAS, schemaPaths } from '../../src/api/schemas/published.js';
import { upcast } from '../../src/domain/catalogue/upcast.js';
import { EventValidator } from '../support/event-validator.js';

/** The schemas that are published, held against the golden files: what each event was when it was written. */
const FOLDER = join(__dirname, 'events');
const validator = new EventValidator([...PUBLISHED_SCHEMAS.values()].map((make) => make()));

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Place = readonly (string | number)[];

const EVENTS = readdirSync(FOLDER).map((file) => {
  const wire = file.slice(0, -'.json'.length);
  const { type, event } = upcast(wire, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  const cloudEvent = cloudEventOf({
    sequence: 7,
    eventId: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
    type: type.wire,
    category: type.category,
    resourceId: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
    revision: 0,
    recordedAt: '2025-11-01T00:00:00.000Z',
    metadata: { actor: 'rex' },
    event,
  });
  return { wire, type, cloudEvent: cloudEvent as unknown as Json };
});

describe.each(EVENTS)('$wire', ({ type, cloudEvent }) => {
  const { schema, dataSchema } = schemaPaths(type);
  const isValid = (thing: Json) => validator.faults(schema, thing).length === 0;

  it('is what its schemas say', () => {
    expect(validator.faults(schema, cloudEvent)).toEqual([]);
    expect(validator.faults(dataSchema, at(cloudEvent, ['data']))).toEqual([]);
  });

  it('is nothing of the kind without a member that it has to have', () => {
    const removable = placesIn(cloudEvent).filter((place) => isMember(place) && !mayBeAbsent(type.kind, place));
    expect(removable.length).toBeGreaterThan(12);
    expect(removable.filter((place) => isValid(changed(cloudEvent, place, undefined)))).toEqual([]);
  });

  it('is nothing of the kind with a value of another type', () => {
    // Nothing in the ledger is a list of lists.
    const places = placesIn(cloudEvent).slice(1);
    expect(places.filter((place) => isValid(changed(cloudEvent, place, [[]])))).toEqual([]);
  });

  it('is nothing of the kind with a member that nobody knows', () => {
    const objects = placesIn(cloudEvent).filter((place) => isObject(at(cloudEvent, place)));
    const valid = objects.filter((place) => isValid(changed(cloudEvent, [...place, 'notKnown'], 1)));
    expect(valid).toEqual([]);
  });

  it('is nothing of the kind under another name', () => {
    expect(isValid(changed(cloudEvent, ['type'], `${type.wire}1`))).toBe(false);
    expect(isValid(changed(cloudEvent, ['subject'], 'rumours/a91d6aaa-90f5-5232-83cf-e867e9d15af4'))).toBe(false);
  });
});

describe('times and ids', () => {
  const { cloudEvent } = EVENTS.find(({ wire }) => wire.endsWith('.strike-reported.v1'))!;
  const schema = '/schemas/conflict-ledger.strike-reported.v1.json';
  it.each<[Place, Json[], Json[]]>([
    [['time'], ['2025-10-22T06:10:00.000Z'], ['2025-10-22', '2025-10-22T06:10:00Z', '2025-13-22T06:10:00.000Z', '']],
    [['statedat'], ['2025-10-22', '2025-10-22T06:10:00.000Z'], ['2025-02-30', '22 October', '2025-10']],
    [['data', 'statement', 'sourceId'], ['018f3c2a-7b1e-7c40-9a51-3d2e6f708192'], ['the mayor', '']],
    [['data', 'statement', 'credibility'], [1, 6, null], [0, 7, 1.5]],
    [['data', 'noticeId'], [null, '018f3c2a-7b1e-7c40-9a51-3d2e6f708192'], ['a notice', 1]],
    [['data', 'details', 'occurred', 'from'], [null, '2025-10-22'], ['some day']],
    [['data', 'details', 'place', 'point'], [null, [36.2, 50]], [[36.2], [1, 2, 3], ['36.2', '50']]],
    [['sequence'], ['1', '90071992547409930'], ['0', '01', 'x', 1]],
    [['revision'], [0, 12], [-1, 0.5, '1']],
  ])('%j', (place, right, wrong) => {
    const isValid = (value: Json) => validator.faults(schema, changed(cloudEvent, place, value)).length === 0;
    expect(right.filter((value) => !isValid(value))).toEqual([]);
    expect(wrong.filter(isValid)).toEqual([]);
  });
});

/** Every place in something, itself first. */
function placesIn(thing: Json, place: Place = []): Place[] {
  const inside = typeof thing === 'object' && thing !== null ? Object.entries(thing) : [];
  return [place, ...inside.flatMap(([name, value]) => placesIn(value, [...place, name]))];
}

function at(thing: Json, place: Place): Json {
  return place.reduce<Json>((inside, name) => (inside as Record<string | number, Json>)[name] ?? null, thing);
}

/** A copy with another value at a place; `undefined` takes what is there away. */
function changed(thing: Json, place: Place, value: Json | undefined): Json {
  const copy = structuredClone(thing);
  const holder = at(copy, place.slice(0, -1)) as Record<string | number, Json | undefined>;
  const last = place.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const isObject = (thing: Json) => typeof thing === 'object' && thing !== null && !Array.isArray(thing);

/** Whether a place is in an object, and not in a list. */
const isMember = (place: Place) => place.length > 0 && !/^\d+$/.test(String(place.at(-1)));

/** Events that carry only some of the details, and where. */
const IN_PART: Readonly<Record<string, readonly string[]>> = {
  'strike-details-amended': ['changes', 'previous'],
  'situation-amended': ['changes', 'previous'],
  'series-amended': ['changes', 'previous'],
  'strike-corroborated': ['details'],
  'strike-disputed': ['details'],
};

/** Members of maps: other people's codes, and what stands under the names of columns and the texts of cells. */
const IN_MAP = [
  /^data codes \S+$/,
  /^data details (key|columns) \S+$/,
  /^data details key \S+ subject \S+$/,
  /^data details columns \S+ words \S+$/,
  /^data names \S+$/,
];

/** Some events carry only what changed, or what somebody says of it. */
const mayBeAbsent = (kind: string, place: Place) => {
  const [first, member, ...inside] = place;
  if (IN_MAP.some((map) => map.test(place.join(' ')))) return true;
  return first === 'data' && inside.length === 1 && (IN_PART[kind] ?? []).includes(String(member));
};
