import { randomUUID } from 'node:crypto';
import { amendmentBody, countBody, proposalBody, sourceBody, strikeBody } from '../support/bodies.js';
import { type Client, expectStatus } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';

/** Corrections that two people make, through the front door. */

const REASON = { reason: 'The hospital was asked' };

let ledger: ServedLedger;
let ana: Client;
let ben: Client;
let rea: Client;
let reader: Client;
let sourceId: string;
let strikeId: string;
let countId: string;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  ana = await ledger.someone('analyst', 'ana');
  ben = await ledger.someone('analyst', 'ben');
  rea = await ledger.someone('reviewer', 'rea');
  reader = await ledger.someone('reader', 'ren');
  sourceId = (await ana.record('/v1/sources', sourceBody())).id;
});
afterAll(() => ledger.stop());

beforeEach(async () => {
  strikeId = (await ana.record('/v1/strikes', strikeBody(sourceId))).id;
  countId = (await ana.record('/v1/casualty-counts', countBody(sourceId, strikeId))).id;
});

const corrections = (count = countId) => `/v1/casualty-counts/${count}/corrections`;
const propose = (members: object = {}, as: Client = ana) =>
  as.record(corrections(), proposalBody(sourceId, members));
const decide = (id: string, what: string, as: Client, body: object = REASON, more = {}) =>
  as.post(`${corrections()}/${id}/${what}`, body, more);
const amend = (ifMatch: number) =>
  rea.record(`/v1/casualty-counts/${countId}/amendments`, amendmentBody(sourceId), { ifMatch });
const count = async (query = '') => (await reader.get(`/v1/casualty-counts/${countId}${query}`)).body;
const read = async (id: string, query = '') => (await reader.get(`/v1/corrections/${id}${query}`)).body;
const queue = async (query = '') => {
  const { body } = await expectStatus(reader.get(`/v1/corrections?subject=${strikeId}&${query}`), 200);
  return body.items.map(({ id }: { id: string }) => id) as string[];
};

test('is proposed by one, accepted by another, and both link to each other', async () => {
  const proposed = await propose();
  expect(proposed).toMatchObject({
    id: countId,
    correctionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    revision: 1,
    events: [{ type: 'conflict-ledger.casualty-correction-proposed.v1', revision: 1 }],
  });
  const cid = proposed.correctionId as string;
  expect(await count()).toMatchObject({
    figure: { low: 6, best: null },
    figureRevision: 0,
    revision: 1,
    openCorrections: 1,
  });
  expect(await read(cid)).toMatchObject({
    id: cid,
    countId,
    status: 'open',
    figure: { best: 8 },
    proposer: 'ana',
    proposedRevision: 1,
    madeOn: { revision: 0, figure: { low: 6, asStated: 'at least six' } },
    figureMoved: false,
    decidedBy: null,
    decisionRevision: null,
  });

  const accepted = await expectStatus(decide(cid, 'acceptance', rea, REASON, { ifMatch: 1 }), 201);
  expect(accepted.body).toMatchObject({ id: countId, revision: 2 });
  expect(accepted.body).not.toHaveProperty('correctionId');
  expect(await count()).toMatchObject({ figure: { best: 8 }, figureRevision: 2, openCorrections: 0 });
  expect(await read(cid)).toMatchObject({
    status: 'accepted',
    figureMoved: false,
    decidedBy: 'rea',
    decisionReason: REASON.reason,
    decisionRevision: 2,
  });
  const { body } = await reader.get(`/v1/casualty-counts/${countId}/revisions`);
  expect(body.items).toMatchObject([
    { revision: 0, correctionId: null },
    { revision: 1, correctionId: cid, actor: 'ana', figure: { best: 8 }, effectiveAt: null },
    {
      revision: 2,
      correctionId: cid,
      actor: 'rea',
      figure: { best: 8 },
      previous: { low: 6 },
      previousStatus: 'active',
      cause: 'late_report',
      reason: REASON.reason,
      effectiveAt: '2025-10-24T05:00:00.000Z',
    },
  ]);
  const step = await reader.get(`/v1/casualty-counts/${countId}/revisions/1`);
  expect([step.status, step.body.correctionId]).toEqual([200, cid]);
  const { data } = (await reader.get(`/v1/events/${accepted.body.sequence}`)).body;
  expect(data).toMatchObject({
    correctionId: cid,
    proposed: { revision: 1, actor: 'ana', reason: 'One more died on the way to the hospital' },
  });
});

