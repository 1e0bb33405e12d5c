import { randomUUID } from 'node:crypto';
import { READ_CASES } from './read-cases.js';
import { World } from './world.js';

/** What every resource promises whoever reads it, as of any moment. */

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

describe.each(READ_CASES)('$collection', ({ collection, make, statedAt, filtered = true }) => {
  let id: string;
  let before: number;
  let made: number;

  beforeAll(async () => {
    before = await world.head();
    ({ id } = await make(world));
    made = await world.head();
  });

  const get = (query = '') => world.people.reader.get(`/v1/${collection}/${id}${query}`);
  const ids = async (query: string) => {
    const { status, body } = await world.people.reader.get(`/v1/${collection}?limit=1000&${query}`);
    expect(status).toBe(200);
    return body.items.map((item: { id: string }) => item.id) as string[];
  };

  test('is read with its head and the point that the answer stands on', async () => {
    const { status, headers, body } = await get();
    expect(status).toBe(200);
    expect(headers['etag']).toBe(`"${body.revision}"`);
    expect(body).toMatchObject({ id, asOf: { sequence: made, statedAt: null } });
    expect(await ids('')).toContain(id);
  });

  test('was not there before it was recorded', async () => {
    const query = `asOfSequence=${before}`;
    expect((await get(`?${query}`)).status).toBe(404);
    expect(await ids(query)).not.toContain(id);
    expect((await get('?asOf=2020-01-01')).status).toBe(404);
    expect((await get(`?asOfSequence=${made}`)).status).toBe(200);
  });

  test('stands on the stated axis where it was stated', async () => {
    const early = 'statedAsOf=2025-10-20';
    // What has no statement lives on the recorded axis alone and passes every bound.
    expect((await get(`?${early}`)).status).toBe(statedAt === null ? 200 : 404);
    expect((await ids(early)).includes(id)).toBe(statedAt === null);
    if (statedAt === null) return;
    expect((await get(`?statedAsOf=${encodeURIComponent(statedAt)}`)).status).toBe(200);
    expect(await ids(`statedAsOf=${encodeURIComponent(statedAt)}`)).toContain(id);
  });

  test('is listed page by page, as of one point', async () => {
    const second = (await make(world)).id;
    const first = await world.people.reader.get(`/v1/${collection}?limit=1`);
    expect(first.body.items).toHaveLength(1);
    expect(first.headers['link']).toContain('rel="next"');
    const rest = await ids(`cursor=${first.body.next as string}`);
    const all = [first.body.items[0].id as string, ...rest];
    expect(all).toEqual(expect.arrayContaining([id, second]));
    expect(new Set(all).size).toBe(all.length);
    const foreign = await world.people.reader.get(`/v1/events/1?cursor=${first.body.next as string}`);
    expect(foreign.status).toBe(422);
  });

  test('refuses what it does not know', async () => {
    expect((await world.people.reader.get(`/v1/${collection}/${randomUUID()}`)).status).toBe(404);
    expect((await world.people.reader.get(`/v1/${collection}?colour=red`)).status).toBe(422);
    expect((await world.people.reader.get(`/v1/${collection}?limit=0`)).status).toBe(422);
    expect((await world.people.reader.get(`/v1/${collection}?cursor=nonsense`)).status).toBe(400);
    const put = await world.people.admin.send('PUT', `/v1/${collection}/${id}`, {});
    expect([put.status, put.headers['allow']]).toEqual([405, expect.stringContaining('GET')]);
  });

  test('refuses a filter that does not parse', async () => {
    expect((await world.people.reader.get(`/v1/${collection}?asOf=yesterday`)).status).toBe(400);
    for (const query of ['revisedSince=yesterday', 'code=36210', 'q=%21%21', 'actor=Some%20Body']) {
      const { status, body } = await world.people.reader.get(`/v1/${collection}?${query}`);
      const [name] = query.split('=');
      expect([status, body.errors[0].pointer]).toEqual([filtered ? 400 : 422, `?${name}`]);
    }
  });

  test('is ordered in ways that its cursors are bound to', async () => {
    if (!filtered) {
      expect((await world.people.reader.get(`/v1/${collection}?order=created`)).status).toBe(422);
      return;
    }
    expect((await world.people.reader.get(`/v1/${collection}?order=colour`)).status).toBe(422);
    for (const order of ['created', '-created', 'revisedAt', '-revisedAt']) {
      const { body: first } = await world.people.reader.get(`/v1/${collection}?limit=1&order=${order}`);
      const cursor = first.next as string;
      const point = `asOfSequence=${first.asOf.sequence}`;
      const whole = await ids(`${point}&order=${order}`);
      expect([first.items[0].id, ...(await ids(`order=${order}&cursor=${cursor}`))]).toEqual(whole);
      for (const other of ['', '&order=created', '&order=-created', '&order=-revisedAt']) {
        if (other === `&order=${order}`) continue;
        const answer = await world.people.reader.get(`/v1/${collection}?cursor=${cursor}${other}`);
        expect([answer.status, answer.body.code]).toEqual([400, 'bad-cursor']);
      }
    }
    expect((await ids('order=-created')).toReversed()).toEqual(await ids('order=created'));
    expect(await ids('')).toEqual(await ids('order=created'));
  });

  test('is found by who recorded it and since when', async () => {
    if (!filtered) return;
    const { time } = (await world.people.reader.get(`/v1/events/${made}`)).body;
    const since = `revisedSince=${encodeURIComponent(time as string)}`;
    expect(await ids(since)).toContain(id);
    expect(await ids(`${since}&asOfSequence=${before}`)).not.toContain(id);
    expect(await ids('revisedSince=9999-01-01')).toEqual([]);
    expect(await ids('actor=nobody')).toEqual([]);
  });
});
