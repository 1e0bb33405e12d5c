import { CloudEvent, HTTP } from 'cloudevents';
import type { ChangeAnswer } from '../../projections/changes/answers.js';
import type { CloudEventAnswer } from '../../projections/events/answers.js';
import { PUBLISHED_SCHEMAS } from '../../src/api/schemas/published.js';
import { EventStream } from '../support/event-stream.js';
import { EventValidator } from '../support/event-validator.js';
import type { Answer, Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';
import { Recorder } from './night/recorder.js';
import { THE_NIGHT } from './night/the-night.js';

/** One night as CloudEvents, in every form in which the feed gives them, held against the official SDK and the schemas. */

let ledger: LedgerApp;
let reader: Client;
let events: readonly CloudEventAnswer[];
const validator = new EventValidator([...PUBLISHED_SCHEMAS.values()].map((make) => make()));

beforeAll(async () => {
  ledger = await LedgerApp.start();
  reader = ledger.as(null);
  const recorder = await Recorder.on(ledger);
  const things = THE_NIGHT.flatMap((line) => line.things);
  await recorder.recordReported(things);
  await recorder.recordIllustrations(things);
  events = (await reader.get('/v1/events?limit=1000')).body.items;
});
afterAll(() => ledger.stop());

const AS_LINES = { accept: 'application/x-ndjson' };
const linesOf = <Item>({ text }: Answer): Item[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Item);
const sequencesOf = (answer: Answer) => linesOf<CloudEventAnswer>(answer).map(({ sequence }) => sequence);
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

/** What the SDK makes of an event, refusing what breaks the specification. */
function bySdk(event: CloudEventAnswer): unknown {
  const attributes = event as unknown as ConstructorParameters<typeof CloudEvent>[0];
  return JSON.parse(JSON.stringify(new CloudEvent(attributes, true)));
}

describe('the feed of events', () => {
  test('has the whole night, and every event passes its schema', () => {
    expect(events.length).toBeGreaterThan(100);
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(30);
    for (const event of events) {
      expect([event, validator.faults(`/schemas/${event.type}.json`, event)]).toEqual([event, []]);
      expect(validator.faults(`/schemas/${event.type}.data.json`, event.data)).toEqual([]);
    }
  });

  test('is of CloudEvents that the SDK takes, member by member', () => {
    for (const event of events) expect(bySdk(event)).toEqual(event);
  });

  test('gives each event alone in structured mode', async () => {
    for (const event of events) {
      const { headers, text } = await reader.get(`/v1/events/${event.sequence}`);
      const read = HTTP.toEvent({ headers, body: text });
      expect(Array.isArray(read)).toBe(false);
      expect((read as CloudEvent<unknown>).validate()).toBe(true);
      expect(JSON.parse(JSON.stringify(read))).toEqual(event);
    }
  });
});

describe('the feed of events as lines', () => {
  test('is one CloudEvent a line, all there are', async () => {
    const answer = await reader.get('/v1/events', AS_LINES);
    expect([answer.status, answer.headers['content-type'], answer.headers['vary']]).toEqual([
      200,
      'application/x-ndjson',
      'Accept',
    ]);
    expect(answer.text.endsWith('}\n')).toBe(true);
    expect(linesOf(answer)).toEqual(events);
    for (const event of linesOf<CloudEventAnswer>(answer)) expect(bySdk(event)).toEqual(event);
  });

  test('is asked for by format too, which comes before Accept', async () => {
    expect(linesOf(await reader.get('/v1/events?format=ndjson', { accept: 'application/json' }))).toEqual(
      events,
    );
    expect((await reader.get('/v1/events?format=json', AS_LINES)).body.items).toHaveLength(100);
    expect(
      (await reader.get('/v1/events', { accept: 'application/json, application/x-ndjson;q=0.5' })).body.upTo,
    ).toBe(100);
    expect((await reader.get('/v1/events?format=xml')).status).toBe(422);
  });

  test('goes on after a sequence, for as many lines as are asked for', async () => {
    expect(sequencesOf(await reader.get('/v1/events?format=ndjson&after=60&limit=30'))).toEqual(from(61, 90));
    expect(sequencesOf(await reader.get(`/v1/events?format=ndjson&after=${events.length - 2}`))).toEqual(
      from(events.length - 1, events.length),
    );
    expect((await reader.get(`/v1/events?format=ndjson&after=${events.length}`)).text).toBe('');
    expect((await reader.get('/v1/events?format=ndjson&after=100000')).text).toBe('');
  });

  test('ends at the point that it is as of, and says which', async () => {
    const { recordedAt } = (await reader.get('/v1/events?asOfSequence=80')).body.asOf;
    const answer = await reader.get('/v1/events?format=ndjson&asOfSequence=80&statedAsOf=2025-10-21');
    expect(answer.headers).toMatchObject({
      'ledger-as-of-sequence': '80',
      'ledger-as-of': recordedAt,
      'ledger-stated-as-of': '2025-10-21T23:59:59.999Z',
    });
    const { body } = await reader.get('/v1/events?limit=1000&asOfSequence=80&statedAsOf=2025-10-21');
    expect(body.items.length).toBeLessThan(80);
    expect(linesOf(answer)).toEqual(body.items);
    const present = await reader.get('/v1/events?format=ndjson');
    expect(present.headers['ledger-as-of-sequence']).toBe(String(events.length));
    expect(present.headers).not.toHaveProperty('ledger-stated-as-of');
  });

  test('heeds filters, whose gaps end nothing', async () => {
    const answer = await reader.get('/v1/events?format=ndjson&family=munitions');
    const munitions = events.filter(({ subject }) => subject.startsWith('munitions-counts/'));
    expect(munitions.length).toBeGreaterThan(3);
    expect(linesOf(answer)).toEqual(munitions);
  });

  test('answers what is wrong with a problem', async () => {
    const { status, body, headers } = await reader.get('/v1/events?after=x', AS_LINES);
    expect([status, body.code, headers['content-type']]).toEqual([
      400,
      'bad-query',
      expect.stringContaining('application/problem+json'),
    ]);
  });

  test('reads nothing for a HEAD', async () => {
    const { status, text } = await reader.send('HEAD', '/v1/events?format=ndjson', {});
    expect([status, text]).toEqual([200, '']);
  });
});

describe('the streams', () => {
  test('send the same CloudEvents, and changes that pass their schema', async () => {
    const url = await ledger.listen();
    const [ofEvents, ofChanges] = [
      await EventStream.open(`${url}/v1/events/stream`),
      await EventStream.open(`${url}/v1/changes/stream`),
    ];
    const { items: changes } = (await reader.get('/v1/changes?limit=1000')).body as { items: ChangeAnswer[] };
    await ofEvents.until(() => ofEvents.items.length >= events.length);
    await ofChanges.until(() => ofChanges.items.length >= changes.length);
    for (const stream of [ofEvents, ofChanges]) stream.close();
    await Promise.all([ofEvents.ended, ofChanges.ended]);
    expect(ofEvents.items.map(({ data }) => bySdk(data))).toEqual(events);
    expect(ofChanges.items.flatMap(({ data }) => validator.faults('/schemas/change.json', data))).toEqual([]);
  });
});

describe('the feed of changes', () => {
  test('passes its schema, and has the same lines', async () => {
    const { items } = (await reader.get('/v1/changes?limit=1000')).body as { items: ChangeAnswer[] };
    expect(items.length).toBeGreaterThan(30);
    for (const change of items) expect(validator.faults('/schemas/change.json', change)).toEqual([]);
    expect(linesOf(await reader.get('/v1/changes', AS_LINES))).toEqual(items);
  });

  test.each([
    ['another direction', { direction: 'sideways' }],
    ['a retracted figure', { status: 'retracted' }],
    ['what nobody knows', { rumour: true }],
  ])('is nothing of the kind with %s', async (_what, other) => {
    const [change] = (await reader.get('/v1/changes?limit=1')).body.items as ChangeAnswer[];
    expect(validator.faults('/schemas/change.json', { ...change, ...other })).not.toEqual([]);
  });
});
