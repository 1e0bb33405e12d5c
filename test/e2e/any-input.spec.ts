import fc from 'fast-check';
import {
  agreementBody,
  amendmentBody,
  claimBody,
  countBody,
  diplomaticEventBody,
  deliveryBody,
  retractionBody,
  situationBody,
  sourceBody,
  stated,
  strikeBody,
} from '../support/bodies.js';
import { type Path, placesIn } from '../fuzz/broken-bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let admin: Client;
let paths: Record<string, object>;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  admin = ledger.admin;
  const sourceId = (await admin.record('/v1/sources', sourceBody())).id as string;
  const strikeId = (await admin.record('/v1/strikes', strikeBody(sourceId))).id as string;
  const countId = (await admin.record('/v1/casualty-counts', countBody(sourceId, strikeId))).id as string;
  const situationId = (await admin.record('/v1/situations', situationBody(sourceId))).id as string;
  const event = await admin.post('/v1/diplomatic-events', diplomaticEventBody(sourceId));
  const eventId = event.body.id as string;
  const statement = stated(sourceId);
  const agreement = `/v1/agreements/${(await admin.record('/v1/agreements', agreementBody(sourceId))).id}`;
  const delivery = (await admin.post(`${agreement}/deliveries`, deliveryBody(sourceId))).body.deliveryId;
  paths = {
    '/v1/sources': sourceBody(),
    [`/v1/sources/${sourceId}/grades`]: { reliability: 'B', reason: 'Often right' },
    '/v1/strikes': strikeBody(sourceId, { partOf: strikeId, target: { kind: 'education' } }),
    [`/v1/strikes/${strikeId}/amendments`]: {
      changes: { title: 'x' },
      cause: 'verified',
      reason: 'y',
      statement,
    },
    '/v1/casualty-counts': countBody(sourceId, strikeId, { measure: 'injured', period: '2025-10' }),
    [`/v1/casualty-counts/${countId}/amendments`]: amendmentBody(sourceId),
    [`/v1/casualty-counts/${countId}/claims`]: claimBody(sourceId),
    [`/v1/casualty-counts/${countId}/claims/0/retraction`]: retractionBody(sourceId, { adopt: 0 }),
    '/v1/situations': situationBody(sourceId),
    '/v1/diplomatic-events': diplomaticEventBody(sourceId, { status: 'considered' }),
    [`/v1/situations/${situationId}/amendments`]: {
      changes: { title: 'x', since: '2022-02-24' },
      cause: 'verified',
      reason: 'y',
      statement,
    },
    [`/v1/diplomatic-events/${eventId}/postponement`]: { scheduledFor: null, reason: 'y', statement },
    [`/v1/diplomatic-events/${eventId}/outcome`]: { status: 'held', summary: 'y', statement },
    '/v1/agreements': agreementBody(sourceId),
    [`${agreement}/stages`]: { stage: 'signed', reason: 'y', statement },
    [`${agreement}/terms/gripen/amendments`]: {
      figure: { low: 1 },
      period: { from: '2025-10-22', to: null },
      commitment: 'firm',
      cause: 'verified',
      reason: 'y',
      statement,
    },
    [`${agreement}/deliveries`]: deliveryBody(sourceId),
    [`${agreement}/deliveries/${delivery}/amendments`]: amendmentBody(sourceId, {
      deliveredAt: '2025-10-23',
    }),
    [`${agreement}/deliveries/${delivery}/retraction`]: retractionBody(sourceId),
    '/v1/measures': {
      code: 'hectares_burnt',
      family: 'damage',
      unit: 'ha',
      accumulation: 'level',
      decimals: 2,
    },
    '/v1/groups': { code: 'paramedics', scheme: 'role', within: 'medical_staff', label: 'Paramedics' },
    '/v1/keys': { actor: 'ana', role: 'reader', expiresAt: '2030-01-01T00:00:00Z' },
  };
});
afterAll(() => ledger.stop());

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[first] = replaced(copy[first], rest, by);
  return copy;
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', ' ', 0, -1, 0.5, 2 ** 53, 1e308, [], [[]], [null], {}, { a: {} }, true, '\u0000'),
  fc.string({ unit: 'binary' }),
);

describe('whatever is sent', () => {
  test('no body of any command is more than the ledger can answer', async () => {
    const mutation = fc.record({ path: fc.nat(), place: fc.nat(), by: odd, key: fc.boolean(), n: fc.nat() });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ path: whichPath, place, by, key, n }) => {
        const entries = Object.entries(paths);
        const [path, body] = entries[whichPath % entries.length] ?? ['', {}];
        const places = placesIn(body);
        const sent = replaced(body, places[place % places.length] ?? [], by);
        const answer = await admin.post(path, JSON.stringify(sent), {
          ifMatch: n % 3,
          ...(key ? { key: `k${n % 5}` } : {}),
        });
        expect([200, 201, 404, 409, 412, 422]).toContain(answer.status);
        if (answer.status >= 400) expect(answer.body.code).toEqual(expect.any(String));
      }),
      { numRuns: 1_000 },
    );
  });

  test('no query of any read is more than the ledger can answer', async () => {
    const names = [
      'limit',
      'cursor',
      'asOf',
      'asOfSequence',
      'statedAsOf',
      'subject',
      'after',
      'country',
      'by',
      'minRelative',
      'statedFrom',
      'x',
    ];
    const query = fc.array(
      fc.tuple(fc.constantFrom(...names), fc.oneof(fc.string({ unit: 'binary' }), fc.nat().map(String))),
      {
        maxLength: 3,
      },
    );
    const reads = [
      '/v1/sources',
      '/v1/strikes',
      '/v1/casualty-counts',
      '/v1/agreements',
      '/v1/events',
      '/v1/events/1',
      '/v1/changes',
      '/v1/volatility',
      '/v1/keys',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reads), query, async (path, pairs) => {
        // A sequence that does not come would be waited for.
        const patient = pairs.map(
          ([name, text]) => [name, name === 'asOfSequence' ? '1' : text] as [string, string],
        );
        const encoded = patient.map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`);
        const { status } = await admin.get(`${path}?${encoded.join('&')}`);
        expect([200, 400, 404, 422]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });
});
