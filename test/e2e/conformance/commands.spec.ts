import { randomUUID } from 'node:crypto';
import { COMMAND_TABLE } from '../../../src/api/commands/command-table.js';
import type { CommandSpec } from '../../../src/api/commands/command-spec.js';
import { EVENT_TYPES } from '../../../src/domain/catalogue/event-types.js';
import type { Answer, With } from '../../support/client.js';
import type { CommandCase, Prepared } from './case.js';
import { COMMAND_CASES } from './cases.js';
import { World } from './world.js';

/** What every command of the ledger promises, whatever it is about. */

const SPECS = new Map(
  COMMAND_TABLE.flatMap(({ commands }) => commands.map((spec) => [spec.operationId, spec] as const)),
);
const BELOW = { analyst: 'reader', reviewer: 'analyst', admin: 'reviewer' } as const;

/** What says itself which one it is: its id is worked out of that. The others have one of their own. */
function codeOfTaken(operation: string): string {
  if (/^report\w+Count$/.test(operation)) return 'count-exists';
  return ['defineMeasure', 'defineGroup'].includes(operation) ? 'code-taken' : 'id-taken';
}

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

test('each command has its case here', () => {
  expect(COMMAND_CASES.map(({ operation }) => operation).sort()).toEqual([...SPECS.keys()].sort());
});

