import { randomUUID } from 'node:crypto';
import { request, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import {
  amendmentBody,
  claimBody,
  countBody,
  situationBody,
  sourceBody,
  strikeBody,
} from '../support/bodies.js';
import { jsonLines } from '../support/json-lines.js';
import { ADMIN_KEY, type Answer, type Client } from '../support/client.js';
import { LedgerApp } from '../support/ledger-app.js';

const NDJSON = 'application/x-ndjson';

let ledger: LedgerApp;
let reviewer: Client;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  reviewer = await ledger.someone('reviewer', 'rea');
});
afterAll(() => ledger.stop());

interface LineAnswer {
  readonly line: number;
  readonly status: number;
  readonly id?: string;
  readonly revision?: number;
  readonly sequence?: number;
  readonly warnings?: readonly { readonly detail: string }[];
  readonly problem?: { readonly code: string; readonly errors: readonly { readonly pointer: string }[] };
}

const post = (payload: string | Buffer, as = reviewer, type = NDJSON): Promise<Answer> =>
  as.send('POST', '/v1/commands', { 'content-type': type }, payload);

async function send(lines: readonly unknown[], as = reviewer): Promise<LineAnswer[]> {
  const answer = await post(lines.map((line) => JSON.stringify(line)).join('\n'), as);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, NDJSON]);
  return jsonLines<LineAnswer>(answer.text);
}

const head = async () => (await reviewer.get('/v1/sources?limit=1')).headers['ledger-sequence'];

/** A source, a strike and a count with a claim, one building on the other. */
function story() {
  const [sourceId, strikeId] = [randomUUID(), randomUUID()];
  return {
    sourceId,
    strikeId,
    lines: [
      { command: 'RegisterSource', idempotencyKey: `${sourceId}/1`, body: sourceBody({ id: sourceId }) },
      {
        command: 'ReportStrike',
        idempotencyKey: `${sourceId}/2`,
        body: strikeBody(sourceId, { id: strikeId }),
      },
      {
        command: 'ReportCasualtyCount',
        idempotencyKey: `${sourceId}/3`,
        body: countBody(sourceId, strikeId),
      },
    ],
  };
}

test('commands are taken in order, each with what those before it made', async () => {
  const { sourceId, strikeId, lines } = story();
  const answers = await send(lines);
  expect(answers).toMatchObject([
    { line: 1, status: 201, id: sourceId, revision: 0 },
    { line: 2, status: 201, id: strikeId, revision: 0 },
    { line: 3, status: 201, revision: 0 },
  ]);
  const countId = answers[2]?.id ?? '';
  const more = await send([
    { command: 'AmendCasualtyCount', id: countId, ifMatch: 0, body: amendmentBody(sourceId) },
    {
      command: 'RecordClaim',
      id: countId,
      body: claimBody(sourceId, { statement: { sourceId, statedAt: '2025-10-24' } }),
    },
    { command: 'AdoptClaim', id: countId, claim: 2, ifMatch: 2, body: { reason: 'Nearer' } },
  ]);
  expect(more).toMatchObject([
    { line: 1, status: 201, id: countId, revision: 1 },
    { line: 2, status: 201, id: countId, revision: 2 },
    { line: 3, status: 201, id: countId, revision: 3 },
  ]);
  const sequences = [...answers, ...more].map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.map((_, index) => Number(sequences[0]) + index));
  const { body } = await reviewer.get(`/v1/casualty-counts/${countId}`);
  expect(body).toMatchObject({ revision: 3, figure: { best: 9 } });
});

test('the same lines again have no second effect', async () => {
  const { lines } = story();
  const first = await send(lines);
  const before = await head();
  const again = await send(lines);
  expect(again).toEqual(first.map((answer) => ({ ...answer, status: 200 })));
  expect(await head()).toBe(before);
  const [other] = await send([{ ...lines[0], body: sourceBody({ name: 'Somebody else' }) }]);
  expect(other).toMatchObject({ status: 422, problem: { code: 'key-reused' } });
  expect(other?.problem?.errors.map(({ pointer }) => pointer)).toEqual(['/body/id', '/body/name']);
});

