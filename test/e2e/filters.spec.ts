import {
  agreementBody,
  amendmentBody,
  claimBody,
  countBody,
  diplomaticEventBody,
  proposalBody,
  situationBody,
  sourceBody,
  stated,
  strikeBody,
} from '../support/bodies.js';
import type { Client, With } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** What each filter of each list finds, in which order, and as of when. */

let ledger: ServedLedger;
let reader: Client;
let ana: Client;
let rea: Client;
/** Ids by the names that the tables use, and names by ids. */
const ids: Record<string, string> = {};
const names: Record<string, string> = {};
/** Sequences by the names of what was recorded with them. */
const sequences: Record<string, number> = {};

async function take(name: string, path: string, body: object, as = ana, more: With = {}): Promise<void> {
  const answer = await as.record(`/v1/${path}`, body, more);
  const id = (answer.correctionId ?? answer.id) as string;
  ids[name] ??= id;
  names[id] ??= name;
  sequences[name] = answer.sequence as number;
}

const at = (longitude: number, latitude: number, more: object = {}) => ({
  country: 'UA',
  point: [longitude, latitude],
  precision: 'near',
  ...more,
});

beforeAll(async () => {
  ledger = await ServedLedger.start();
  reader = ledger.as(null);
  ana = await ledger.someone('analyst', 'ana');
  rea = await ledger.someone('reviewer', 'rea');
  await take('mayor', 'sources', sourceBody({ country: 'UA' }));
  await take(
    'paper',
    'sources',
    sourceBody({ name: 'Évening Paper', kind: 'newspaper', country: 'GB' }),
    rea,
  );
  const { mayor = '', paper = '' } = ids;

  await take(
    'school',
    'strikes',
    strikeBody(mayor, {
      title: 'Drone strike on a kindergarten',
      attacker: 'Russian armed forces',
      target: { kind: 'education', name: 'Дитячий садок' },
      occurred: { from: '2025-10-22T06:10:00Z', precision: 'hour' },
      place: at(36.23, 49.99, { name: 'Kharkiv', admin1: 'UA-63' }),
      codes: { 'ucdp:id': '36210' },
      statement: { ...stated(mayor, '2025-10-22T09:00:00Z'), quote: 'at least six injured' },
    }),
  );
  await take(
    'depot',
    'strikes',
    strikeBody(paper, {
      title: 'Strike on a fuel depot',
      attacker: 'Ukrainian armed forces',
      occurred: { from: '2025-10-20', to: '2025-10-21', precision: 'days' },
      place: { name: 'Belgorod', country: 'RU', point: [36.58, 50.6], precision: 'near' },
      statement: stated(paper, '2025-10-21'),
    }),
    rea,
  );
  await take(
    'unknown',
    'strikes',
    strikeBody(mayor, {
      title: 'Strike that nobody can date',
      occurred: { precision: 'unknown' },
      place: { country: 'UA', precision: 'country' },
      codes: { 'ucdp:id': '36211' },
      note: 'See the kindergarten',
      statement: stated(mayor, '2025-10-25'),
    }),
  );
  await take(
    'island',
    'strikes',
    strikeBody(mayor, {
      title: 'Strike near the date line',
      occurred: { from: '2025-10-01', to: '2025-10-31', precision: 'month' },
      place: at(179.5, -16.5, { country: 'FJ' }),
      statement: stated(mayor, '2025-10-24T12:00:00Z'),
    }),
  );
  const change = (changes: object) => ({
    changes,
    cause: 'verified',
    reason: 'Seen on pictures',
    codes: {},
    statement: stated(paper, '2025-10-26T00:00:00Z'),
  });
  await take(
    'depot moved',
    `strikes/${ids['depot']}/amendments`,
    change({ place: at(30.5, 50.4, { name: 'Kyiv', admin1: 'UA-30' }), title: 'Strike on a bakery' }),
    rea,
    { ifMatch: 0 },
  );
  await take(
    'unknown recoded',
    `strikes/${ids['unknown']}/corroborations`,
    { extent: 'full', details: {}, codes: { 'ucdp:id': '99' }, statement: stated(paper, '2025-10-27') },
    rea,
  );

  await take(
    'siege',
    'situations',
    situationBody(paper, { title: 'Siege', kind: 'siege', place: at(37.5, 47.1) }),
  );
  await take(
    'flight',
    'situations',
    situationBody(mayor, { since: null, place: { country: 'PL', precision: 'country' } }),
  );

  const counted = (name: string, members: object, as = ana) =>
    take(name, 'casualty-counts', countBody(mayor, '', members), as);
  const of = (name: string, type = 'strike') => ({ subject: { type, id: ids[name] } });
  await counted('killed', { ...of('school'), figure: { best: 7 }, codes: { 'x=y': 'a=b' } });
  await counted('children', {
    ...of('school'),
    group: 'children',
    figure: { low: 6, asStated: 'at least six' },
  });
  await counted('injured', {
    ...of('depot'),
    measure: 'injured',
    figure: null,
    statement: stated(paper, '2025-10-21'),
  });
  await counted(
    'wounded',
    { ...of('school'), measure: 'injured', figure: { best: 7, approximate: true }, note: 'rounded' },
    rea,
  );
  await counted('october', {
    ...of('siege', 'situation'),
    period: '2025-10',
    figure: { high: 150 },
    statement: stated(paper, '2025-11-02'),
  });
  await counted('week', {
    ...of('flight', 'situation'),
    period: '2025-10-20/2025-10-26',
    figure: { best: 0 },
  });
  await take('claim', `casualty-counts/${ids['killed']}/claims`, claimBody(paper));
  await take(
    'week amended',
    `casualty-counts/${ids['week']}/amendments`,
    amendmentBody(paper, { figure: { best: 3, asStated: 'three' } }),
    rea,
    { ifMatch: 0 },
  );
  await take(
    'proposal',
    `casualty-counts/${ids['killed']}/corrections`,
    proposalBody(paper, { codes: { c: '1' } }),
  );
  await take(
    'refused',
    `casualty-counts/${ids['children']}/corrections`,
    proposalBody(mayor, { reason: 'A list of names' }),
  );
  await take(
    'decision',
    `casualty-counts/${ids['children']}/corrections/${ids['refused']}/rejection`,
    { reason: 'No list' },
    rea,
  );

  await take('aircraft', 'agreements', agreementBody(mayor, { place: at(18.07, 59.33, { country: 'SE' }) }));
  await take(
    'later',
    'agreements',
    agreementBody(paper, {
      title: 'Credit',
      kind: 'financing',
      signedAt: null,
      stage: 'considered',
      terms: [],
    }),
  );
  await take(
    'signed',
    `agreements/${ids['aircraft']}/stages`,
    { stage: 'signed', reason: 'So it is said', statement: stated(mayor, '2025-11-10') },
    rea,
    { ifMatch: 0 },
  );
  await take('talks', 'diplomatic-events', diplomaticEventBody(mayor));
  await take(
    'summit',
    'diplomatic-events',
    diplomaticEventBody(paper, { kind: 'summit', title: 'Budapest', scheduledFor: null, place: null }),
  );
  await take('notice', 'notices', {
    cause: 'reclassified',
    reason: 'Two civilians become one of each',
    statement: stated(paper, '2025-10-28'),
    scope: [{ subject: { type: 'strike', id: ids['school'] }, family: 'casualty', measure: 'killed' }],
  });
});
afterAll(() => ledger.stop());

