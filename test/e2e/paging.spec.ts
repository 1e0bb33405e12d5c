import { amendmentBody, countBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** Pages of a list in any order, while what orders it changes under way. */

const STRIKES = 7;

let ledger: ServedLedger;
let admin: Client;
let source: string;
const strikes: string[] = [];
const counts: string[] = [];
let round = 0;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  ({ admin } = ledger);
  source = (await admin.record('/v1/sources', sourceBody())).id;
  for (let n = 0; n < STRIKES; n++) {
    // Some on the same day, some that nobody can date; figures likewise.
    const occurred = n % 3 === 0 ? { precision: 'unknown' } : { from: `2025-10-1${n % 2}`, precision: 'day' };
    const strike = await admin.post('/v1/strikes', strikeBody(source, { title: `Strike ${n}`, occurred }));
    strikes.push(strike.body.id as string);
    const figure = n % 3 === 0 ? null : { best: n % 2 };
    const count = await admin.post('/v1/casualty-counts', countBody(source, strikes[n] ?? '', { figure }));
    counts.push(count.body.id as string);
  }
});
afterAll(() => ledger.stop());

/** Changes, on both axes, what orders each strike and each count, and adds one of each. */
async function change(): Promise<void> {
  round += 1;
  const [day] = new Date(Date.UTC(2025, 9, 20 + round)).toISOString().split('T');
  for (const [index, id] of strikes.entries()) {
    const { revision } = (await admin.get(`/v1/strikes/${id}`)).body;
    const from = `2025-09-${10 + ((round * 5 + index * 3) % 20)}`;
    const changes = { occurred: { from, precision: 'day' }, title: `Strike ${index}, ${round}` };
    const reason = { cause: 'verified', reason: 'Looked at again', statement: stated(source, day) };
    await expectTaken(
      admin.post(`/v1/strikes/${id}/amendments`, { changes, ...reason }, { ifMatch: revision as number }),
    );
  }
  for (const [index, id] of counts.entries()) {
    const { revision } = (await admin.get(`/v1/casualty-counts/${id}`)).body;
    const figure = { best: round * 100 + ((index * 4) % 7), asStated: `round ${round}` };
    const body = amendmentBody(source, { figure, statement: stated(source, day) });
    await expectTaken(
      admin.post(`/v1/casualty-counts/${id}/amendments`, body, { ifMatch: revision as number }),
    );
  }
  const added = await admin.post('/v1/strikes', strikeBody(source, { occurred: { precision: 'unknown' } }));
  await expectTaken(admin.post('/v1/casualty-counts', countBody(source, added.body.id as string)));
}

async function expectTaken(answer: Promise<{ status: number; text: string }>): Promise<void> {
  const { status, text } = await answer;
  if (status !== 201) throw new Error(text);
}

const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe.each([
  [
    'strikes',
    [
      'created',
      '-created',
      'occurredFrom',
      '-occurredFrom',
      'statedAt',
      '-statedAt',
      'revisedAt',
      '-revisedAt',
    ],
  ],
  [
    'casualty-counts',
    ['created', '-created', 'figure', '-figure', 'statedAt', '-statedAt', 'revisedAt', '-revisedAt'],
  ],
])('%s', (collection, orders) => {
  test.each(orders)('by %s: no page shifts while amendments arrive', async (order) => {
    const list = `/v1/${collection}?order=${order}&country=UA`;
    for (const more of ['', '&statedAsOf=2025-10-22']) {
      const first = (await admin.get(`${list}${more}&limit=2`)).body;
      const { sequence } = first.asOf;
      const whole = (await admin.get(`${list}${more}&asOfSequence=${sequence}`)).body;
      const paged = idsOf(first);
      for (let page = first; page.next !== null;) {
        if (paged.length === 2) await change();
        page = (await admin.get(`${list}${more}&limit=2&cursor=${page.next}`)).body;
        expect(page.asOf).toEqual(whole.asOf);
        paged.push(...idsOf(page));
      }
      expect(paged).toEqual(idsOf(whole));
      expect(new Set(paged).size).toBe(paged.length);
      expect(paged.length).toBeGreaterThanOrEqual(STRIKES);
      // The change did reach the present.
      if (order !== 'created') {
        expect(idsOf((await admin.get(`${list}${more}&limit=1000`)).body)).not.toEqual(paged);
      }
    }
  });
});

test('a cursor that somebody made up is no list, and no error of the ledger', async () => {
  const { body } = await admin.get('/v1/casualty-counts?limit=1&order=figure');
  const [list, , sequence] = JSON.parse(
    Buffer.from(body.next as string, 'base64url').toString(),
  ) as unknown[];
  for (const after of [3, ['text', 3], [1e300, 0], [null, Number.MAX_SAFE_INTEGER]]) {
    const cursor = Buffer.from(JSON.stringify([list, null, sequence, null, after])).toString('base64url');
    expect((await admin.get(`/v1/casualty-counts?limit=1&order=figure&cursor=${cursor}`)).status).toBe(200);
  }
  const { body: sources } = await admin.get('/v1/measures?limit=1');
  const [measures, , head] = JSON.parse(
    Buffer.from(sources.next as string, 'base64url').toString(),
  ) as unknown[];
  const forged = Buffer.from(JSON.stringify([measures, null, head, null, ['x', 1]])).toString('base64url');
  expect((await admin.get(`/v1/measures?limit=1&cursor=${forged}`)).status).toBe(400);
});