test('shows before and after as of any moment, on both axes', async () => {
  const { correctionId: cid, sequence: proposedAt } = await propose();
  const { sequence: acceptedAt } = (await expectStatus(decide(cid, 'acceptance', rea), 201)).body;
  expect((await reader.get(`/v1/corrections/${cid}?asOfSequence=${proposedAt - 1}`)).status).toBe(404);
  expect(await read(cid, `?asOfSequence=${acceptedAt - 1}`)).toMatchObject({
    status: 'open',
    decidedAt: null,
  });
  expect(await read(cid, `?asOfSequence=${acceptedAt}`)).toMatchObject({ status: 'accepted' });
  expect(await queue(`asOfSequence=${proposedAt - 1}`)).toEqual([]);
  expect(await queue(`status=open&asOfSequence=${proposedAt}`)).toEqual([cid]);
  expect(await queue(`status=open&asOfSequence=${acceptedAt}`)).toEqual([]);

  expect(await count(`?asOfSequence=${proposedAt - 1}`)).toMatchObject({ openCorrections: 0 });
  expect(await count(`?asOfSequence=${proposedAt}`)).toMatchObject({
    figure: { low: 6 },
    openCorrections: 1,
  });
  // What was said by then: the proposal's source spoke on the 24th.
  expect(await count('?statedAsOf=2025-10-23')).toMatchObject({ figure: { low: 6 }, revision: 1 });
  expect(await count('?statedAsOf=2025-10-24')).toMatchObject({ figure: { best: 8 }, revision: 2 });
  // A proposal states nothing: it passes every bound, with the figure of the point beside it.
  expect(await read(cid, '?statedAsOf=2025-10-23')).toMatchObject({
    status: 'accepted',
    figureNow: { revision: 0, status: 'active', figure: { low: 6 } },
  });
  expect(await read(cid, '?statedAsOf=2025-10-01')).toMatchObject({ figureNow: null });
  expect((await reader.get(`${corrections()}?statedAsOf=2025-10-01`)).status).toBe(404);
});

test('is never decided by who proposed it, whatever their key', async () => {
  const { correctionId: cid } = await propose();
  for (const role of ['reviewer', 'admin']) {
    const again = await ledger.someone(role, 'ana');
    for (const what of ['acceptance', 'rejection']) {
      const { status, body } = await decide(cid, what, again);
      expect([role, what, status, body.code]).toEqual([role, what, 403, 'own-correction']);
    }
  }
  const byAdmin = await propose({ figure: { best: 9 } }, ledger.admin);
  const own = await decide(byAdmin.correctionId, 'acceptance', ledger.admin);
  expect([own.status, own.body.code]).toEqual([403, 'own-correction']);
  expect(await count()).toMatchObject({ figureRevision: 0, openCorrections: 2 });
  await expectStatus(decide(byAdmin.correctionId, 'acceptance', rea), 201);
});

test('is refused when the figure has moved, and accepted all the same on demand', async () => {
  const { correctionId: cid } = await propose();
  await amend(1);
  expect(await read(cid)).toMatchObject({
    figureMoved: true,
    figureNow: { revision: 2, figure: { best: 7 } },
  });
  const refused = await decide(cid, 'acceptance', rea);
  expect([refused.status, refused.body]).toEqual([
    409,
    expect.objectContaining({
      code: 'figure-moved',
      proposedOn: { revision: 0, figure: expect.objectContaining({ low: 6 }) },
      figureRevision: 2,
      figure: expect.objectContaining({ best: 7 }),
    }),
  ]);
  const unknown = await decide(cid, 'acceptance', rea, { ...REASON, figureMoved: 'reject' });
  expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/figureMoved']);
  await expectStatus(decide(cid, 'acceptance', rea, { ...REASON, figureMoved: 'accept' }), 201);
  expect(await count()).toMatchObject({ figure: { best: 8 }, figureRevision: 3 });
  expect(await read(cid)).toMatchObject({ status: 'accepted', figureMoved: true });
  const { body } = await reader.get(`/v1/casualty-counts/${countId}/revisions/3`);
  expect(body.previous).toMatchObject({ best: 7 });
});