/** The names of what a list answers; `$name` in a query is an id. */
async function listed(query: string): Promise<string> {
  const url = `/v1/${query.replaceAll(/\$(\w+)/g, (_whole, name: string) => ids[name] ?? '')}`;
  const { status, body, text } = await reader.get(url);
  if (status !== 200) throw new Error(`${url}: ${text}`);
  return body.items.map(({ id }: { id: string }) => names[id]).join(' ');
}

describe.each([
  [
    'where',
    [
      ['strikes?country=UA', 'school depot unknown'],
      ['strikes?country=RU', ''],
      ['strikes?country=RU&statedAsOf=2025-10-25', 'depot'],
      ['strikes?admin1=UA-63', 'school'],
      ['strikes?bbox=36,49,37,51', 'school'],
      ['strikes?bbox=36,49,37,51&statedAsOf=2025-10-25', 'school depot'],
      ['strikes?bbox=36.23,49.99,36.23,49.99', 'school'],
      ['strikes?bbox=36.2300001,49,37,51', ''],
      ['strikes?bbox=170,-20,-170,-10', 'island'],
      ['strikes?bbox=-170,-20,170,-10', ''],
      ['casualty-counts?country=UA', 'killed children injured wounded october'],
      ['casualty-counts?country=PL', 'week'],
      ['casualty-counts?admin1=UA-30&order=-created', 'injured'],
      ['casualty-counts?admin1=UA-30&statedAsOf=2025-10-25', ''],
      ['casualty-counts?bbox=37,47,38,48', 'october'],
      ['casualty-counts?bbox=36,49,37,50&measure=killed', 'killed children'],
      ['situations?country=PL', 'flight'],
      ['situations?bbox=37,47,38,48', 'siege'],
      ['agreements?country=SE&bbox=18,59,19,60', 'aircraft'],
      ['diplomatic-events?country=GB', 'talks'],
      ['sources?country=GB', 'paper'],
    ],
  ],
  [
    'who',
    [
      ['strikes?attacker=Russian%20armed%20forces', 'school'],
      ['strikes?attacker=Russian', ''],
      ['strikes?source=$paper', 'depot unknown'],
      ['strikes?source=$paper&statedAsOf=2025-10-25', 'depot'],
      ['strikes?actor=rea', 'depot unknown'],
      ['strikes?actor=rea&source=$mayor', 'unknown'],
      ['casualty-counts?attacker=Ukrainian%20armed%20forces', 'injured'],
      ['casualty-counts?source=$paper', 'killed injured october week'],
      ['casualty-counts?source=$paper&statedAsOf=2025-10-21', 'injured'],
      ['casualty-counts?actor=rea', 'children wounded week'],
      ['situations?source=$paper', 'siege'],
      ['agreements?actor=rea', 'aircraft'],
      ['diplomatic-events?source=$mayor', 'talks'],
      ['notices?source=$mayor', ''],
      ['sources?actor=rea', 'paper'],
      ['corrections?actor=rea', 'refused'],
      ['corrections?source=$paper', 'proposal'],
    ],
  ],
  [
    'what',
    [
      ['casualty-counts?subject=$school&measure=injured', 'wounded'],
      ['casualty-counts?group=children', 'children'],
      ['casualty-counts?period=2025-10-01/2025-10-31', 'october'],
      ['casualty-counts?status=retracted', ''],
      ['strikes?code=ucdp:id=36210', 'school'],
      ['strikes?code=ucdp:id=36211', ''],
      ['strikes?code=ucdp:id=36211&statedAsOf=2025-10-26', 'unknown'],
      ['strikes?code=ucdp:id=99', 'unknown'],
      ['strikes?code=ucdp=id', ''],
      ['strikes?status=corroborated', 'unknown'],
      ['casualty-counts?code=x=y', ''],
      ['corrections?code=c=1', 'proposal'],
      ['corrections?status=rejected&measure=killed&group=children', 'refused'],
      ['corrections?status=open&order=-created', 'proposal'],
      ['agreements?stage=intent', ''],
      ['agreements?stage=intent&statedAsOf=2025-11-09', 'aircraft'],
      ['agreements?stage=signed', 'aircraft'],
      ['agreements?kind=financing', 'later'],
      ['diplomatic-events?kind=summit', 'summit'],
      ['notices?subject=$school&family=casualty&measure=killed&group=children', 'notice'],
      ['notices?subject=$school&measure=injured', ''],
      ['notices?cause=reclassified&status=active', 'notice'],
      ['sources?kind=newspaper', 'paper'],
    ],
  ],
  [
    'when',
    [
      ['strikes?occurredFrom=2025-10-22&occurredTo=2025-10-22', 'school island'],
      ['strikes?occurredFrom=2025-10-22T06:10:00.001Z', 'island'],
      ['strikes?occurredTo=2025-10-21', 'depot island'],
      ['strikes?occurredFrom=1900-01-01', 'school depot island'],
      [
        'casualty-counts?occurredFrom=2025-10-22&occurredTo=2025-10-22',
        'killed children wounded october week',
      ],
      ['casualty-counts?occurredFrom=2025-10-27', 'october'],
      ['casualty-counts?occurredTo=2025-10-21T12:00:00Z', 'injured october week'],
      ['diplomatic-events?occurredFrom=2025-10-24T12:00:00Z&occurredTo=2025-10-24T13:00:00Z', 'talks'],
      ['diplomatic-events?occurredFrom=2025-10-25', ''],
      ['strikes?statedFrom=2025-10-25', 'depot unknown'],
      ['strikes?statedFrom=2025-10-25&statedAsOf=2025-10-25', 'unknown'],
      ['strikes?statedTo=2025-10-22', 'school'],
      ['strikes?statedTo=2025-10-22&statedAsOf=2025-10-25', 'school depot'],
      ['casualty-counts?statedFrom=2025-10-23', 'october week'],
      ['casualty-counts?statedTo=2025-10-21', 'injured'],
      ['notices?statedFrom=2025-10-28&statedTo=2025-10-28', 'notice'],
      ['corrections?statedFrom=2025-10-25', ''],
    ],
  ],
  [
    'words',
    [
      ['strikes?q=KINDERGARTEN', 'school unknown'],
      ['strikes?q=kindergarten%20strike%20Kharkiv', 'school'],
      ['strikes?q=kinder*', 'school unknown'],
      ['strikes?q=kinder', ''],
      ['strikes?q=садок', 'school'],
      ['strikes?q=%22least%22%20OR%20six', ''],
      ['strikes?q=least%20six', 'school'],
      ['strikes?q=depot', ''],
      ['strikes?q=depot&statedAsOf=2025-10-25', 'depot'],
      ['strikes?q=bakery', 'depot'],
      ['strikes?q=Belgorod&asOfSequence=6', 'depot'],
      ['casualty-counts?q=six', 'children'],
      ['casualty-counts?q=three&order=-figure', 'week'],
      ['casualty-counts?q=rounded', 'wounded'],
      ['sources?q=evening', 'paper'],
      ['situations?q=siege', 'siege'],
      ['agreements?q=gripen', 'aircraft'],
      ['diplomatic-events?q=kingdom%20london', 'talks'],
      ['notices?q=civilians', 'notice'],
      ['corrections?q=names', 'refused'],
    ],
  ],
  [
    'order',
    [
      ['strikes?order=occurredFrom', 'island depot school unknown'],
      ['strikes?order=-occurredFrom', 'school depot island unknown'],
      ['strikes?order=statedAt', 'school island unknown depot'],
      ['strikes?order=-statedAt&country=UA', 'depot unknown school'],
      ['strikes?order=revisedAt', 'school island depot unknown'],
      ['strikes?order=-revisedAt&actor=rea', 'unknown depot'],
      ['strikes?order=-created', 'island unknown depot school'],
      ['casualty-counts?order=figure', 'week children killed wounded october injured'],
      ['casualty-counts?order=-figure', 'october wounded killed children week injured'],
      ['casualty-counts?order=-figure&subject=$school', 'wounded killed children'],
      ['casualty-counts?order=figure&statedAsOf=2025-10-22', 'week children killed wounded injured'],
      ['casualty-counts?order=-revisedAt', 'children killed week october wounded injured'],
      ['casualty-counts?order=statedAt', 'injured killed children wounded week october'],
      ['situations?order=since', 'siege flight'],
      ['situations?order=-since', 'siege flight'],
      ['sources?order=-name', 'paper mayor'],
      ['agreements?order=-signedAt', 'aircraft later'],
      ['agreements?order=-revisedAt', 'aircraft later'],
      ['diplomatic-events?order=scheduledFor', 'talks summit'],
      ['corrections?order=-revisedAt', 'refused proposal'],
      ['corrections?order=statedAt', 'proposal refused'],
    ],
  ],
] as const)('%s', (_what, rows) => {
  test.each(rows)('%s', async (query, expected) => {
    expect(await listed(query)).toBe(expected);
  });
});