test('one bad line stops no other, and is pointed into', async () => {
  const { sourceId, lines } = story();
  const nowhere = randomUUID();
  const bad: [line: string, status: number, code: string, ...pointers: string[]][] = [
    ['{"command": ', 400, 'malformed-json'],
    ['[]', 422, 'invalid', ''],
    ['{}', 422, 'invalid', '/command'],
    [JSON.stringify({ command: 'OverwriteCasualtyCount' }), 422, 'invalid', '/command'],
    [JSON.stringify({ command: 'GradeSource', body: {} }), 422, 'invalid', '/id'],
    [JSON.stringify({ command: 'RegisterSource', id: nowhere, body: sourceBody() }), 422, 'invalid', '/id'],
    [JSON.stringify({ command: 'RegisterSource', colour: 'red' }), 422, 'invalid', '/colour'],
    [JSON.stringify({ command: 'RegisterSource', ifMatch: -1 }), 422, 'invalid', '/ifMatch'],
    [JSON.stringify({ command: 'RegisterSource', idempotencyKey: 'a b' }), 422, 'invalid', '/idempotencyKey'],
    [JSON.stringify({ command: 'RegisterSource', body: [] }), 422, 'invalid', '/body'],
    [JSON.stringify({ command: 'RegisterSource', claim: 1, body: sourceBody() }), 422, 'invalid', '/claim'],
    [
      JSON.stringify({ command: 'AdoptClaim', id: nowhere, claim: 0, body: { reason: 'x' } }),
      404,
      'not-found',
    ],
    [JSON.stringify({ command: 'RegisterSource' }), 422, 'invalid', '/body/name', '/body/kind'],
    [
      JSON.stringify({
        command: 'ReportCasualtyCount',
        body: countBody(sourceId, nowhere, { figure: { low: -1 } }),
      }),
      422,
      'invalid',
      '/body/figure/low',
    ],
    [
      JSON.stringify({ command: 'ReportCasualtyCount', body: countBody(nowhere, nowhere) }),
      422,
      'invalid',
      '/body/statement/sourceId',
      '/body/subject/id',
    ],
    [`{"command": "RegisterSource", "note": "${'x'.repeat(1024 * 1024)}"}`, 413, 'too-large'],
  ];
  const text = bad.map(([line]) => line).join('\n');
  const good = lines.map((line) => JSON.stringify(line));
  const { text: answered } = await post(`${good[0]}\n${text}\n\n${good[1]}\n${good[2]}`);
  const answers = jsonLines<LineAnswer>(answered);
  const refused = answers
    .slice(1, -2)
    .map(({ line, status, problem }) => [
      line,
      status,
      problem?.code,
      ...(problem?.errors ?? []).map(({ pointer }) => pointer),
    ]);
  expect(refused).toEqual(bad.map(([, ...expected], index) => [index + 2, ...expected]));
  const taken = [answers[0], ...answers.slice(-2)];
  expect(taken.map((answer) => [answer?.line, answer?.status])).toEqual([
    [1, 201],
    [bad.length + 3, 201],
    [bad.length + 4, 201],
  ]);
});

test('each line needs its own role, and the whole a key that may write', async () => {
  const analyst = await ledger.someone('analyst', 'ana');
  const { sourceId, lines } = story();
  const [first, second] = await send(
    [lines[0], { command: 'GradeSource', id: sourceId, body: { reliability: 'C', reason: 'Hasty' } }],
    analyst,
  );
  expect(first?.status).toBe(201);
  expect(second).toMatchObject({ status: 403, problem: { code: 'forbidden' } });
  expect((await post('', ledger.as(null))).status).toBe(401);
  expect((await post('', await ledger.someone('reader', 'ren'))).status).toBe(403);
});

