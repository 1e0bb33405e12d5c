import { stated } from '../support/bodies.js';
import type { Client } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';
import { ITS_PARTS } from './night/its-parts.js';
import { Recorder } from './night/recorder.js';
import { SOURCES } from './night/sources.js';
import { STRIKES } from './night/strikes.js';
import { THE_ATTACK } from './night/the-attack.js';

/** The dead of the parts (3 + 1 + 2) and the six of the whole stand side by side, and nothing is added twice. */

let ledger: ServedLedger;
let rea: Client;
/** Of the whole attack, the village, the kindergarten and the district of Kyiv. */
let ids: string[];

beforeAll(async () => {
  ledger = await ServedLedger.start();
  rea = await ledger.someone('reviewer', 'rea');
  const recorder = await Recorder.on(ledger);
  const things = [...THE_ATTACK, ...ITS_PARTS].flatMap((line) => line.things);
  const killed = things.filter(({ what }) => what === 'killed');
  await recorder.recordReported([...things.filter(({ collection }) => collection === 'strikes'), ...killed]);
  ids = killed.map((thing) => recorder.idOf(thing));
});
afterAll(() => ledger.stop());

const [WHOLE, KINDERGARTEN, DISTRICT] = [0, 2, 3];

const count = async (index: number) => {
  const { asOf: _point, ...answer } = (await rea.get(`/v1/casualty-counts/${ids[index]}`)).body;
  return answer;
};
const counts = () => Promise.all(ids.map((_, index) => count(index)));
const figures = async () =>
  (await counts()).map(({ figure, revision }) => [figure.low, figure.best, figure.high, revision]);

/** Amends one of the counts, and says what was warned about; no other count may change by it. */
async function amend(index: number, figure: object): Promise<string[]> {
  const before = await counts();
  const answer = await rea.post(
    `/v1/casualty-counts/${ids[index]}/amendments`,
    {
      figure,
      cause: 'developed',
      reason: 'one of the injured died',
      note: 'Illustration: nobody reported it',
      statement: stated(SOURCES.officials.id, '2025-10-23'),
    },
    { ifMatch: before[index].revision },
  );
  expect([answer.status, answer.body.id]).toEqual([201, ids[index]]);
  const event = await rea.get(`/v1/events/${answer.body.sequence}`);
  const after = await counts();
  expect(event.body.data.warnings).toEqual(answer.body.warnings);
  expect(after[index].warnings).toEqual(answer.body.warnings);
  expect(after.filter((_, other) => other !== index)).toEqual(before.filter((_, other) => other !== index));
  return answer.body.warnings.map(({ code, detail }: Record<string, string>) => `${code}: ${detail}`);
}

test('each count is what its own source said', async () => {
  expect(await figures()).toEqual([
    [6, null, null, 0],
    [null, 3, null, 0],
    [null, 1, null, 0],
    [null, 2, null, 0],
  ]);
  expect((await counts()).flatMap(({ warnings }) => warnings)).toEqual([]);
});

test('the whole shows its own count and names its parts, which show theirs', async () => {
  const strike = async (id: string) => (await rea.get(`/v1/strikes/${id}`)).body;
  const shown = ({ counts }: { counts: { id: string; measure: string; figure: object }[] }) =>
    counts.map(({ id, measure, figure }) => ({ id, measure, figure }));
  const whole = await strike(STRIKES.wholeAttack);
  expect(shown(whole)).toEqual([
    { id: ids[0], measure: 'killed', figure: expect.objectContaining({ low: 6, best: null, high: null }) },
  ]);
  const { kyiv, village, kindergarten, energy, dniproDistrict, darnytskyiDistrict } = STRIKES;
  const parts = whole.parts.map(({ id }: { id: string }) => id);
  expect(new Set(parts)).toEqual(new Set([kyiv, village, kindergarten, energy]));
  const best = (number: number) => [
    expect.objectContaining({ figure: expect.objectContaining({ best: number }) }),
  ];
  expect((await strike(village)).counts).toEqual(best(3));
  expect((await strike(kindergarten)).counts).toEqual(best(1));
  // Kyiv has no dead of its own: nothing is made up for it of what its districts have.
  expect(await strike(kyiv)).toMatchObject({ counts: [], partOf: STRIKES.wholeAttack });
  expect((await strike(dniproDistrict)).counts).toEqual(best(2));
  expect((await strike(darnytskyiDistrict)).counts).toEqual([]);
});

test('a part that rises moves nothing but itself, and breaks nothing while the whole says "at least"', async () => {
  expect(await amend(KINDERGARTEN, { best: 2 })).toEqual([]);
  expect(await figures()).toEqual([
    [6, null, null, 0],
    [null, 3, null, 0],
    [null, 2, null, 1],
    [null, 2, null, 0],
  ]);
});

test('a whole that has a number is exceeded by the first part that rises beyond it', async () => {
  // 3 + 2 + 2 are seven.
  expect(await amend(WHOLE, { best: 7 })).toEqual([]);
  expect(await amend(DISTRICT, { best: 3 })).toEqual([
    'parts-exceed-whole: this count and its likes against the whole: at least 8, above at most 7',
  ]);
  expect(await figures()).toEqual([
    [null, 7, null, 1],
    [null, 3, null, 0],
    [null, 2, null, 1],
    [null, 3, null, 1],
  ]);
  // Set right, it warns no more.
  expect(await amend(WHOLE, { low: 7, high: 8 })).toEqual([]);
  expect(await amend(DISTRICT, { best: 3, asStated: 'three' })).toEqual([]);
});

test('as of before, each is as it was', async () => {
  const { body } = await rea.get('/v1/casualty-counts?measure=killed&statedAsOf=2025-10-22');
  const shown = body.items.map(({ id, figure }: { id: string; figure: Record<string, unknown> }) => [
    id,
    figure['low'],
    figure['best'],
  ]);
  expect(shown).toEqual([
    [ids[0], 6, null],
    [ids[1], null, 3],
    [ids[2], null, 1],
    [ids[3], null, 2],
  ]);
});