describe('a filter is refused', () => {
  test.each([
    ['strikes?bbox=1,2,3', 400],
    ['strikes?bbox=1,2,3,x', 400],
    ['strikes?bbox=1,2,3,4,5', 400],
    ['strikes?bbox=1e1,2,3,4', 400],
    ['strikes?bbox=-181,0,0,0', 422],
    ['strikes?bbox=0,0,0,91', 422],
    ['strikes?bbox=0,10,0,9', 422],
    ['strikes?code=36210', 400],
    ['strikes?code==36210', 400],
    ['strikes?code=ucdp:id=', 400],
    ['strikes?q=', 400],
    ['strikes?q=%F0%9F%98%80', 400],
    [`strikes?q=${'a'.repeat(201)}`, 400],
    [`strikes?q=${'a%20'.repeat(21)}`, 400],
    ['strikes?q=a&q=b', 400],
    ['strikes?attacker=', 400],
    ['strikes?occurredFrom=2025-10', 400],
    ['strikes?occurredTo=2025-02-30', 400],
    ['strikes?statedFrom=now', 400],
    ['strikes?revisedSince=2025', 400],
    ['strikes?order=title', 422],
    ['strikes?order=--created', 422],
    ['strikes?measure=killed', 422],
    ['casualty-counts?partOf=00000000-0000-4000-8000-000000000001', 422],
    ['casualty-counts?order=occurredFrom', 422],
    ['casualty-counts?family=casualty', 422],
    ['sources?bbox=1,2,3,4', 422],
    ['notices?country=UA', 422],
  ])('%s: %i', async (query, status) => {
    const answer = await reader.get(`/v1/${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, status === 400 ? 'bad-query' : 'invalid']);
    const [, name] = /\?(\w+)=/.exec(query) ?? [];
    expect(answer.body.errors).toMatchObject([{ pointer: `?${name}` }]);
  });
});

test('whatever is searched for is no error of the ledger', async () => {
  const lists = ['strikes', 'casualty-counts', 'sources', 'situations', 'agreements', 'diplomatic-events'];
  const odd = [
    "'",
    '"',
    'a"',
    '*',
    'a*b*',
    '(',
    'a:b',
    '^a',
    'a AND',
    'NEAR(a b)',
    '\0a',
    '\ud800a',
    'a-b',
    '{a}',
    '+a',
  ];
  for (const list of [...lists, 'notices', 'corrections']) {
    for (const text of odd) {
      for (const query of [
        `q=${encodeURIComponent(text.toWellFormed())}`,
        `code=${encodeURIComponent(`${text.toWellFormed()}=1`)}`,
      ]) {
        expect((await reader.get(`/v1/${list}?${query}`)).status).toBeLessThan(500);
      }
    }
  }
});