test('lines go to their path alone, and nothing else does', async () => {
  for (const type of ['application/json', 'text/plain', 'application/ndjson']) {
    const other = await post('{}', reviewer, type);
    expect([other.status, other.body.code]).toEqual([415, 'unsupported-media-type']);
    expect(other.body.detail).toBe('the body must be application/x-ndjson');
  }
  const elsewhere = await reviewer.send('POST', '/v1/sources', { 'content-type': NDJSON }, '{}');
  expect([elsewhere.status, elsewhere.body.code]).toEqual([415, 'unsupported-media-type']);
  const nothing = await post('');
  expect([nothing.status, nothing.text]).toEqual([200, '']);
  const bare = await reviewer.send('POST', '/v1/commands', {});
  expect([bare.status, bare.text]).toEqual([200, '']);
});

test('what the path of a command would name differs where the line names it', async () => {
  const { sourceId, lines } = story();
  const [, , count] = await send(lines);
  const statement = { sourceId, statedAt: '2025-10-24' };
  const takeBack = (claim: number, reason: string) => ({
    command: 'RetractClaim',
    id: count?.id,
    claim,
    idempotencyKey: 'back',
    body: { cause: 'source_retracted', reason, statement },
  });
  const [, first, second] = await send([
    { command: 'RecordClaim', id: count?.id, body: claimBody(sourceId, { statement }) },
    takeBack(1, 'withdrawn'),
    takeBack(0, 'withdrawn too'),
  ]);
  expect([first?.status, second?.status, second?.problem?.code]).toEqual([201, 422, 'key-reused']);
  expect(second?.problem?.errors.map(({ pointer }) => pointer)).toEqual(['/claim', '/body/reason']);
});

describe('lines are held against those before them, as commands one by one are', () => {
  const warned = async (lines: readonly unknown[]) =>
    (await send(lines)).map(({ line, status, warnings }) => [
      line,
      status,
      ...(warnings ?? []).map(({ detail }) => detail),
    ]);
  const killed = (subject: object, members: object) => ({
    command: 'ReportCasualtyCount',
    body: { subject, measure: 'killed', statement: { sourceId: source, statedAt: '2025-10-27' }, ...members },
  });
  let source: string;
  beforeAll(async () => {
    source = (await reviewer.record('/v1/sources', sourceBody())).id;
  });

  test('a series that falls, and one that begins anew', async () => {
    const { id } = (await reviewer.post('/v1/situations', situationBody(source))).body;
    const subject = { type: 'situation', id };
    const day = (period: string, best: number) =>
      killed(subject, { measure: 'killed_cumulative', period, figure: { best } });
    const notice = {
      command: 'RecordNotice',
      body: {
        cause: 'counter_rebased',
        reason: 'restarted',
        statement: { sourceId: source, statedAt: '2025-10-27' },
        scope: [{ subject, measure: 'killed_cumulative', from: '2025-10-25' }],
      },
    };
    const lines = [
      day('2025-10-22', 100),
      day('2025-10-24', 90),
      day('2025-10-23', 95),
      notice,
      day('2025-10-25', 5),
    ];
    expect(await warned(lines)).toEqual([
      [1, 201],
      [2, 201, '90, and 100 for 2025-10-22 already'],
      [3, 201, '95, and 100 for 2025-10-22 already', '95, and only 90 for 2025-10-24'],
      [4, 201],
      [5, 201],
    ]);
  });

  test('a group above all', async () => {
    const { id } = (await reviewer.post('/v1/strikes', strikeBody(source))).body;
    const subject = { type: 'strike', id };
    const lines = [
      killed(subject, { group: 'children', figure: { best: 5 } }),
      killed(subject, { figure: { best: 4 } }),
    ];
    expect(await warned(lines)).toEqual([
      [1, 201],
      [2, 201, 'group children against this count: at least 5, above at most 4'],
    ]);
  });

  test('parts above the whole, none of them added twice', async () => {
    const [whole, village, high, floor, elsewhere] = Array.from({ length: 5 }, () => randomUUID());
    const strike = (id: string | undefined, partOf: string | null | undefined) => ({
      command: 'ReportStrike',
      body: strikeBody(source, { id, partOf }),
    });
    const dead = (id: string | undefined, best: number) =>
      killed({ type: 'strike', id }, { figure: { best } });
    const lines = [
      strike(whole, null),
      strike(village, whole),
      strike(high, whole),
      strike(floor, high),
      strike(elsewhere, null),
      dead(elsewhere, 50),
      dead(whole, 6),
      dead(village, 3),
      // The high-rise has no count of its own yet: its floor stands for it.
      dead(floor, 4),
      dead(high, 3),
    ];
    expect((await warned(lines)).slice(-5)).toEqual([
      [6, 201],
      [7, 201],
      [8, 201],
      [9, 201, 'this count and its likes against the whole: at least 7, above at most 6'],
      [10, 201, 'the parts against this count: at least 4, above at most 3'],
    ]);
  });
});