describe.each(COMMAND_CASES)('$operation', ({ operation, prepare, needs }: CommandCase) => {
  const spec = SPECS.get(operation) as CommandSpec;
  const isAddressed = spec.path !== '';
  let prepared: Prepared;
  let hasStatement: boolean;

  beforeAll(async () => {
    prepared = await prepare(world);
    hasStatement = 'statement' in prepared.body;
  });

  const send = (changes: object, more: With = {}, { path, body, ifMatch, as }: Prepared = prepared) =>
    (as ?? world.people.reviewer).post(`/v1${path}`, { ...body, ...changes }, { ifMatch, ...more });

  /** Sends what has to be refused, and makes sure that nothing came of it. */
  const refused = async (ask: () => Promise<Answer>, status: number, code: string, ...pointers: string[]) => {
    const head = await world.head();
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await world.head()).toBe(head);
  };

  test('is taken once, and its repetition answered the same, whatever If-Match says by then', async () => {
    const fresh = await prepare(world);
    const key = `${operation}/${world.next()}`;
    const first = await send({}, { key }, fresh);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ revision: expect.any(Number), sequence: expect.any(Number) });
    expect(first.headers['etag']).toBe(`"${first.body.revision}"`);
    expect(first.headers['location']).toMatch(new RegExp(`^/v1/[a-z-]+/${first.body.id}$`));
    expect(Number(first.headers['ledger-sequence'])).toBeGreaterThanOrEqual(first.body.sequence);
    for (const { type } of first.body.events) expect(EVENT_TYPES.has(type)).toBe(true);
    const head = await world.head();
    for (const more of [{ key }, { key, ifMatch: 99 }, { key, ifMatch: undefined }]) {
      const again = await send({}, more, fresh);
      expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
      expect(again.body).toEqual(first.body);
    }
    expect(await world.head()).toBe(head);
    await refused(() => send({ note: 'another body' }, { key }, fresh), 422, 'key-reused', '/note');
  });

  test('is taken as one line of many, too', async () => {
    const { path, body, ifMatch, as = world.people.reviewer } = await prepare(world);
    const [, , id, , part] = path.split('/');
    const about = spec.part && { [spec.part.name]: spec.part.form === 'number' ? Number(part) : part };
    const line = JSON.stringify({ command: spec.name, id, ...about, ifMatch, body });
    const answer = await as.send('POST', '/v1/commands', { 'content-type': 'application/x-ndjson' }, line);
    expect(JSON.parse(answer.text)).toMatchObject({
      line: 1,
      status: 201,
      sequence: await world.head(),
    });
  });

  test('keeps note, codes and actor', async () => {
    const fresh = await prepare(world);
    const common = { note: 'as read out', codes: { 'ucdp:id': '36210' } };
    const { body, status } = await send(common, {}, fresh);
    expect(status).toBe(201);
    for (const { sequence } of body.events) {
      const event = (await world.people.reader.get(`/v1/events/${sequence}`)).body;
      expect(event.data).toMatchObject(common);
      expect(event.actor).toMatch(/^(ana|rea)$/);
    }
  });

  test('needs a key and its role', async () => {
    const { path, body } = prepared;
    await refused(() => world.ledger.as(null).post(`/v1${path}`, body), 401, 'unauthorized');
    const below = world.people[BELOW[spec.role as keyof typeof BELOW]];
    await refused(() => below.post(`/v1${path}`, body), 403, 'forbidden');
  });

  test('refuses what its body may not hold', async () => {
    await refused(() => send({ colour: 'red' }), 422, 'invalid', '/colour');
    await refused(() => send({ note: 7 }), 422, 'invalid', '/note');
    for (const member of needs) {
      await refused(() => send({ [member]: undefined }), 422, 'invalid', `/${member}`);
    }
    const nowhere = randomUUID();
    await refused(() => send({ noticeId: nowhere }), 422, 'invalid', '/noticeId');
    await refused(
      () => world.people.reviewer.post(`/v1${prepared.path}`, '[]', { ifMatch: prepared.ifMatch }),
      422,
      'invalid',
      '',
    );
  });

  test('refuses a statement of nobody, one ahead of the clock, and any where none is taken', async () => {
    if (!hasStatement) {
      await refused(() => send({ statement: world.stated('2025-10-23') }), 422, 'invalid', '/statement');
      return;
    }
    const nobody = { sourceId: randomUUID(), statedAt: '2025-10-23' };
    await refused(() => send({ statement: nobody }), 422, 'invalid', '/statement/sourceId');
    const ahead = world.stated(new Date(Date.now() + 10 * 60_000).toISOString());
    await refused(() => send({ statement: ahead }), 422, 'invalid', '/statement/statedAt');
  });

  if (!isAddressed) {
    test('makes nothing that is there already', async () => {
      const fresh = await prepare(world);
      const { status, body } = await send({}, {}, fresh);
      expect(status).toBe(201);
      const head = await world.head();
      const again = await send({ id: body.id, note: 'another one' }, {}, fresh);
      const code = codeOfTaken(operation);
      expect([again.status, again.body.code]).toEqual([409, code]);
      if (code !== 'id-taken') expect(again.body.existingId).toBe(body.id);
      expect(await world.head()).toBe(head);
    });
  }

  if (isAddressed) {
    test('finds what it addresses, or nothing', async () => {
      const [, collection = '', , ...rest] = prepared.path.split('/');
      const at = (id: string) => ({ ...prepared, path: ['', collection, id, ...rest].join('/') });
      await refused(() => send({}, {}, at(randomUUID())), 404, 'not-found');
      await refused(() => send({}, {}, at('no-id')), 404, 'not-found');
      if (!spec.part) return;
      const missing = { id: randomUUID(), number: '99', code: 'no-such-part' }[spec.part.form];
      for (const part of [missing, 'No_Part']) {
        const path = prepared.path.replace(/\/[^/]+(\/[^/]+)$/, `/${part}$1`);
        await refused(() => send({}, {}, { ...prepared, path }), 404, 'not-found');
      }
    });
  }

  if (spec.ifMatch === 'needed') {
    test('needs the revision that it acts on', async () => {
      await refused(() => send({}, { ifMatch: undefined }), 428, 'precondition-required');
      await refused(() => send({}, { headers: { 'if-match': '*' } }), 400, 'bad-if-match');
      const head = await world.head();
      const stale = await send({}, { ifMatch: 99 });
      expect([stale.status, stale.body.code]).toEqual([412, 'stale-revision']);
      expect(stale.body.currentRevision).toBe(prepared.ifMatch);
      expect(await world.head()).toBe(head);
    });
  }
});
