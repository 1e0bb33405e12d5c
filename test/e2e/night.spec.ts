import type { Answer, Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';
import { isIllustration, type Thing } from './night/line.js';
import { pointsAround } from './night/points.js';
import { Recorder, type StatementBody, statementOf } from './night/recorder.js';
import { THE_NIGHT } from './night/the-night.js';

/** Each line of what was reported of one night: recorded as said, gone on with, and read as of any moment. */

let ledger: ServedLedger;
let reader: Client;
let recorder: Recorder;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  reader = ledger.as(null);
  recorder = await Recorder.on(ledger);
  const things = THE_NIGHT.flatMap((line) => line.things);
  await recorder.recordReported(things);
  await recorder.recordIllustrations(things);
});
afterAll(() => ledger.stop());

describe.each(THE_NIGHT)('$line', ({ things }) => {
  describe.each(things)('$collection: $what', (thing) => {
    test('is there with who said it, in which words, not revised', async () => {
      const [first] = recorder.entriesOf(thing);
      const { body } = await read(thing, `asOfSequence=${first?.sequence}`);
      const { body: said, stands } = thing.entries[0];
      expect(body).toMatchObject({ ...stands, revision: 0, note: said.note ?? null });
      expect(body.statement).toEqual(shown(statementOf(thing.entries[0])));
    });

    test('has each entry in the ledger, and what nobody reported is marked', async () => {
      for (const [revision, { entry, actor, sequence }] of recorder.entriesOf(thing).entries()) {
        const { body } = await reader.get(`/v1/events/${sequence}`);
        const subject = `${thing.collection}/${recorder.idOf(thing)}`;
        expect(body).toMatchObject({ subject, revision, actor });
        expect(body.data.note).toBe(entry.body.note ?? null);
        const statement = body.data.statement ?? body.data.proposal?.statement;
        if (entry.by) expect(statement).toEqual(shown(statementOf(entry)));
      }
      expect(thing.entries.filter(isIllustration)).not.toEqual([]);
    });

    test('is read as of before and after each entry, on both axes', async () => {
      for (const { query, seen } of pointsAround(recorder.entriesOf(thing))) {
        expectSeen(query, await read(thing, query), thing, seen);
      }
    });

    test('is in its list where it can be read', async () => {
      for (const { query, seen } of pointsAround(recorder.entriesOf(thing))) {
        if (query.includes('&')) continue;
        const { body } = await reader.get(`/v1/${thing.collection}?limit=1000&${query}`);
        const item = body.items.find(({ id }: { id: string }) => id === recorder.idOf(thing));
        expect([query, item?.revision]).toEqual([query, seen === 0 ? undefined : seen - 1]);
      }
    });
  });
});

const read = (thing: Thing, query: string) =>
  reader.get(`/v1/${thing.collection}/${recorder.idOf(thing)}?${query}`);

/** What each of the entries seen so far left standing, the later before the earlier; before the first it is nowhere. */
function expectSeen(query: string, { status, body }: Answer, { entries }: Thing, seen: number): void {
  if (seen === 0) {
    expect([query, status, body.code]).toEqual([query, 404, 'not-found']);
    return;
  }
  const all: [string, unknown][] = entries.slice(0, seen).flatMap(({ stands }) => Object.entries(stands));
  const stands = Object.entries(Object.fromEntries(all));
  const there = stands.filter(([, value]) => value !== undefined);
  expect({ query, ...body }).toMatchObject({ query, ...Object.fromEntries(there), revision: seen - 1 });
  for (const [name, value] of stands) if (value === undefined) expect(body).not.toHaveProperty(name);
}

/** A statement as it is answered: what was not said of it is null, a date stays one, and an instant is in UTC. */
const shown = (statement: StatementBody) => ({
  credibility: null,
  url: null,
  archivedUrl: null,
  evidenceSha256: null,
  quote: null,
  ...statement,
  statedAt: statement.statedAt.includes('T')
    ? new Date(statement.statedAt).toISOString()
    : statement.statedAt,
});