describe('over a connection', () => {
  let port: number;

  beforeAll(async () => {
    await ledger.app.listen(0, '127.0.0.1');
    port = (ledger.app.getHttpServer().address() as AddressInfo).port;
  });

  async function open(): Promise<ClientRequest> {
    const { body } = await ledger.admin.post('/v1/keys', { actor: 'rea', role: 'reviewer' });
    const headers = { 'content-type': NDJSON, authorization: `Bearer ${body.secret as string}` };
    return request({ port, method: 'POST', path: '/v1/commands', headers });
  }

  test('a node that stops ends the stream after what is under way, and does not wait for more', async () => {
    const other = await LedgerApp.start();
    await other.app.listen(0, '127.0.0.1');
    const { port: at } = other.app.getHttpServer().address() as AddressInfo;
    const headers = { 'content-type': NDJSON, authorization: `Bearer ${ADMIN_KEY}` };
    const stream = request({ port: at, method: 'POST', path: '/v1/commands', headers });
    stream.on('error', () => undefined);
    const response = new Promise<NodeJS.ReadableStream>((settle) => stream.once('response', settle));
    stream.write(`${JSON.stringify({ command: 'RegisterSource', body: sourceBody() })}\n`);
    const answers = createInterface({ input: await response })[Symbol.asyncIterator]();
    expect(JSON.parse(String((await answers.next()).value))).toMatchObject({ line: 1, status: 201 });
    await other.stop();
    // It says where whoever sends goes on.
    expect(JSON.parse(String((await answers.next()).value))).toMatchObject({
      line: 2,
      status: 503,
      problem: { code: 'not-accepting', detail: expect.stringContaining('not begun') },
    });
    expect((await answers.next()).done).toBe(true);
  });

  test('a line is answered before the next one is sent, and a cut connection loses nothing', async () => {
    const keyed = Array.from({ length: 40 }, (_, index) => ({
      command: 'RegisterSource',
      idempotencyKey: `cut/${index}`,
      body: sourceBody({ name: `Source ${index}` }),
    }));
    const before = Number(await head());
    const stream = await open();
    stream.on('error', () => undefined);
    const response = new Promise<NodeJS.ReadableStream>((settle) => stream.once('response', settle));
    stream.write(`${JSON.stringify(keyed[0])}\n`);
    const answers = createInterface({ input: await response })[Symbol.asyncIterator]();
    for (const next of keyed.slice(1, 10)) {
      expect(JSON.parse(String((await answers.next()).value))).toMatchObject({ status: 201 });
      stream.write(`${JSON.stringify(next)}\n`);
    }
    stream.write(`${JSON.stringify(keyed[10])}\n{"command": "Regis`);
    stream.destroy();
    const again = await send(keyed);
    expect(again.map(({ line }) => line)).toEqual(keyed.map((_, index) => index + 1));
    expect(again.slice(0, 9).map(({ status }) => status)).toEqual(Array(9).fill(200));
    expect(again.slice(11).map(({ status }) => status)).toEqual(Array(29).fill(201));
    expect(Number(await head())).toBe(before + 40);
  });
});
