import { diplomaticEventBody, sourceBody, stated } from '../support/bodies.js';
import { type Answer, type Client, LedgerApp } from '../support/ledger-app.js';

let ledger: LedgerApp;
let analyst: Client;
let reader: Client;
const sources: Record<string, string> = {};

const ILLUSTRATION = 'Illustration: not in the report of the night.';
const US = { name: 'President of the United States', country: 'US' };
const RUSSIA = { name: 'President of Russia', country: 'RU' };
const UKRAINE = { name: 'President of Ukraine', country: 'UA' };
const city = (name: string, country: string) => ({ name, country, precision: 'settlement' });

/** One entry of an event: its announcement, or a command that follows; and what stands after it. */
interface Entry {
  readonly path?: 'postponement' | 'hold' | 'outcome' | 'cancellation';
  readonly by: string;
  readonly statedAt: string;
  /** A moment of the stated axis when this had not been said. */
  readonly justBefore: string;
  readonly body: object;
  readonly quote?: string;
  readonly stands: object;
}

interface Line {
  readonly line: string;
  readonly entries: readonly Entry[];
}

/** Said on the Wednesday of the report: it is there at the end of that day, and not before. */
const WEDNESDAY = { statedAt: '2025-10-22', justBefore: '2025-10-22T23:59:59Z' };

/** The lines of the night that are diplomacy, and one thing that came later. */
const LINES: readonly Line[] = [
  {
    line: 'a summit of the US and Russian presidents is put on hold',
    entries: [
      {
        by: 'White House',
        statedAt: '2025-10-16T18:00:00Z',
        justBefore: '2025-10-16T17:59:59Z',
        body: {
          kind: 'summit',
          title: 'Summit of the US and Russian presidents',
          participants: [US, RUSSIA],
          note: ILLUSTRATION,
        },
        stands: { status: 'announced', scheduledFor: null, participants: [US, RUSSIA], place: null },
      },
      {
        path: 'hold',
        by: 'Kremlin',
        statedAt: '2025-10-21T12:00:00+03:00',
        justBefore: '2025-10-21T08:59:59Z',
        body: { reason: 'The Kremlin says that it is not prepared' },
        quote: 'requires careful preparation',
        stands: { status: 'on_hold', scheduledFor: null, revision: 1 },
      },
    ],
  },
  {
    line: 'the US proposal to freeze the conflict along the front lines',
    entries: [
      {
        by: 'President of Ukraine',
        ...WEDNESDAY,
        body: {
          kind: 'statement',
          title: 'Proposal to freeze the conflict along the front lines',
          participants: [US],
        },
        quote: 'a good compromise',
        stands: { kind: 'statement', status: 'announced', scheduledFor: null },
      },
    ],
  },
  {
    line: 'Russia holds a drill of its nuclear forces on Wednesday',
    entries: [
      {
        by: 'Kremlin',
        ...WEDNESDAY,
        body: {
          kind: 'drill',
          title: 'Drill of the nuclear forces',
          participants: [RUSSIA],
          status: 'held',
          scheduledFor: '2025-10-22',
        },
        stands: { kind: 'drill', status: 'held', scheduledFor: '2025-10-22', warnings: [] },
      },
    ],
  },
  ...[city('Oslo', 'NO'), city('Stockholm', 'SE')].map((place) => ({
    line: `Ukraine's president visits ${place.name} on Wednesday`,
    entries: [
      {
        by: 'President of Ukraine',
        ...WEDNESDAY,
        body: {
          kind: 'visit',
          title: `Visit to ${place.name}`,
          participants: [UKRAINE],
          place,
          scheduledFor: '2025-10-22',
        },
        stands: {
          kind: 'visit',
          status: 'announced',
          place: { ...place, admin1: null, point: null },
          scheduledFor: '2025-10-22',
        },
      },
    ],
  })),
  {
    line: "the US president meets NATO's Secretary-General in Washington",
    entries: [
      {
        by: 'White House',
        ...WEDNESDAY,
        body: {
          kind: 'meeting',
          title: 'Meeting in Washington',
          participants: [US, { name: 'Secretary-General of NATO' }],
          place: city('Washington', 'US'),
        },
        stands: {
          status: 'announced',
          participants: [US, { name: 'Secretary-General of NATO', country: null }],
          scheduledFor: null,
        },
      },
    ],
  },
  {
    line: 'EU sanctions expected on Thursday 23 October, and adopted later',
    entries: [
      {
        by: 'European Union',
        ...WEDNESDAY,
        body: {
          kind: 'sanctions_package',
          title: 'EU sanctions at the summit in Brussels',
          participants: [{ name: 'European Union' }],
          place: city('Brussels', 'BE'),
          scheduledFor: '2025-10-23',
        },
        stands: { kind: 'sanctions_package', status: 'announced', scheduledFor: '2025-10-23', summary: null },
      },
      {
        path: 'outcome',
        by: 'European Union',
        statedAt: '2025-10-23T11:00:00+02:00',
        justBefore: '2025-10-23T08:59:59Z',
        body: { status: 'adopted', summary: 'The package is adopted', note: ILLUSTRATION },
        stands: {
          status: 'adopted',
          scheduledFor: '2025-10-23',
          summary: 'The package is adopted',
          note: ILLUSTRATION,
          warnings: [],
        },
      },
    ],
  },
  {
    line: 'the Coalition of the Willing meets in London on Friday 24 October',
    entries: [
      {
        by: 'A newspaper',
        ...WEDNESDAY,
        body: {
          kind: 'meeting',
          title: 'Coalition of the Willing',
          participants: [{ name: 'Coalition of the Willing, 35 nations' }],
          place: city('London', 'GB'),
          scheduledFor: '2025-10-24',
        },
        stands: { status: 'announced', scheduledFor: '2025-10-24' },
      },
    ],
  },
  {
    line: 'Tomahawk missiles are possible, not agreed',
    entries: [
      {
        by: 'White House',
        ...WEDNESDAY,
        body: {
          kind: 'arms_transfer',
          title: 'Tomahawk missiles for Ukraine',
          participants: [US],
          status: 'considered',
        },
        stands: { kind: 'arms_transfer', status: 'considered' },
      },
    ],
  },
];

