import {
  agreementBody,
  amendmentBody,
  claimBody,
  countBody,
  proposalBody,
  situationBody,
  sourceBody,
  strikeBody,
} from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

let ledger: ServedLedger;
let reader: Client;
let mayor: string;
let agency: string;
let here: string;
let abroad: string;
let killed: string;

/** What happened, by the sequence that it got. */
const [MAYOR, AGENCY, HERE, ABROAD, SITUATION] = [1, 2, 3, 4, 5];
const [KILLED, UP, CLAIM, ADOPTED, PROPOSED, INJURED, DISPLACED, AGREED, MOVED, FROM_ZERO] = [
  6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
];

beforeAll(async () => {
  ledger = await ServedLedger.start();
  const { admin } = ledger;
  reader = ledger.as(null);
  const analyst = await ledger.someone('analyst', 'ana');
  const make = async (path: string, body: object, ifMatch?: number, as = admin): Promise<string> =>
    (await as.record(`/v1${path}`, body, { ifMatch })).id;
  mayor = await make('/sources', sourceBody());
  agency = await make('/sources', sourceBody({ name: 'Agency', kind: 'agency' }));
  here = await make('/strikes', strikeBody(mayor));
  abroad = await make('/strikes', strikeBody(mayor, { place: { country: 'SY', precision: 'country' } }));
  const situation = await make('/situations', situationBody(mayor));
  killed = await make('/casualty-counts', countBody(mayor, here, { figure: { best: 6 } }));
  const at = `/casualty-counts/${killed}`;
  await make(`${at}/amendments`, amendmentBody(mayor, { figure: { best: 9 } }), 0);
  await make(`${at}/claims`, claimBody(agency, { figure: { best: 10 } }), undefined, analyst);
  await make(`${at}/claims/2/adoption`, { reason: 'Better placed' }, 2);
  await make(`${at}/corrections`, proposalBody(mayor));
  const zero = { measure: 'injured', group: 'children', figure: { best: 0 } };
  const injured = await make('/casualty-counts', countBody(mayor, abroad, zero));
  await make(
    '/displacement-counts',
    countBody(agency, '', {
      subject: { type: 'situation', id: situation },
      measure: 'displaced',
      period: '2025-10-22',
      figure: { low: 10_000_000 },
    }),
  );
  await make('/agreements', agreementBody(mayor));
  const place = { country: 'SY', precision: 'country' };
  const { cause, reason, statement } = amendmentBody(mayor);
  await make(`/strikes/${here}/amendments`, { changes: { place }, cause, reason, statement }, 0);
  await make(`/casualty-counts/${injured}/amendments`, amendmentBody(mayor, { figure: { best: 4 } }), 0);
});
afterAll(() => ledger.stop());

const sequences = async (query: string): Promise<number[]> => {
  const { status, body } = await reader.get(`/v1/events?${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return (body.items as { sequence: string }[]).map(({ sequence }) => Number(sequence));
};

describe('filters of the feed of events', () => {
  const type = (name: string) => `conflict-ledger.${name}.v1`;

  test.each([
    [`type=${type('casualty-count-amended')}`, [UP, FROM_ZERO]],
    [`type=${type('strike-reported')},${type('casualty-claim-recorded')}`, [HERE, ABROAD, CLAIM]],
    ['family=displacement', [DISPLACED]],
    ['measure=injured', [INJURED, FROM_ZERO]],
    ['group=children', [INJURED, FROM_ZERO]],
    ['actor=ana', [CLAIM]],
    ['minRelative=0.5', [UP, FROM_ZERO]],
    ['minRelative=0.6', [FROM_ZERO]],
    ['family=casualty&minRelative=0.1', [UP, ADOPTED, FROM_ZERO]],
    ['country=SE', [AGREED]],
    ['country=UA', [SITUATION, DISPLACED]],
    [`country=SY&asOfSequence=${AGREED}`, [ABROAD, INJURED]],
    ['country=SY', [HERE, ABROAD, KILLED, UP, CLAIM, ADOPTED, PROPOSED, INJURED, MOVED, FROM_ZERO]],
    [`admin1=UA-63&asOfSequence=${AGREED}`, [HERE, KILLED, UP, CLAIM, ADOPTED, PROPOSED]],
    ['country=PL', []],
  ])('%s', async (query, expected) => {
    expect(await sequences(query)).toEqual(expected);
  });

  test('by subject: what a strike is and what is counted of it, or one count alone', async () => {
    expect(await sequences(`subject=${abroad}`)).toEqual([ABROAD, INJURED, FROM_ZERO]);
    expect(await sequences(`subject=${killed}`)).toEqual([KILLED, UP, CLAIM, ADOPTED, PROPOSED]);
    expect(await sequences(`subject=${mayor}`)).toEqual([MAYOR]);
  });

  test('by whose statement they have or rest on', async () => {
    expect(await sequences(`source=${agency}`)).toEqual([CLAIM, ADOPTED, DISPLACED]);
    expect(await sequences(`source=${agency}&subject=${here}`)).toEqual([CLAIM, ADOPTED]);
  });

  test('what they leave out, upTo goes past', async () => {
    const { body } = await reader.get('/v1/events?family=munitions');
    expect(body).toMatchObject({ items: [], upTo: FROM_ZERO });
    const first = await reader.get('/v1/events?actor=ana&limit=1');
    expect(first.body).toMatchObject({ items: [{ sequence: String(CLAIM) }], upTo: CLAIM });
    expect(await sequences('')).toHaveLength(FROM_ZERO);
    expect(await sequences(`after=${AGENCY}&limit=1`)).toEqual([HERE]);
  });

  test.each([
    ['type=conflict-ledger.war-ended.v1', 422],
    [`type=${Array.from({ length: 51 }, () => 'x').join(',')}`, 400],
    ['family=weather', 422],
    ['minRelative=much', 400],
    ['subject=7', 400],
    ['direction=up', 422],
  ])('%s is refused', async (query, status) => {
    expect((await reader.get(`/v1/events?${query}`)).status).toBe(status);
  });
});
