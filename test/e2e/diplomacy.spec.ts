import { diplomaticEventBody, sourceBody, stated } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** What diplomatic events do beyond what the night holds of them: their lists, their states and their history. */

let ledger: ServedLedger;
let analyst: Client;
let reader: Client;
let kremlin: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst', 'ana');
  reader = ledger.as(null);
  kremlin = (await analyst.record('/v1/sources', sourceBody({ name: 'Kremlin', kind: 'government' }))).id;
});
afterAll(() => ledger.stop());

const says = (statedAt: string, quote?: string) => ({ statement: { ...stated(kremlin, statedAt), quote } });

const announce = async (members: object): Promise<string> =>
  (await analyst.record('/v1/diplomatic-events', diplomaticEventBody(kremlin, members))).id;
const change = (id: string, path: string, body: object, ifMatch: number) =>
  analyst.post(`/v1/diplomatic-events/${id}/${path}`, body, { ifMatch });

describe('lists of diplomatic events', () => {
  beforeAll(async () => {
    const summit = { kind: 'summit', title: 'A summit', ...says('2025-10-16T18:00:00Z') };
    const onHold = { reason: 'It is not prepared', ...says('2025-10-21T12:00:00+03:00') };
    await change(await announce(summit), 'hold', onHold, 0);
    await announce({ kind: 'statement', title: 'A proposal' });
    await announce({ kind: 'drill', title: 'A drill', status: 'held', scheduledFor: '2025-10-22' });
    for (const [name, country] of [
      ['Oslo', 'NO'],
      ['Stockholm', 'SE'],
    ]) {
      const place = { name, country, precision: 'settlement' };
      await announce({ kind: 'visit', title: `A visit to ${name}`, place });
    }
    await announce({ title: 'A meeting' });
    const sanctions = { kind: 'sanctions_package', title: 'Sanctions', scheduledFor: '2025-10-23' };
    const adopted = { status: 'adopted', ...says('2025-10-23T11:00:00+02:00') };
    await change(await announce(sanctions), 'outcome', adopted, 0);
    await announce({ title: 'Another meeting' });
    await announce({ kind: 'arms_transfer', title: 'Missiles', status: 'considered' });
  });

  const titles = async (query: string) => {
    const { status, body } = await reader.get(`/v1/diplomatic-events?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ title }: { title: string }) => title) as string[];
  };

  test('are filtered by what is in force, as of any point', async () => {
    expect(await titles('status=on_hold')).toEqual(['A summit']);
    expect(await titles('status=considered')).toEqual(['Missiles']);
    expect(await titles('kind=visit')).toEqual(['A visit to Oslo', 'A visit to Stockholm']);
    expect(await titles('kind=visit&country=SE')).toEqual(['A visit to Stockholm']);
    expect(await titles('status=adopted')).toEqual(['Sanctions']);
    expect(await titles('status=adopted&statedAsOf=2025-10-22')).toEqual([]);
    expect(await titles('status=announced&kind=sanctions_package&statedAsOf=2025-10-22')).toEqual([
      'Sanctions',
    ]);
    expect(await titles('status=announced&kind=summit')).toEqual([]);
    expect(await titles('status=announced&kind=summit&statedAsOf=2025-10-20')).toEqual(['A summit']);
    const wrong = await reader.get('/v1/diplomatic-events?status=over');
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '?status']);
  });

  test('fill their pages, whatever lies between', async () => {
    const first = await reader.get('/v1/diplomatic-events?status=announced&limit=4');
    const rest = await reader.get(`/v1/diplomatic-events?status=announced&limit=4&cursor=${first.body.next}`);
    const pages = [first, rest].map(({ body }) => body.items.map(({ title }: { title: string }) => title));
    expect(pages).toEqual([
      ['A proposal', 'A visit to Oslo', 'A visit to Stockholm', 'A meeting'],
      ['Another meeting'],
    ]);
    expect(rest.body.next).toBeNull();
  });
});

describe('the states of a diplomatic event', () => {
  let id: string;
  const post = (path: string, body: object, ifMatch: number) => change(id, path, body, ifMatch);
  const stands = async () => {
    const { status, scheduledFor, summary } = (await reader.get(`/v1/diplomatic-events/${id}`)).body;
    return [status, scheduledFor, summary];
  };

  beforeEach(async () => {
    id = await announce({ scheduledFor: '2025-10-24T09:00:00+01:00' });
  });

  test('go from hold to another date, to an open one, to an outcome and a better one', async () => {
    expect(await stands()).toEqual(['announced', '2025-10-24T08:00:00.000Z', null]);
    const reason = 'requires careful preparation';
    await post('hold', { reason, ...says('2025-10-23') }, 0);
    expect(await stands()).toEqual(['on_hold', '2025-10-24T08:00:00.000Z', null]);
    await post('postponement', { reason, scheduledFor: '2025-11-20', ...says('2025-10-24') }, 1);
    expect(await stands()).toEqual(['postponed', '2025-11-20', null]);
    await post('postponement', { reason, scheduledFor: null, ...says('2025-10-25') }, 2);
    expect(await stands()).toEqual(['postponed', null, null]);
    await post('outcome', { status: 'held', summary: 'They met', ...says('2025-11-21') }, 3);
    await post('outcome', { status: 'adopted', summary: 'And agreed', ...says('2025-11-22') }, 4);
    expect(await stands()).toEqual(['adopted', null, 'And agreed']);
  });

  test('are told in order, each with who said it and why', async () => {
    const hold = { reason: 'Not now', note: 'By telephone', ...says('2025-10-23', 'requires preparation') };
    await post('hold', hold, 0);
    await post('postponement', { reason: 'Now', scheduledFor: '2025-11-20', ...says('2025-10-24') }, 1);
    await post('outcome', { status: 'held', summary: 'They met', ...says('2025-11-21') }, 2);
    const { body } = await reader.get(`/v1/diplomatic-events/${id}`);
    const first = body.asOf.sequence - 3;
    const common = { reason: null, summary: null, note: null, actor: 'ana' };
    const by = (quote: string | null) => expect.objectContaining({ sourceId: kremlin, quote });
    const history = [
      { status: 'announced', previousStatus: null, scheduledFor: '2025-10-24T08:00:00.000Z' },
      {
        status: 'on_hold',
        previousStatus: 'announced',
        reason: 'Not now',
        note: 'By telephone',
        statement: by('requires preparation'),
      },
      { status: 'postponed', previousStatus: 'on_hold', reason: 'Now', scheduledFor: '2025-11-20' },
      { status: 'held', previousStatus: 'postponed', summary: 'They met', scheduledFor: '2025-11-20' },
    ].map((entry, revision) =>
      expect.objectContaining({
        ...common,
        statement: by(null),
        ...entry,
        revision,
        sequence: first + revision,
      }),
    );
    expect(body.history).toEqual(history);
    const then = async (query: string) =>
      (await reader.get(`/v1/diplomatic-events/${id}?${query}`)).body.history;
    expect(await then(`asOfSequence=${first + 1}`)).toEqual(history.slice(0, 2));
    expect(await then('statedAsOf=2025-10-24')).toEqual(history.slice(0, 3));
  });

  test('end, except that what was cancelled may take place after all', async () => {
    const reason = 'They do not come';
    await post('cancellation', { reason, ...says('2025-10-23') }, 0);
    const held = await post('outcome', { status: 'held', ...says('2025-10-24') }, 1);
    expect([held.status, held.body.code]).toEqual([409, 'diplomatic-event-closed']);
    expect(held.body).toMatchObject({ currentRevision: 1, currentStatus: 'cancelled' });
    const revived = await post('postponement', { reason: 'They come', ...says('2025-10-25') }, 1);
    expect(revived.status).toBe(201);
    expect(await stands()).toEqual(['postponed', null, null]);
    await post('outcome', { status: 'failed', ...says('2025-10-26') }, 2);
    for (const path of ['postponement', 'hold', 'cancellation']) {
      const closed = await post(path, { reason, ...says('2025-10-27') }, 3);
      expect([closed.status, closed.body.code]).toEqual([409, 'diplomatic-event-closed']);
    }
  });

  test('are not set again by the same statement, nor by who has not seen them', async () => {
    const hold = { reason: 'Not now', ...says('2025-10-23') };
    await post('hold', hold, 0);
    const again = await post('hold', { ...hold, reason: 'In other words' }, 1);
    expect([again.status, again.body.code]).toEqual([422, 'no-change']);
    const stale = await post('cancellation', hold, 0);
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-revision']);
    expect(stale.body).toMatchObject({
      currentRevision: 1,
      currentStatus: 'on_hold',
      scheduledFor: '2025-10-24T08:00:00.000Z',
    });
  });

  test('warn of an outcome before its date, and keep it', async () => {
    const { status, body } = await post('outcome', { status: 'held', ...says('2025-10-22T10:00:00Z') }, 0);
    expect(status).toBe(201);
    expect(body.warnings).toEqual([
      {
        code: 'stated-before-scheduled',
        detail: 'said to be held at 2025-10-22T10:00:00.000Z, scheduled for 2025-10-24T08:00:00.000Z',
      },
    ]);
    expect((await reader.get(`/v1/diplomatic-events/${id}`)).body.warnings).toEqual(body.warnings);
  });

  test('are those of the table, and nothing else', async () => {
    const event = (members: object) =>
      analyst.post('/v1/diplomatic-events', diplomaticEventBody(kremlin, members));
    expect((await event({ status: 'over' })).body.errors[0].pointer).toBe('/status');
    expect((await event({ scheduledFor: 'soon' })).body.errors[0].pointer).toBe('/scheduledFor');
    expect((await event({ participants: [{ country: 'UA' }] })).body.errors[0].pointer).toBe(
      '/participants/0/name',
    );
    const wrong = await post('outcome', { status: 'cancelled', ...says('2025-10-24') }, 0);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/status']);
  });
});
