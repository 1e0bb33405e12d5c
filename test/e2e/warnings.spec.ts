import { sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Answer, Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** What does not fit is kept and shown, and refuses nothing. */

let ledger: ServedLedger;
let rea: Client;
let sourceId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  rea = await ledger.someone('reviewer', 'rea');
  sourceId = (await rea.record('/v1/sources', sourceBody())).id;
});
afterAll(() => ledger.stop());

const strike = async (members: object = {}) =>
  (await rea.record('/v1/strikes', strikeBody(sourceId, members))).id as string;
const about = (id: string) => ({ subject: { type: 'strike', id } });

const report = (family: string, members: object): Promise<Answer['body']> =>
  rea.record(`/v1/${family}-counts`, { measure: 'killed', statement: stated(sourceId), ...members });
const amend = (path: string, ifMatch: number, members: object): Promise<Answer['body']> => {
  const body = { cause: 'developed', reason: 'known later', statement: stated(sourceId), ...members };
  return rea.record(`/v1${path}/amendments`, body, { ifMatch });
};
const codesOf = ({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code);
const detailsOf = ({ warnings }: { warnings: { detail: string }[] }) => warnings.map(({ detail }) => detail);

test('what is warned about is answered, kept on the event, and shown on the figure and its revision', async () => {
  const { body: source } = await rea.post('/v1/sources', sourceBody({ reliability: 'E' }));
  const statement = stated(source.id, '2025-10-20');
  const answer = await report('casualty', {
    ...about(await strike()),
    figure: { low: 3, best: 2 },
    statement,
  });
  const warnings = [
    { code: 'figure-order', detail: 'low 3 is above best 2' },
    { code: 'unreliable-source', detail: 'the source is graded E: unreliable' },
    {
      code: 'stated-before-occurred',
      detail: 'stated at 2025-10-20, said to have occurred from 2025-10-22',
    },
  ];
  expect(answer.warnings).toEqual(warnings);
  const count = `/v1/casualty-counts/${answer.id}`;
  expect((await rea.get(count)).body.warnings).toEqual(warnings);
  expect((await rea.get(`${count}/revisions/0`)).body.warnings).toEqual(warnings);
  expect((await rea.get(`/v1/events/${answer.sequence}`)).body.data.warnings).toEqual(warnings);

  // The grade at that moment: what was said stays as it was judged.
  await rea.post(`/v1/sources/${source.id}/grades`, { reliability: 'B', reason: 'it got better' });
  const path = `/casualty-counts/${answer.id}`;
  expect(codesOf(await amend(path, 0, { figure: { best: 4 }, statement: stated(source.id) }))).toEqual([]);
  expect((await rea.get(`${count}/revisions/0`)).body.warnings).toEqual(warnings);
});

test('a claim, and its adoption', async () => {
  const { body: source } = await rea.post('/v1/sources', sourceBody({ reliability: 'D' }));
  const { id } = await report('casualty', { ...about(await strike()), figure: { best: 6 } });
  const claim = { figure: { low: 9, high: 8 }, statement: stated(source.id) };
  const claimed = await rea.post(`/v1/casualty-counts/${id}/claims`, claim);
  expect(codesOf(claimed.body)).toEqual(['figure-order', 'unreliable-source']);
  const adopted = await rea.post(
    `/v1/casualty-counts/${id}/claims/1/adoption`,
    { reason: 'nearer to the place' },
    { ifMatch: 1 },
  );
  expect(adopted.body.events[0].type).toBe('conflict-ledger.casualty-claim-adopted.v2');
  expect(codesOf(adopted.body)).toEqual(['figure-order', 'unreliable-source']);
  expect(codesOf((await rea.get(`/v1/casualty-counts/${id}`)).body)).toEqual([
    'figure-order',
    'unreliable-source',
  ]);
});

test('more intercepted than launched, of one subject and group', async () => {
  const [one, other] = [await strike(), await strike()];
  const drones = (id: string, measure: string, best: number, group = 'drones') =>
    report('munitions', { ...about(id), measure, group, figure: { best } });
  expect(codesOf(await drones(one, 'launched', 405))).toEqual([]);
  expect(codesOf(await drones(other, 'intercepted', 406))).toEqual([]);
  expect(codesOf(await drones(one, 'intercepted', 406, 'missiles'))).toEqual([]);
  const { id, ...intercepted } = await drones(one, 'intercepted', 406);
  expect(intercepted.warnings).toEqual([
    { code: 'measure-order', detail: 'intercepted 406 is above launched 405' },
  ]);
  const { body: launched } = await rea.get(`/v1/munitions-counts?subject=${one}&measure=launched`);
  expect(
    codesOf(await amend(`/munitions-counts/${launched.items[0].id}`, 0, { figure: { best: 404 } })),
  ).toEqual(['measure-order']);
  // What is retracted is nothing to be held against.
  const retraction = { cause: 'source_retracted', reason: 'withdrawn', statement: stated(sourceId) };
  await rea.post(`/v1/munitions-counts/${id}/retraction`, retraction, { ifMatch: 0 });
  expect(
    codesOf(await amend(`/munitions-counts/${launched.items[0].id}`, 1, { figure: { best: 400 } })),
  ).toEqual([]);
});

test('parts above the whole, said on the part and on the whole', async () => {
  const whole = await strike();
  const [village, kindergarten, high] = [
    await strike({ partOf: whole }),
    await strike({ partOf: whole }),
    await strike({ partOf: whole }),
  ];
  const floor = await strike({ partOf: high });
  const killed = (id: string, figure: object) => report('casualty', { ...about(id), figure });
  const { id } = await killed(whole, { low: 6, asStated: 'at least six' });
  expect(codesOf(await killed(village, { best: 3 }))).toEqual([]);
  expect(codesOf(await killed(kindergarten, { best: 1 }))).toEqual([]);
  // The high-rise has no count of its own: its floor stands for it.
  expect(codesOf(await killed(floor, { best: 2 }))).toEqual([]);
  expect(codesOf(await amend(`/casualty-counts/${id}`, 0, { figure: { best: 6 } }))).toEqual([]);
  expect(detailsOf(await amend(`/casualty-counts/${id}`, 1, { figure: { best: 5 } }))).toEqual([
    'the parts against this count: at least 6, above at most 5',
  ]);
  // Nothing is added twice: the floor is within the high-rise.
  expect(detailsOf(await killed(high, { best: 4 }))).toEqual([
    'this count and its likes against the whole: at least 8, above at most 5',
  ]);
  const { body: found } = await rea.get(`/v1/casualty-counts?subject=${floor}`);
  expect(detailsOf(await amend(`/casualty-counts/${found.items[0].id}`, 0, { figure: { best: 5 } }))).toEqual(
    ['this count against the whole: at least 5, above at most 4'],
  );
});

test('a group above all', async () => {
  const subject = about(await strike());
  const { id } = await report('casualty', { ...subject, figure: { best: 4 } });
  const children = await report('casualty', { ...subject, group: 'children', figure: { best: 5 } });
  expect(detailsOf(children)).toEqual(['this count against group all: at least 5, above at most 4']);
  expect(detailsOf(await amend(`/casualty-counts/${id}`, 0, { figure: { best: 3 } }))).toEqual([
    'group children against this count: at least 5, above at most 3',
  ]);
});

test('groups of one scheme together above what contains them, whichever is said last', async () => {
  const subject = about(await strike());
  const killed = async (group: string, best: number) =>
    detailsOf(await report('casualty', { ...subject, group, figure: { best } }));
  expect(await killed('all', 5)).toEqual([]);
  expect(await killed('children', 4)).toEqual([]);
  // Women and children may be the same people.
  expect(await killed('women', 4)).toEqual([]);
  expect(await killed('adults', 3)).toEqual([
    'this count and its likes against group all: at least 7, above at most 5',
  ]);
  const other = about(await strike());
  for (const group of ['children', 'adults', 'women', 'passers_by']) {
    await report('casualty', { ...other, group, figure: { best: 3 } });
  }
  expect(detailsOf(await report('casualty', { ...other, figure: { best: 5 } }))).toEqual([
    'groups children, adults against this count: at least 6, above at most 5',
  ]);
});

test('a series that falls, and one that begins anew', async () => {
  const subject = about(await strike());
  const on = (day: number, best: number) =>
    report('casualty', {
      ...subject,
      measure: 'killed_cumulative',
      period: `2025-10-${day}`,
      figure: { best },
      statement: stated(sourceId, `2025-10-${day}`),
    });
  await on(22, 100);
  const path = `/casualty-counts/${(await on(24, 110)).id}`;
  expect(detailsOf(await on(23, 111))).toEqual(['111, and only 110 for 2025-10-24']);
  expect(detailsOf(await on(26, 105))).toEqual(['105, and 110 for 2025-10-24 already']);
  expect(codesOf(await on(25, 110))).toEqual(['cumulative-falls']);
  // The counter of the 24th begins anew: neither it nor what comes after is held against what came before.
  const said = stated(sourceId, '2025-10-27');
  expect(
    codesOf(await amend(path, 0, { figure: { best: 10 }, cause: 'counter_rebased', statement: said })),
  ).toEqual([]);
  expect(codesOf(await amend(path, 1, { figure: { best: 12 }, statement: said }))).toEqual([]);
  const { body } = await rea.get(`/v1/casualty-counts?subject=${subject.subject.id}&period=2025-10-23`);
  const more = { figure: { best: 112 }, statement: said };
  expect(codesOf(await amend(`/casualty-counts/${body.items[0].id}`, 0, more))).toEqual([]);
});

describe('a notice that a counter began anew', () => {
  const begun = async (id: string, from: string | null) => {
    const scope = [{ subject: { type: 'strike', id }, measure: 'killed_cumulative', from }];
    const body = { cause: 'counter_rebased', reason: 'restarted', statement: stated(sourceId), scope };
    const { status, body: notice } = await rea.post('/v1/notices', body);
    expect(status).toBe(201);
    return notice.id as string;
  };
  const on = (id: string, period: string, best: number, members: object = {}) =>
    report('casualty', {
      ...about(id),
      measure: 'killed_cumulative',
      period,
      figure: { best },
      statement: stated(sourceId, period),
      ...members,
    });

  test('parts what lies before it from what comes after', async () => {
    const id = await strike();
    await on(id, '2025-10-22', 100);
    const notice = await begun(id, '2025-10-24');
    expect(codesOf(await on(id, '2025-10-23', 99))).toEqual(['cumulative-falls']);
    expect(codesOf(await on(id, '2025-10-25', 5))).toEqual([]);
    expect(codesOf(await on(id, '2025-10-26', 4))).toEqual(['cumulative-falls']);
    // Taken back, it parts nothing any more.
    const retraction = { reason: 'it did not', statement: stated(sourceId, '2025-10-27') };
    const taken = await rea.post(`/v1/notices/${notice}/retraction`, retraction, { ifMatch: 0 });
    expect(taken.status).toBe(201);
    expect(codesOf(await on(id, '2025-10-24', 50))).toEqual(['cumulative-falls', 'cumulative-falls']);
  });

  test('excuses the commands that name it', async () => {
    const [id, elsewhere] = [await strike(), await strike()];
    const noticeId = await begun(elsewhere, null);
    await on(id, '2025-10-22', 100);
    const rebased = await on(id, '2025-10-23', 5, { noticeId });
    expect(codesOf(rebased)).toEqual([]);
    // Nor is it held against the days before when it changes later, or when those do.
    const said = stated(sourceId, '2025-10-27');
    const path = `/casualty-counts/${rebased.id as string}`;
    expect(codesOf(await amend(path, 0, { figure: { best: 6 }, statement: said }))).toEqual([]);
    const { body } = await rea.get(`/v1/casualty-counts?subject=${id}&period=2025-10-22`);
    const more = { figure: { best: 101 }, statement: said };
    expect(codesOf(await amend(`/casualty-counts/${body.items[0].id as string}`, 0, more))).toEqual([]);
  });
});