test('needs no If-Match, and heeds one', async () => {
  const { correctionId: cid } = await propose();
  const ahead = await decide(cid, 'acceptance', rea, REASON, { ifMatch: 7 });
  expect([ahead.status, ahead.body.code, ahead.body.currentRevision]).toEqual([412, 'stale-revision', 1]);
  const malformed = await decide(cid, 'acceptance', rea, REASON, { headers: { 'if-match': '*' } });
  expect([malformed.status, malformed.body.code]).toEqual([400, 'bad-if-match']);
  const { headers } = await reader.get(`/v1/corrections/${cid}`);
  await expectStatus(
    decide(cid, 'acceptance', rea, REASON, { headers: { 'if-match': headers['etag'] ?? '' } }),
    201,
  );
});

test('makes nobody stale while it is open, rejected or withdrawn', async () => {
  const first = await propose();
  const second = await propose({ figure: { best: 9 } }, ben);
  await expectStatus(decide(first.correctionId, 'rejection', rea), 201);
  await expectStatus(decide(second.correctionId, 'withdrawal', ben), 201);
  await amend(0);
  expect(await count()).toMatchObject({ figureRevision: 5, openCorrections: 0 });
});

test('is closed once it is decided on', async () => {
  const accepted = await propose();
  await expectStatus(decide(accepted.correctionId, 'acceptance', rea), 201);
  const rejected = await propose({ figure: { best: 9 } });
  await expectStatus(decide(rejected.correctionId, 'rejection', rea), 201);
  const withdrawn = await propose({ figure: { best: 9 } });
  await expectStatus(decide(withdrawn.correctionId, 'withdrawal', ana), 201);
  for (const [{ correctionId }, status] of [
    [accepted, 'accepted'],
    [rejected, 'rejected'],
    [withdrawn, 'withdrawn'],
  ] as const) {
    expect((await read(correctionId)).status).toBe(status);
    for (const what of ['acceptance', 'rejection', 'withdrawal']) {
      const { status: code, body } = await decide(correctionId, what, rea);
      expect([what, code, body.code, body.correctionStatus]).toEqual([
        what,
        409,
        'correction-closed',
        status,
      ]);
    }
  }
  expect(await queue('status=open')).toEqual([]);
  expect(await queue('status=rejected')).toEqual([rejected.correctionId]);
  expect(await queue('status=withdrawn')).toEqual([withdrawn.correctionId]);
});

test('is withdrawn by who proposed it, or by a reviewer', async () => {
  const { correctionId: cid } = await propose();
  const other = await decide(cid, 'withdrawal', ben);
  expect([other.status, other.body.code]).toEqual([403, 'forbidden']);
  await expectStatus(decide(cid, 'withdrawal', rea), 201);
  expect(await read(cid)).toMatchObject({ status: 'withdrawn', decidedBy: 'rea' });
});

