import { amendmentBody, countBody, sourceBody, stated, strikeBody } from '../support/bodies.js';
import type { Answer, Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

const NOWHERE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

let ledger: ServedLedger;
let analyst: Client;
let reviewer: Client;
let sourceId: string;
let strikeId: string;
let partId: string;
let countId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  analyst = await ledger.someone('analyst', 'ana');
  reviewer = await ledger.someone('reviewer', 'rea');
  sourceId = await made('/v1/sources', sourceBody());
  strikeId = await made('/v1/strikes', strikeBody(sourceId));
  partId = await made('/v1/strikes', strikeBody(sourceId, { partOf: strikeId }));
  countId = await made('/v1/casualty-counts', countBody(sourceId, strikeId));
  const amended = await reviewer.post(`/v1/casualty-counts/${countId}/amendments`, amendmentBody(sourceId), {
    ifMatch: 0,
    key: 'amended-once',
  });
  expect(amended.status).toBe(201);
});

afterAll(() => ledger.stop());

async function made(path: string, body: object): Promise<string> {
  return (await analyst.record(path, body)).id;
}

interface Refusal {
  readonly what: string;
  readonly ask: () => Promise<Answer>;
  readonly status: number;
  readonly code: string;
  /** In this order; none when absent. */
  readonly pointers?: readonly string[];
}

const report = (members: object) =>
  analyst.post('/v1/casualty-counts', countBody(sourceId, strikeId, members));
const injured = (members: object) => report({ measure: 'injured', ...members });
const amend = (members: object, ifMatch?: number, key?: string) =>
  reviewer.post(`/v1/casualty-counts/${countId}/amendments`, amendmentBody(sourceId, members), {
    ifMatch,
    key,
  });
const raw = (body: string | Buffer, headers: Record<string, string> = {}) =>
  analyst.send('POST', '/v1/sources', { 'content-type': 'application/json', ...headers }, body);

const invalid = { status: 422, code: 'invalid' };

