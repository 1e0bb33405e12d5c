import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  amendmentBody,
  claimBody,
  countBody,
  proposalBody,
  retractionBody,
  situationBody,
  sourceBody,
  stated,
  strikeBody,
} from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let reader: Client;
let mayor: string;
let agency: string;
let strikeId: string;
let abroad: string;
let situationId: string;
let killed: string;

interface Item {
  readonly sequence: number;
  readonly direction: string;
  readonly [member: string]: unknown;
}

const changes = async (query = ''): Promise<Item[]> => {
  const { status, body } = await reader.get(`/v1/changes?${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.items as Item[];
};
const sequences = async (query: string) => (await changes(query)).map(({ sequence }) => sequence);

/** What happened, by the sequence that it got. */
const REPORTED = 6;
const AMENDED = 7;
const BACK = 8;
const ADOPTED = 10;
const ACCEPTED = 12;
const RETRACTED = 13;
const AGAIN = 14;
const SET_RIGHT = 15;
const ABROAD = 16;
const DISPLACED = 17;
const FROM_ZERO = 18;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  const { admin } = ledger;
  const reviewer = await ledger.someone('reviewer', 'rea');
  reader = ledger.as(null);
  mayor = (await admin.record('/v1/sources', sourceBody())).id;
  agency = (await admin.record('/v1/sources', sourceBody({ name: 'Agency', kind: 'agency' }))).id;
  strikeId = (await admin.record('/v1/strikes', strikeBody(mayor))).id;
  abroad = (
    await admin.record('/v1/strikes', strikeBody(mayor, { place: { country: 'SY', precision: 'country' } }))
  ).id;
  situationId = (await admin.record('/v1/situations', situationBody(mayor))).id;
  killed = (await admin.record('/v1/casualty-counts', countBody(mayor, strikeId, { figure: { best: 6 } })))
    .id;
  const at = `/v1/casualty-counts/${killed}`;
  await admin.record(`${at}/amendments`, amendmentBody(mayor, { figure: { best: 9 } }), { ifMatch: 0 });
  const back = { figure: { best: 6 }, cause: 'recording_error', reason: 'A slip', noticeId: null };
  await admin.record(
    `${at}/amendments`,
    { ...amendmentBody(mayor, back), statement: stated(mayor, '2025-10-24') },
    { ifMatch: 1 },
  );
  await admin.record(`${at}/claims`, claimBody(agency, { figure: { low: 7, high: 8 } }));
  await admin.record(`${at}/claims/3/adoption`, { reason: 'Better placed' }, { ifMatch: 3 });
  const { correctionId } = await admin.record(
    `${at}/corrections`,
    proposalBody(mayor, { figure: { best: 8 } }),
  );
  await reviewer.record(`${at}/corrections/${correctionId}/acceptance`, { reason: 'It is so' });
  await admin.record(`${at}/retraction`, retractionBody(mayor), { ifMatch: 6 });
  await admin.record(
    '/v1/casualty-counts',
    countBody(mayor, strikeId, { figure: { best: 8 }, statement: stated(mayor, '2025-10-26') }),
  );
  await admin.record(
    `${at}/amendments`,
    amendmentBody(mayor, { figure: { best: 5 }, corrects: 0, statement: stated(mayor, '2025-10-27') }),
    { ifMatch: 8 },
  );
  const zero = await admin.record(
    '/v1/casualty-counts',
    countBody(agency, abroad, { measure: 'injured', group: 'children', figure: { best: 0 } }),
  );
  await admin.record(
    '/v1/displacement-counts',
    countBody(agency, '', {
      subject: { type: 'situation', id: situationId },
      measure: 'displaced',
      period: '2025-10-22',
      figure: { low: 10_000_000 },
    }),
  );
  await admin.record(
    `/v1/casualty-counts/${zero.id}/amendments`,
    amendmentBody(agency, { figure: { best: 4 }, cause: 'late_report' }),
    { ifMatch: 0 },
  );
});
afterAll(() => ledger.stop());

describe('the feed of changes', () => {
  test('has what set a figure or a status, in order, and nothing else', async () => {
    const { body, headers } = await reader.get('/v1/changes');
    expect(body.items.map(({ sequence, direction }: Item) => [sequence, direction])).toEqual([
      [REPORTED, 'reported'],
      [AMENDED, 'up'],
      [BACK, 'down'],
      [ADOPTED, 'up'],
      [ACCEPTED, 'unknown'],
      [RETRACTED, 'retracted'],
      [AGAIN, 'reported'],
      [SET_RIGHT, 'down'],
      [ABROAD, 'reported'],
      [DISPLACED, 'reported'],
      [FROM_ZERO, 'up'],
    ]);
    expect(body).toMatchObject({ upTo: FROM_ZERO, asOf: { sequence: FROM_ZERO, statedAt: null } });
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('says what was before, what is, which way, how far, why and by whom', async () => {
    const [change] = await changes(`after=${REPORTED}&limit=1`);
    const nothing = { low: null, high: null, approximate: false, asStated: null };
    expect(change).toEqual({
      sequence: AMENDED,
      recordedAt: expect.any(String),
      statedAt: '2025-10-23T05:00:00.000Z',
      effectiveAt: '2025-10-23T05:00:00.000Z',
      countId: killed,
      family: 'casualty',
      subject: { type: 'strike', id: strikeId },
      measure: 'killed',
      group: 'all',
      period: null,
      revision: 1,
      type: 'conflict-ledger.casualty-count-amended.v1',
      cause: 'developed',
      reason: 'One of the injured died in hospital',
      sourceId: mayor,
      seriesId: null,
      actor: 'admin',
      correctionId: null,
      noticeId: null,
      notices: [],
      corrects: null,
      previousStatus: 'active',
      previous: { ...nothing, best: 6 },
      status: 'active',
      figure: { ...nothing, best: 9 },
      direction: 'up',
      size: { absolute: 3, relative: 0.5 },
    });
  });

  test('keeps absent, retracted and a figure apart', async () => {
    const all = await changes();
    const of = (wanted: number) => all.find(({ sequence }) => sequence === wanted) ?? {};
    expect(of(REPORTED)).toMatchObject({ previousStatus: 'none', size: { absolute: null, relative: null } });
    expect(of(REPORTED)).not.toHaveProperty('previous');
    expect(of(RETRACTED)).toMatchObject({
      status: 'retracted',
      lastFigure: { best: 8 },
      previous: { best: 8 },
    });
    expect(of(RETRACTED)).not.toHaveProperty('figure');
    expect(of(AGAIN)).toMatchObject({ previousStatus: 'retracted', status: 'active', figure: { best: 8 } });
    expect(of(AGAIN)).not.toHaveProperty('previous');
    expect(of(ACCEPTED)).toMatchObject({
      correctionId: expect.any(String),
      actor: 'rea',
      previous: { low: 7, high: 8 },
    });
    expect(of(SET_RIGHT)).toMatchObject({ corrects: 0, previous: { best: 6 }, size: { absolute: 1 } });
    expect(of(FROM_ZERO)).toMatchObject({ size: { absolute: 4, relative: null } });
  });

  test('A, B, A is two changes', async () => {
    const moved = await changes(`subject=${strikeId}&measure=killed&limit=3`);
    expect(moved.map(({ size }) => size)).toEqual([
      { absolute: null, relative: null },
      { absolute: 3, relative: 0.5 },
      { absolute: 3, relative: 3 / 9 },
    ]);
  });
});

describe('filters', () => {
  test.each([
    ['family=displacement', [DISPLACED]],
    ['measure=injured', [ABROAD, FROM_ZERO]],
    ['group=children', [ABROAD, FROM_ZERO]],
    ['actor=rea', [ACCEPTED]],
    ['cause=recording_error', [BACK]],
    ['cause=late_report&direction=up', [FROM_ZERO]],
    ['direction=down', [BACK, SET_RIGHT]],
    ['direction=retracted', [RETRACTED]],
    ['minRelative=0.4', [AMENDED, FROM_ZERO]],
    ['minRelative=0.3', [AMENDED, BACK, FROM_ZERO]],
    ['country=SY', [ABROAD, FROM_ZERO]],
    ['country=UA&family=displacement', [DISPLACED]],
    ['admin1=UA-63&direction=up', [AMENDED, ADOPTED]],
    ['country=PL', []],
  ])('%s', async (query, expected) => {
    expect(await sequences(query)).toEqual(expected);
  });

  test('by subject and by whose statement it rests on', async () => {
    expect(await sequences(`subject=${abroad}`)).toEqual([ABROAD, FROM_ZERO]);
    expect(await sequences(`source=${agency}`)).toEqual([ADOPTED, ABROAD, DISPLACED, FROM_ZERO]);
    expect(await sequences(`source=${agency}&subject=${strikeId}`)).toEqual([ADOPTED]);
  });

  test('by when it was stated, and neither when it was recorded nor where it stands', async () => {
    // The adopted claim was stated on the 22nd; adopted, it stands where the figure does that it replaced: on the 24th.
    expect(await sequences('statedFrom=2025-10-22&statedTo=2025-10-22&direction=up')).toEqual([ADOPTED]);
    expect(await sequences('statedFrom=2025-10-24&statedTo=2025-10-24')).toEqual([BACK, ACCEPTED, RETRACTED]);
    expect(await sequences('statedFrom=2025-10-26')).toEqual([AGAIN, SET_RIGHT]);
    expect(await sequences('statedFrom=2025-10-23T05:00:00.001Z&statedTo=2025-10-23')).toEqual([]);
  });

  test('what they leave out, upTo goes past', async () => {
    const { body } = await reader.get('/v1/changes?cause=verified');
    expect(body).toMatchObject({ items: [], upTo: FROM_ZERO });
    const full = await reader.get('/v1/changes?direction=up&limit=1');
    expect(full.body).toMatchObject({ items: [{ sequence: AMENDED }], upTo: AMENDED });
    const rest = await reader.get(`/v1/changes?direction=up&after=${full.body.upTo}`);
    expect(rest.body.items.map(({ sequence }: Item) => sequence)).toEqual([ADOPTED, FROM_ZERO]);
  });

  test.each([
    ['direction=sideways', 422],
    ['cause=boredom', 422],
    ['family=weather', 422],
    ['minRelative=-1', 400],
    ['minRelative=much', 400],
    ['statedFrom=yesterday', 400],
    ['subject=7', 400],
    ['limit=0', 422],
    ['cursor=x', 422],
  ])('%s is refused', async (query, status) => {
    expect((await reader.get(`/v1/changes?${query}`)).status).toBe(status);
  });
});

describe('as of', () => {
  test('a sequence', async () => {
    const { body } = await reader.get(`/v1/changes?asOfSequence=${BACK}`);
    expect(body.items.map(({ sequence }: Item) => sequence)).toEqual([REPORTED, AMENDED, BACK]);
    expect(body.upTo).toBe(BACK);
  });

  test('what had been said: an entry that sets an early one right stands where that one does', async () => {
    expect(await sequences(`subject=${strikeId}&statedAsOf=2025-10-22`)).toEqual([REPORTED, SET_RIGHT]);
    expect(await sequences(`subject=${strikeId}&statedAsOf=2025-10-23`)).toEqual([
      REPORTED,
      AMENDED,
      SET_RIGHT,
    ]);
    expect(await sequences(`statedAsOf=2025-10-23&asOfSequence=${AGAIN}`)).toEqual([REPORTED, AMENDED]);
  });

  test('a position ahead is never reset', async () => {
    const { body } = await reader.get('/v1/changes?after=1000&direction=up');
    expect(body).toMatchObject({ items: [], upTo: 1_000 });
  });

  test('the place of a subject is the one at the point', async () => {
    const own = await ServedLedger.start();
    const source = (await own.admin.record('/v1/sources', sourceBody())).id as string;
    const strike = (await own.admin.record('/v1/strikes', strikeBody(source))).id as string;
    await own.admin.post('/v1/casualty-counts', countBody(source, strike));
    const moved = {
      changes: { place: { country: 'SY', precision: 'country' } },
      cause: 'verified',
      reason: 'x',
    };
    const statement = stated(source, '2025-10-25');
    await own.admin.post(`/v1/strikes/${strike}/amendments`, { ...moved, statement }, { ifMatch: 0 });
    const found = async (query: string) => (await own.admin.get(`/v1/changes?${query}`)).body.items.length;
    expect([await found('country=UA'), await found('country=SY')]).toEqual([0, 1]);
    expect([await found('country=UA&asOfSequence=3'), await found('country=SY&asOfSequence=3')]).toEqual([
      1, 0,
    ]);
    expect(await found('country=UA&statedAsOf=2025-10-24')).toBe(1);
    await own.stop();
  });
});

test('whoever pages while amendments arrive gets each change once, in order, under any filter', async () => {
  const { admin } = ledger;
  const { body: made } = await admin.post(
    '/v1/casualty-counts',
    countBody(mayor, strikeId, { group: 'women' }),
  );
  const at = `/v1/casualty-counts/${made.id}/amendments`;
  const amend = (n: number) =>
    admin.post(
      at,
      amendmentBody(mayor, { figure: { best: 10 + (n % 3) }, statement: stated(mayor, '2025-10-28') }),
      { ifMatch: n },
    );
  const follow = async (filter: string, until: () => boolean): Promise<number[]> => {
    const seen: number[] = [];
    let upTo = 0;
    for (;;) {
      // Requests without a socket never leave the turn by themselves, and the log needs one to go on.
      await nextTurn();
      const isLast = until();
      const { body } = await reader.get(`/v1/changes?${filter}&limit=3&after=${upTo}`);
      seen.push(...(body.items as Item[]).map(({ sequence }) => sequence));
      expect(body.upTo).toBeGreaterThanOrEqual(upTo);
      const stands = body.upTo === upTo;
      upTo = body.upTo;
      if (isLast && stands) return seen;
    }
  };
  let done = false;
  const filters = ['', 'direction=up', 'group=women', `source=${agency}`, 'minRelative=0.05', 'country=UA'];
  const followers = filters.map((filter) => follow(filter, () => done));
  const statuses: number[] = [];
  for (let n = 0; n < 40; n++) statuses.push((await amend(n)).status);
  done = true;
  expect(new Set(statuses)).toEqual(new Set([201]));
  for (const [index, seen] of (await Promise.all(followers)).entries()) {
    expect(seen).toEqual(await sequences(`${filters[index]}&limit=1000`));
  }
});