test('waits, and is not accepted, while its count is retracted', async () => {
  const { correctionId: cid } = await propose();
  const retraction = {
    cause: 'verified',
    reason: 'Counted twice',
    statement: amendmentBody(sourceId).statement,
  };
  await rea.record(`/v1/casualty-counts/${countId}/retraction`, retraction, { ifMatch: 1 });
  expect(await count()).toMatchObject({ status: 'retracted', openCorrections: 1 });
  expect(await read(cid)).toMatchObject({ status: 'open', figureNow: { status: 'retracted' } });
  for (const answer of [
    await decide(cid, 'acceptance', rea),
    await ana.post(corrections(), proposalBody(sourceId, { figure: { best: 3 } })),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([409, 'retracted']);
  }
  await expectStatus(decide(cid, 'rejection', rea), 201);
});

test('has to change something, and to be new', async () => {
  const same = await ana.post(
    corrections(),
    proposalBody(sourceId, {
      figure: { low: 6, asStated: 'at least six' },
      statement: countBody(sourceId, strikeId).statement,
    }),
  );
  expect([same.status, same.body.code]).toEqual([422, 'no-change']);
  const { correctionId } = await propose();
  const again = await ben.post(corrections(), proposalBody(sourceId));
  expect([again.status, again.body.code, again.body.correctionId]).toEqual([422, 'no-change', correctionId]);
});

test('gets the same id from the same key, also when it is sent again much later', async () => {
  const key = randomUUID();
  const send = () => ana.post(corrections(), proposalBody(sourceId), { key });
  const first = await expectStatus(send(), 201);
  await expectStatus(decide(first.body.correctionId, 'acceptance', rea), 201);
  const again = await expectStatus(send(), 200);
  expect(again.body).toEqual(first.body);
  // Of another count it is another one.
  const measure = countBody(sourceId, strikeId, { measure: 'injured' });
  const other = (await ana.record('/v1/casualty-counts', measure)).id;
  const elsewhere = await ana.post(corrections(other), proposalBody(sourceId), { key });
  expect(elsewhere.status).toBe(201);
  expect(elsewhere.body.correctionId).not.toBe(first.body.correctionId);
});

test('is found in the queue by status, proposer, subject, family and age', async () => {
  const before = new Date(Date.now() - 60_000).toISOString();
  const first = (await propose()).correctionId;
  const second = (await propose({ figure: { best: 9 } }, ben)).correctionId;
  await expectStatus(decide(first, 'rejection', rea), 201);
  const after = new Date(Date.now() + 60_000).toISOString();
  expect(await queue()).toEqual([first, second]);
  expect(await queue('status=open')).toEqual([second]);
  expect(await queue('status=rejected&proposer=ana')).toEqual([first]);
  expect(await queue('proposer=ben')).toEqual([second]);
  expect(await queue('family=casualty')).toEqual([first, second]);
  expect(await queue(`proposedAfter=${before}&proposedBefore=${after}`)).toEqual([first, second]);
  expect(await queue(`proposedAfter=${after}`)).toEqual([]);
  expect(await queue(`proposedBefore=${before}`)).toEqual([]);
  expect(await queue('proposedBefore=2020-01-01')).toEqual([]);
  const whole = await reader.get('/v1/corrections?status=open&limit=1000');
  expect(whole.body.items.map(({ id }: { id: string }) => id)).toContain(second);

  const page = (await reader.get(`/v1/corrections?subject=${strikeId}&limit=1`)).body;
  expect(page.items).toMatchObject([{ id: first }]);
  const rest = await reader.get(`/v1/corrections?subject=${strikeId}&cursor=${page.next}`);
  expect(rest.body).toMatchObject({ items: [{ id: second }], next: null });
  const ofCount = (await reader.get(`${corrections()}?limit=1`)).body;
  expect(ofCount.items).toMatchObject([{ id: first, countId }]);
  expect((await reader.get(`${corrections()}?cursor=${ofCount.next}`)).body.items).toMatchObject([
    { id: second },
  ]);

  for (const [query, status] of [
    ['status=closed', 422],
    ['proposer=Ana Maria', 400],
    ['family=weather', 422],
    ['proposedBefore=yesterday', 400],
    ['subject=kharkiv', 400],
    ['colour=red', 422],
  ] as const) {
    expect([query, (await reader.get(`/v1/corrections?${query}`)).status]).toEqual([query, status]);
  }
  expect((await reader.get(corrections(randomUUID()))).status).toBe(404);
  expect((await reader.get(`/v1/corrections/${randomUUID()}`)).status).toBe(404);
});

test('is proposed and decided on among many commands', async () => {
  const send = async (line: object, as: Client) => {
    const headers = { 'content-type': 'application/x-ndjson' };
    const { status, text } = await as.send('POST', '/v1/commands', headers, JSON.stringify(line));
    expect(status).toBe(200);
    return JSON.parse(text) as { status: number; correctionId?: string; problem?: { errors: unknown[] } };
  };
  const proposal = { command: 'ProposeCorrection', id: countId, body: proposalBody(sourceId) };
  const { status, correctionId } = await send(proposal, ana);
  expect([status, (await read(String(correctionId))).status]).toEqual([201, 'open']);
  const nameless = await send({ command: 'AcceptCorrection', id: countId, body: REASON }, rea);
  expect(nameless.problem?.errors).toEqual([expect.objectContaining({ pointer: '/correctionId' })]);
  const acceptance = { command: 'AcceptCorrection', id: countId, correctionId, body: REASON };
  expect((await send(acceptance, rea)).status).toBe(201);
  expect((await read(String(correctionId))).status).toBe('accepted');
});

test('brings the codes of its proposal to the count when it is accepted, and not before', async () => {
  const { correctionId: cid } = await propose({ codes: { acled: 'UKR1' } });
  const rejected = await propose({ figure: { best: 9 }, codes: { 'ucdp:id': '1' } });
  await expectStatus(decide(rejected.correctionId, 'rejection', rea), 201);
  expect((await count()).codes).toEqual({});
  await expectStatus(decide(cid, 'acceptance', rea), 201);
  expect((await count()).codes).toEqual({ acled: 'UKR1' });
});