/** What every command refuses, and every read, is held against each of them in `conformance`. */
const REFUSALS: Readonly<Record<string, readonly Refusal[]>> = {
  'what does not parse': [
    { what: 'malformed JSON', ask: () => raw('{"name": '), status: 400, code: 'malformed-json' },
    { what: 'NaN', ask: () => raw('{"name": NaN}'), status: 400, code: 'malformed-json' },
    { what: 'an empty body', ask: () => raw(''), status: 400, code: 'malformed-json' },
    {
      what: 'JSON that is not UTF-8',
      ask: () => raw(Buffer.from([0x22, 0xff, 0x22])),
      status: 400,
      code: 'malformed-json',
    },
    {
      what: 'an Idempotency-Key that is no visible ASCII',
      ask: () => analyst.post('/v1/sources', sourceBody(), { key: 'two words' }),
      status: 400,
      code: 'bad-idempotency-key',
    },
    {
      what: 'an Idempotency-Key that is too long',
      ask: () => analyst.post('/v1/sources', sourceBody(), { key: 'k'.repeat(256) }),
      status: 400,
      code: 'bad-idempotency-key',
    },
    ...['1', '"one"', 'W/"1"', '*', '"1", "2"'].map((tag) => ({
      what: `If-Match ${tag}`,
      ask: () =>
        reviewer.post(
          `/v1/casualty-counts/${countId}/amendments`,
          amendmentBody(sourceId, { figure: { best: 8 } }),
          { headers: { 'if-match': tag } },
        ),
      status: 400,
      code: 'bad-if-match',
    })),
    {
      what: 'a malformed If-Match with a body that is not valid',
      ask: () =>
        reviewer.post(`/v1/casualty-counts/${countId}/amendments`, amendmentBody(sourceId, { reason: '' }), {
          headers: { 'if-match': '*' },
        }),
      ...invalid,
      pointers: ['/reason'],
    },
    {
      what: 'a Ledger-Min-Sequence that is none',
      ask: () => analyst.get('/v1/sources', { 'ledger-min-sequence': 'soon' }),
      status: 400,
      code: 'bad-min-sequence',
    },
  ],
  'what parses and is not valid': [
    { what: 'null', ask: () => raw('null'), ...invalid, pointers: [''] },
    {
      what: 'no body at all',
      ask: () => analyst.send('POST', '/v1/sources', {}),
      ...invalid,
      pointers: [''],
    },
    {
      what: 'an unknown field inside',
      ask: () => report({ figure: { best: 7, worst: 9 } }),
      ...invalid,
      pointers: ['/figure/worst'],
    },
    {
      what: 'an unknown field named with a slash',
      ask: () => report({ 'a/b~c': 1 }),
      ...invalid,
      pointers: ['/a~1b~0c'],
    },
    {
      what: 'a member that poisons prototypes',
      ask: () => raw('{"name": "x", "kind": "mayor", "__proto__": {"admin": true}}'),
      ...invalid,
      pointers: ['/__proto__'],
    },
    {
      what: 'a member named constructor',
      ask: () => raw('{"name": "x", "kind": "mayor", "codes": {"constructor": "y"}}'),
      ...invalid,
      pointers: ['/codes/constructor'],
    },
    {
      what: 'a wrong type',
      ask: () => report({ figure: { low: '6' } }),
      ...invalid,
      pointers: ['/figure/low'],
    },
    {
      what: 'a negative figure',
      ask: () => report({ figure: { best: -1 } }),
      ...invalid,
      pointers: ['/figure/best'],
    },
    {
      what: 'a figure of 2^53',
      ask: () => report({ figure: { high: 9007199254740992 } }),
      ...invalid,
      pointers: ['/figure/high'],
    },
    {
      what: 'a figure beyond all numbers',
      ask: () =>
        analyst.post(
          '/v1/casualty-counts',
          JSON.stringify(countBody(sourceId, strikeId)).replace('"low":6', '"low":1e400'),
        ),
      ...invalid,
      pointers: ['/figure/low'],
    },
    {
      what: 'part of a person',
      ask: () => injured({ figure: { best: 1.5 } }),
      ...invalid,
      pointers: ['/figure/best'],
    },
    { what: 'an empty figure', ask: () => report({ figure: {} }), ...invalid, pointers: ['/figure'] },
    {
      what: 'a figure that only says approximately',
      ask: () => report({ figure: { approximate: true, best: null } }),
      ...invalid,
      pointers: ['/figure'],
    },
    {
      what: 'a figure that is a number',
      ask: () => report({ figure: 7 }),
      ...invalid,
      pointers: ['/figure'],
    },
    { what: 'a figure that is a list', ask: () => report({ figure: [] }), ...invalid, pointers: ['/figure'] },
    { what: 'no figure at all', ask: () => report({ figure: undefined }), ...invalid, pointers: ['/figure'] },
    {
      what: 'a via that is no id',
      ask: () => report({ statement: { ...stated(sourceId), via: ['agency', sourceId, 'x'] } }),
      ...invalid,
      pointers: ['/statement/via/0', '/statement/via/2'],
    },
    {
      what: 'a time without offset',
      ask: () => report({ statement: stated(sourceId, '2025-10-22T09:00:00') }),
      ...invalid,
      pointers: ['/statement/statedAt'],
    },
    {
      what: '30 February',
      ask: () => report({ statement: stated(sourceId, '2025-02-30') }),
      ...invalid,
      pointers: ['/statement/statedAt'],
    },
    {
      what: 'credibility 7',
      ask: () => report({ statement: { ...stated(sourceId), credibility: 7 } }),
      ...invalid,
      pointers: ['/statement/credibility'],
    },
    {
      what: 'an address that is no web address',
      ask: () => report({ statement: { ...stated(sourceId), url: 'javascript:alert(1)' } }),
      ...invalid,
      pointers: ['/statement/url'],
    },
    { what: 'a blank title', ask: () => strike({ title: ' ' }), ...invalid, pointers: ['/title'] },
    {
      what: 'a title that is too long',
      ask: () => strike({ title: 'x'.repeat(301) }),
      ...invalid,
      pointers: ['/title'],
    },
    {
      what: 'control characters',
      ask: () => strike({ title: 'a\u0000b', note: 'c\u001bd' }),
      ...invalid,
      pointers: ['/title', '/note'],
    },
    {
      what: 'half a character',
      ask: () => raw('{"name": "\\ud800", "kind": "mayor"}'),
      ...invalid,
      pointers: ['/name'],
    },
    {
      what: 'means that are no codes',
      ask: () => strike({ means: ['Drone'] }),
      ...invalid,
      pointers: ['/means/0'],
    },
    {
      what: 'a point off the map',
      ask: () => strike({ place: { precision: 'exact', point: [36.2, 91] } }),
      ...invalid,
      pointers: ['/place/point/1'],
    },
    {
      what: 'a place without precision',
      ask: () => strike({ place: { name: 'Kharkiv' } }),
      ...invalid,
      pointers: ['/place/precision'],
    },
    {
      what: 'an end before the beginning',
      ask: () => strike({ occurred: { from: '2025-10-22', to: '2025-10-21', precision: 'days' } }),
      ...invalid,
      pointers: ['/occurred/to'],
    },
    {
      what: 'parties that are no objects',
      ask: () => strike({ parties: [[], null] }),
      ...invalid,
      pointers: ['/parties'],
    },
    {
      what: 'a code that is no text',
      ask: () => strike({ codes: { 'ucdp:id': 1 } }),
      ...invalid,
      pointers: ['/codes/ucdp:id'],
    },
    {
      what: 'a body nested without end',
      ask: () => raw('['.repeat(60_000) + ']'.repeat(60_000)),
      ...invalid,
      pointers: [''],
    },
    {
      what: 'a member nested without end',
      ask: () => raw(`{"name": "x", "kind": ${'['.repeat(60_000)}${']'.repeat(60_000)}}`),
      ...invalid,
      pointers: [`/kind${'/0'.repeat(15)}`],
    },
    {
      what: 'a period that is none',
      ask: () => report({ period: '2025-13' }),
      ...invalid,
      pointers: ['/period'],
    },
    {
      what: 'an unknown subject type',
      ask: () => report({ subject: { type: 'war', id: strikeId } }),
      ...invalid,
      pointers: ['/subject/type'],
    },
    {
      what: 'an unknown measure',
      ask: () => report({ measure: 'annoyed' }),
      ...invalid,
      pointers: ['/measure'],
    },
    { what: 'an unknown cause', ask: () => amend({ cause: 'because' }, 1), ...invalid, pointers: ['/cause'] },
    { what: 'no cause', ask: () => amend({ cause: null }, 1), ...invalid, pointers: ['/cause'] },
    { what: 'no reason', ask: () => amend({ reason: '' }, 1), ...invalid, pointers: ['/reason'] },
    {
      what: 'changes that change nothing',
      ask: () => amendStrike({ changes: {} }),
      ...invalid,
      pointers: ['/changes'],
    },
    {
      what: 'taking away what has to be there',
      ask: () => amendStrike({ changes: { title: null, place: null, attacker: null } }),
      ...invalid,
      pointers: ['/changes/title', '/changes/place'],
    },
  ],
  'what names something that is not there, or is there already': [
    {
      what: 'an unknown carrier',
      ask: () => report({ statement: { ...stated(sourceId), via: [sourceId, NOWHERE] } }),
      ...invalid,
      pointers: ['/statement/via/1'],
    },
    {
      what: 'an unknown subject',
      ask: () => report({ subject: { type: 'strike', id: NOWHERE } }),
      ...invalid,
      pointers: ['/subject/id'],
    },
    { what: 'an unknown whole', ask: () => strike({ partOf: NOWHERE }), ...invalid, pointers: ['/partOf'] },
    {
      what: 'a circle of parts',
      ask: () => amendStrike({ changes: { partOf: partId } }),
      status: 422,
      code: 'part-circle',
      pointers: ['/changes/partOf'],
    },
    {
      what: 'an id that is taken',
      ask: () => analyst.post('/v1/sources', sourceBody({ id: sourceId })),
      status: 409,
      code: 'id-taken',
    },
    { what: 'a quantity that is reported already', ask: () => report({}), status: 409, code: 'count-exists' },
    {
      what: 'a claim that is none',
      ask: () =>
        reviewer.post(
          `/v1/casualty-counts/${countId}/claims/7/adoption`,
          { reason: 'better' },
          { ifMatch: 1 },
        ),
      status: 404,
      code: 'not-found',
    },
  ],
  'what the present stands against': [
    {
      what: 'a stale If-Match',
      ask: () => amend({ figure: { best: 8 } }, 0),
      status: 412,
      code: 'stale-revision',
    },
    { what: 'what the ledger holds already', ask: () => amend({}, 1), status: 422, code: 'no-change' },
    {
      what: 'a key used before with another body',
      ask: () => amend({ figure: { best: 8 }, note: 'more' }, 1, 'amended-once'),
      status: 422,
      code: 'key-reused',
      pointers: ['/figure', '/note'],
    },
    {
      what: 'a key used before with a body that is not valid',
      ask: () => amend({ figure: { best: 'x' } }, 1, 'amended-once'),
      status: 422,
      code: 'key-reused',
      pointers: ['/figure'],
    },
  ],
  'who may not': [
    {
      what: 'an unknown key',
      ask: () => ledger.as('clk_nobody').get('/v1/sources'),
      status: 401,
      code: 'unauthorized',
    },
    { what: 'keys for a reviewer', ask: () => reviewer.get('/v1/keys'), status: 403, code: 'forbidden' },
  ],
  'what never gets that far': [
    {
      what: 'too large a body',
      ask: () => raw(`{"name": "${'x'.repeat(512 * 1024)}"}`),
      status: 413,
      code: 'too-large',
    },
    {
      what: 'another media type',
      ask: () => raw('name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      status: 415,
      code: 'unsupported-media-type',
    },
    ...['iso-8859-1', '"windows-1252"', 'UTF-16', 'x'].flatMap((charset) => [
      {
        what: `JSON in ${charset}`,
        ask: () =>
          raw(JSON.stringify(sourceBody()), { 'content-type': `application/json; charset=${charset}` }),
        status: 415,
        code: 'unsupported-media-type',
      },
      {
        what: `lines in ${charset}`,
        ask: () =>
          analyst.send(
            'POST',
            '/v1/commands',
            { 'content-type': `application/x-ndjson;charset=${charset}` },
            '{}',
          ),
        status: 415,
        code: 'unsupported-media-type',
      },
    ]),
    {
      what: 'plain text',
      ask: () => raw('{}', { 'content-type': 'text/plain' }),
      status: 415,
      code: 'unsupported-media-type',
    },
    ...['gzip', 'br', 'identity, gzip'].map((encoding) => ({
      what: `a body with Content-Encoding: ${encoding}`,
      ask: () => raw(JSON.stringify(sourceBody()), { 'content-encoding': encoding }),
      status: 415,
      code: 'unsupported-media-type',
    })),
    { what: 'an unknown path', ask: () => analyst.get('/v1/wars'), status: 404, code: 'not-found' },
    {
      what: 'an unknown path, posted to with no JSON',
      ask: () => analyst.send('POST', '/v1/wars', { 'content-type': 'text/plain' }, 'x'),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'an id that is none',
      ask: () => analyst.get('/v1/strikes/first'),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'an id in capitals',
      ask: () => analyst.get(`/v1/strikes/${NOWHERE.toUpperCase()}`),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'an id longer than any',
      ask: () => analyst.get(`/v1/strikes/${'a'.repeat(500)}`),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'a malformed URL',
      ask: () => analyst.get('/v1/strikes/%zz'),
      status: 400,
      code: 'malformed-url',
    },
    // A byte that begins nothing, half of a surrogate pair, Latin-1, no escape at all.
    ...['q=%FF', 'q=%ED%A0%80', 'attacker=caf%E9', 'limit=%zz', 'q=100%'].flatMap((query) => [
      {
        what: `a query that is not percent-encoded UTF-8, ${query}`,
        ask: () => analyst.get(`/v1/strikes?${query}`),
        status: 400,
        code: 'malformed-url',
      },
      {
        what: `a body that would be taken, sent with ${query}`,
        ask: () => analyst.post(`/v1/sources?${query}`, sourceBody()),
        status: 400,
        code: 'malformed-url',
      },
    ]),
    {
      what: 'a query that is not UTF-8, of what takes no parameters',
      ask: () => analyst.get('/problems?%FF'),
      status: 400,
      code: 'malformed-url',
    },
    {
      what: 'a change of nothing there',
      ask: () =>
        reviewer.post(`/v1/casualty-counts/${NOWHERE}/amendments`, amendmentBody(NOWHERE), { ifMatch: 0 }),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'a revision that is not there',
      ask: () => analyst.get(`/v1/casualty-counts/${countId}/revisions/9`),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'the history of nothing',
      ask: () => analyst.get(`/v1/casualty-counts/${NOWHERE}/revisions`),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'an event that is not there',
      ask: () => analyst.get('/v1/events/99'),
      status: 404,
      code: 'not-found',
    },
    {
      what: 'a problem code that is none',
      ask: () => analyst.get('/problems/toString'),
      status: 404,
      code: 'not-found',
    },
  ],
  queries: [
    {
      what: 'a limit that is none',
      ask: () => analyst.get('/v1/strikes?limit=all'),
      status: 400,
      code: 'bad-query',
      pointers: ['?limit'],
    },
    {
      what: 'a limit out of range',
      ask: () => analyst.get('/v1/strikes?limit=1001'),
      ...invalid,
      pointers: ['?limit'],
    },
    {
      what: 'a parameter twice',
      ask: () => analyst.get('/v1/strikes?limit=1&limit=2'),
      status: 400,
      code: 'bad-query',
      pointers: ['?limit'],
    },
    {
      what: 'a filter that is no id',
      ask: () => analyst.get('/v1/strikes?partOf=x'),
      status: 400,
      code: 'bad-query',
      pointers: ['?partOf'],
    },
    {
      what: 'an unknown status',
      ask: () => analyst.get('/v1/strikes?status=won'),
      ...invalid,
      pointers: ['?status'],
    },
    {
      what: 'two points at once',
      ask: () => analyst.get('/v1/strikes?asOf=2025-10-22&asOfSequence=1'),
      status: 400,
      code: 'bad-query',
      pointers: ['?asOf', '?asOfSequence'],
    },
    {
      what: 'a cursor with a time that is none',
      ask: async () => {
        const { body } = await analyst.get('/v1/strikes?limit=1&statedAsOf=2026-01-01');
        const parts = JSON.parse(Buffer.from(body.next as string, 'base64url').toString()) as unknown[];
        const forged = Buffer.from(JSON.stringify(parts.with(3, 'then'))).toString('base64url');
        return analyst.get(`/v1/strikes?limit=1&cursor=${forged}`);
      },
      status: 400,
      code: 'bad-cursor',
      pointers: ['?cursor'],
    },
  ],
};

const strike = (members: object) => analyst.post('/v1/strikes', strikeBody(sourceId, members));
const amendStrike = (members: object) =>
  reviewer.post(
    `/v1/strikes/${strikeId}/amendments`,
    { cause: 'verified', reason: 'Looked again', statement: stated(sourceId), ...members },
    { ifMatch: 0 },
  );

describe.each(Object.entries(REFUSALS))('refused: %s', (_, refusals) => {
  test.each(refusals)('$what: $status $code', async ({ ask, status, code, pointers = [] }) => {
    const before = await headSequence();
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: `/problems/${code}`,
      status,
      title: expect.any(String),
      detail: expect.any(String),
      instance: expect.any(String),
    });
    expect(answer.headers['ledger-sequence']).toBe(String(before));
    expect(answer.text).not.toMatch(/node_modules|\.ts:|\.js:|SELECT |INSERT /);
    expect(await headSequence()).toBe(before);
  });
});