/** What was recorded of each line: its id, and the sequence of each entry. */
const recorded = new Map<string, { id: string; sequences: number[] }>();

beforeAll(async () => {
  ledger = await LedgerApp.start();
  analyst = await ledger.someone('analyst', 'ana');
  reader = ledger.as(null);
  const names = LINES.flatMap(({ entries }) => entries.map(({ by }) => by));
  for (const name of new Set(names)) {
    sources[name] = (await analyst.post('/v1/sources', sourceBody({ name, kind: 'other' }))).body.id;
  }
  for (const { line, entries } of LINES) {
    let id = '';
    const sequences: number[] = [];
    for (const [revision, { path, by, statedAt, body, quote }] of entries.entries()) {
      const statement = { ...stated(sources[by] ?? '', statedAt), quote };
      const to = path ? `/v1/diplomatic-events/${id}/${path}` : '/v1/diplomatic-events';
      const answer = await analyst.post(to, { ...body, statement }, path ? { ifMatch: revision - 1 } : {});
      if (answer.status !== 201) throw new Error(`${line}: ${answer.text}`);
      ({ id } = answer.body);
      sequences.push(answer.body.sequence as number);
    }
    recorded.set(line, { id, sequences });
  }
});
afterAll(() => ledger.stop());

const idOf = (line: string) => recorded.get(line)?.id ?? '';

describe.each(LINES)('$line', ({ line, entries }) => {
  const read = (query = '') => reader.get(`/v1/diplomatic-events/${idOf(line)}${query}`);

  test('is read back with who said it, in which words, and its history', async () => {
    const { status, headers, body } = await read();
    const last = entries.at(-1);
    expect([status, headers['etag']]).toEqual([200, `"${entries.length - 1}"`]);
    expect(body).toMatchObject({ ...last?.stands });
    expect(body.statement).toMatchObject({ sourceId: sources[last?.by ?? ''], quote: last?.quote ?? null });
    const statuses = entries.map(({ stands }) => (stands as { status: string }).status);
    expect(body.history).toEqual(
      entries.map(({ by, quote, body: said }, revision) =>
        expect.objectContaining({
          revision,
          status: statuses[revision],
          previousStatus: statuses[revision - 1] ?? null,
          reason: (said as { reason?: string }).reason ?? null,
          summary: (said as { summary?: string }).summary ?? null,
          note: (said as { note?: string }).note ?? null,
          statement: expect.objectContaining({ sourceId: sources[by], quote: quote ?? null }),
          sequence: recorded.get(line)?.sequences[revision],
          actor: 'ana',
        }),
      ),
    );
  });

  test('is read as of before and after each entry, on both axes', async () => {
    for (const [index, { statedAt, justBefore, stands }] of entries.entries()) {
      const sequence = recorded.get(line)?.sequences[index] ?? 0;
      const after = `statedAsOf=${encodeURIComponent(statedAt)}`;
      const before = `statedAsOf=${encodeURIComponent(justBefore)}`;
      for (const query of [`asOfSequence=${sequence}`, after, `asOfSequence=${sequence}&${after}`]) {
        expectStands(await read(`?${query}`), index, stands);
      }
      for (const query of [`asOfSequence=${sequence - 1}`, before, `asOfSequence=${sequence - 1}&${after}`]) {
        expectStands(await read(`?${query}`), index - 1, entries[index - 1]?.stands);
      }
    }
  });
});