test('a query of UTF-8, however it is escaped, is taken', async () => {
  for (const query of ['q=caf%C3%A9', 'q=caf%c3%a9', 'q=%F0%90%8D%88', 'q=100%25', 'attacker=a%2Bb+c']) {
    const { status, body } = await analyst.get(`/v1/strikes?${query}`);
    expect([query, status, body.items]).toEqual([query, 200, []]);
  }
});

test('a body that says that it is UTF-8, or ASCII, is taken', async () => {
  for (const charset of ['utf-8', 'UTF-8', '"utf-8"', '"UTF-8"', 'utf8', 'us-ascii']) {
    const body = JSON.stringify(sourceBody({ name: charset === 'us-ascii' ? 'Cafe' : 'Café' }));
    const type = `application/json; charset=${charset}`;
    expect([charset, (await raw(body, { 'content-type': type })).status]).toEqual([charset, 201]);
  }
});

test('a charset is of a body: who sends none may name any', async () => {
  const type = { 'content-type': 'application/json; charset=iso-8859-1' };
  expect((await analyst.get('/v1/sources', type)).status).toBe(200);
});

describe('a refusal', () => {
  test('of a body in another charset says so', async () => {
    const { body } = await raw('{}', { 'content-type': 'application/json; charset=iso-8859-1' });
    expect(body.detail).toBe('the body must be in UTF-8, and is said to be in iso-8859-1');
  });

  test('of 401 names the scheme', async () => {
    const { headers } = await ledger.as(null).post('/v1/sources', sourceBody());
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  test('of 405 names the methods that the path has', async () => {
    const { headers } = await analyst.send('DELETE', `/v1/strikes/${strikeId}`, {});
    expect(headers['allow']).toBe('GET, HEAD');
  });

  test('of 412 shows the present', async () => {
    const { body } = await amend({ figure: { best: 8 } }, 0);
    expect(body).toMatchObject({
      currentRevision: 1,
      figureRevision: 1,
      figure: { low: null, best: 7, high: null, approximate: false, asStated: null },
    });
  });

  test('of 412, of a strike, shows its status beside that of the answer', async () => {
    const id = await made('/v1/strikes', strikeBody(sourceId, { title: 'To be retracted' }));
    const retraction = { reason: 'A rumour', statement: stated(sourceId) };
    const retract = () => analyst.post(`/v1/strikes/${id}/retraction`, retraction, { ifMatch: 7 });
    const { body } = await retract();
    expect(body).toMatchObject({ status: 412, code: 'stale-revision', currentRevision: 0 });
    expect(body.currentStatus).toBe('active');
  });

  test('of null, where nothing can be taken away, says that it is null', async () => {
    const { body } = await amendStrike({ changes: { title: null, means: [], occurred: {} } });
    expect(body.errors).toEqual([
      { pointer: '/changes/title', detail: expect.stringMatching(/^cannot be null: must be a text/) },
      { pointer: '/changes/occurred/precision', detail: expect.stringMatching(/^is needed: /) },
    ]);
  });

  test('of a quantity that is reported already names its count', async () => {
    expect((await report({})).body.existingId).toBe(countId);
  });
});

/** The last sequence, by the feed itself. */
async function headSequence(): Promise<number> {
  const { body } = await analyst.get('/v1/events?limit=1000');
  return body.upTo as number;
}