/** What stood after an entry; nothing was there before the first. */
function expectStands({ status, body }: Answer, revision: number, stands: object | undefined): void {
  if (!stands) {
    expect([status, body.code]).toEqual([404, 'not-found']);
    return;
  }
  expect(body).toMatchObject({ ...stands, revision });
  expect(body.history).toHaveLength(revision + 1);
}

describe('lists of diplomatic events', () => {
  const titles = async (query: string) => {
    const { status, body } = await reader.get(`/v1/diplomatic-events?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ title }: { title: string }) => title) as string[];
  };

  test('are filtered by what is in force, as of any point', async () => {
    expect(await titles('status=on_hold')).toEqual(['Summit of the US and Russian presidents']);
    expect(await titles('status=considered')).toEqual(['Tomahawk missiles for Ukraine']);
    expect(await titles('kind=visit')).toEqual(['Visit to Oslo', 'Visit to Stockholm']);
    expect(await titles('kind=visit&country=SE')).toEqual(['Visit to Stockholm']);
    expect(await titles('status=adopted')).toEqual(['EU sanctions at the summit in Brussels']);
    expect(await titles('status=adopted&statedAsOf=2025-10-22')).toEqual([]);
    expect(await titles('status=announced&kind=sanctions_package&statedAsOf=2025-10-22')).toEqual([
      'EU sanctions at the summit in Brussels',
    ]);
    expect(await titles('status=announced&kind=summit')).toEqual([]);
    expect(await titles('status=announced&kind=summit&statedAsOf=2025-10-20')).toEqual([
      'Summit of the US and Russian presidents',
    ]);
    const wrong = await reader.get('/v1/diplomatic-events?status=over');
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '?status']);
  });

  test('fill their pages, whatever lies between', async () => {
    const first = await reader.get('/v1/diplomatic-events?status=announced&limit=4');
    const rest = await reader.get(`/v1/diplomatic-events?status=announced&limit=4&cursor=${first.body.next}`);
    const pages = [first, rest].map(({ body }) => body.items.map(({ title }: { title: string }) => title));
    expect(pages).toEqual([
      [
        'Proposal to freeze the conflict along the front lines',
        'Visit to Oslo',
        'Visit to Stockholm',
        'Meeting in Washington',
      ],
      ['Coalition of the Willing'],
    ]);
    expect(rest.body.next).toBeNull();
  });
});

describe('the states of a diplomatic event', () => {
  let id: string;
  const says = (statedAt: string) => ({ statement: stated(sources['Kremlin'] ?? '', statedAt) });
  const post = (path: string, body: object, ifMatch?: number) =>
    analyst.post(`/v1/diplomatic-events/${id}/${path}`, body, { ifMatch });
  const stands = async () => {
    const { status, scheduledFor, summary } = (await reader.get(`/v1/diplomatic-events/${id}`)).body;
    return [status, scheduledFor, summary];
  };

  beforeEach(async () => {
    const body = diplomaticEventBody(sources['Kremlin'] ?? '', { scheduledFor: '2025-10-24T09:00:00+01:00' });
    ({ id } = (await analyst.post('/v1/diplomatic-events', body)).body);
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
      analyst.post('/v1/diplomatic-events', diplomaticEventBody(sources['Kremlin'] ?? '', members));
    expect((await event({ status: 'over' })).body.errors[0].pointer).toBe('/status');
    expect((await event({ scheduledFor: 'soon' })).body.errors[0].pointer).toBe('/scheduledFor');
    expect((await event({ participants: [{ country: 'UA' }] })).body.errors[0].pointer).toBe(
      '/participants/0/name',
    );
    const wrong = await post('outcome', { status: 'cancelled', ...says('2025-10-24') }, 0);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/status']);
  });
});
