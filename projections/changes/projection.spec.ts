import type { Query } from '@nestjs/cqrs';
import {
  activeBefore,
  claimAdopted,
  claimRecorded,
  claimRetracted,
  correctionAccepted,
  correctionProposed,
  countAmended,
  countReported,
  countRetracted,
  situationAmended,
  situationDetails,
  situationOpened,
  sourceRegistered,
  strikeAmended,
  strikeDetails,
  strikeReported,
  uuid,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { plansOf, scansIn } from '../../test/support/read-models/plans.js';
import { best, figure, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetSource } from '../sources/queries.js';
import { type ChangeFilter, ListChanges, ListVolatility, VOLATILITY_BY } from './queries.js';

const [STRIKE, SITUATION, KILLED, DISPLACED] = [1, 2, 3, 4].map(uuid) as [string, string, string, string];
const said = (day: string, by = OFFICIALS) => statement(by, `2025-10-${day}`);
const end = (day: number) => `2025-10-${day}T23:59:59.999Z`;

/** What happened, by the sequence that it got. */
const REPORTED = 5;
const ADOPTED = 7;
const SET_RIGHT = 8;
const ACCEPTED = 10;
const RETRACTED = 11;
const DISPLACEMENT = 13;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await TestLedger.open();
  const subject = { type: 'strike', id: STRIKE } as const;
  const record = (id: string, event: Parameters<TestLedger['record']>[1], actor = 'ana') =>
    ledger.record(id, event, { actor });
  await record(OFFICIALS, sourceRegistered());
  await record(MAYOR, sourceRegistered());
  await record(STRIKE, strikeReported({ details: strikeDetails(), statement: said('22') }));
  await record(SITUATION, situationOpened({ details: situationDetails(), statement: said('22') }));
  await record(KILLED, countReported({ subject, figure: best(6), statement: said('22') }));
  await record(KILLED, claimRecorded({ figure: best(9), statement: said('21', MAYOR) }));
  await record(
    KILLED,
    claimAdopted({
      claim: 1,
      figure: best(9),
      before: activeBefore(0, best(6)),
      statement: said('21', MAYOR),
      effectiveAt: end(22),
    }),
  );
  await record(
    KILLED,
    countAmended({
      figure: best(5),
      before: activeBefore(0, best(6)),
      corrects: 0,
      cause: 'recording_error',
      statement: said('27'),
      effectiveAt: end(22),
    }),
  );
  const proposal = { figure: figure({ low: 12 }), statement: said('24') };
  await record(KILLED, correctionProposed(uuid(71), proposal, { madeOn: { revision: 3, figure: best(5) } }));
  await record(
    KILLED,
    correctionAccepted(uuid(71), {
      figure: figure({ low: 12 }),
      before: activeBefore(3, best(5)),
      statement: said('24'),
      effectiveAt: end(24),
      proposed: { revision: 4, actor: 'ana', reason: 'one more' },
    }),
    'rea',
  );
  await record(
    KILLED,
    countRetracted({
      before: activeBefore(5, figure({ low: 12 })),
      statement: said('25'),
      effectiveAt: end(25),
    }),
  );
  await record(
    STRIKE,
    strikeAmended({
      changes: { place: { ...strikeDetails().place, country: 'SY' } },
      statement: said('24'),
      effectiveAt: end(24),
    }),
  );
  await record(
    DISPLACED,
    countReported({
      subject: { type: 'situation', id: SITUATION },
      period: '2025-10-22',
      figure: best(10),
      statement: said('23'),
    }),
  );
  await record(
    SITUATION,
    situationAmended({
      changes: { place: { ...situationDetails().place, country: 'PL' } },
      statement: said('26'),
      effectiveAt: end(26),
    }),
  );
});
afterAll(() => ledger.close());

const found = async (filter: ChangeFilter = {}, point = NOW) => {
  const { items } = await ledger.ask(new ListChanges(filter, 0, 100, point));
  return items.map(({ sequence }) => sequence);
};

describe('changes', () => {
  test('are what set a figure or a status, each with its direction', async () => {
    const { items, upTo } = await ledger.ask(new ListChanges({}, 0, 100, NOW));
    expect(items.map(({ sequence, direction }) => [sequence, direction])).toEqual([
      [REPORTED, 'reported'],
      [ADOPTED, 'up'],
      [SET_RIGHT, 'down'],
      // From 5 to at least 12.
      [ACCEPTED, 'up'],
      [RETRACTED, 'retracted'],
      [DISPLACEMENT, 'reported'],
    ]);
    expect(upTo).toBe(14);
  });

  test.each([
    [at(SET_RIGHT), [REPORTED, ADOPTED, SET_RIGHT]],
    [at(SET_RIGHT - 1), [REPORTED, ADOPTED]],
    [at(100, end(21)), []],
    // An adopted claim stands where it was decided, not where it was said; what sets right stands with what it does.
    [at(100, end(22)), [REPORTED, ADOPTED, SET_RIGHT]],
    [at(100, end(23)), [REPORTED, ADOPTED, SET_RIGHT, DISPLACEMENT]],
    [at(RETRACTED, end(24)), [REPORTED, ADOPTED, SET_RIGHT, ACCEPTED]],
  ])('as of %j', async (point, expected) => {
    expect(await found({}, point)).toEqual(expected);
  });

  test('are filtered by when they were said, which may be before they stand', async () => {
    expect(await found({ statedTo: end(21) })).toEqual([ADOPTED]);
    expect(await found({ statedFrom: end(25) })).toEqual([SET_RIGHT, RETRACTED]);
  });

  test('are filtered by where their subject is as of the point', async () => {
    const ofStrike = [REPORTED, ADOPTED, SET_RIGHT, ACCEPTED, RETRACTED];
    expect(await found({ country: 'SY' })).toEqual(ofStrike);
    expect(await found({ country: 'UA' })).toEqual([]);
    expect(await found({ country: 'UA' }, at(RETRACTED))).toEqual(ofStrike);
    expect(await found({ country: 'UA' }, at(100, end(23)))).toEqual([
      REPORTED,
      ADOPTED,
      SET_RIGHT,
      DISPLACEMENT,
    ]);
    expect(await found({ country: 'PL' })).toEqual([DISPLACEMENT]);
  });

  test('go on where a page ended, and go past what a filter leaves out', async () => {
    const page = (after: number, filter: ChangeFilter = {}) =>
      ledger.ask(new ListChanges(filter, after, 2, at(RETRACTED)));
    expect(await page(0)).toMatchObject({
      items: [{ sequence: REPORTED }, { sequence: ADOPTED }],
      upTo: ADOPTED,
    });
    expect(await page(ACCEPTED)).toMatchObject({ items: [{ sequence: RETRACTED }], upTo: RETRACTED });
    expect(await page(0, { cause: 'verified' })).toEqual({ items: [], upTo: RETRACTED });
    expect(await page(50)).toEqual({ items: [], upTo: 50 });
  });
});

test('a page of changes asks once for the notices of all its items', async () => {
  const own = await TestLedger.open();
  const strikes = [101, 102, 103].map(uuid);
  for (const [index, id] of strikes.entries()) {
    const subject = { type: 'strike', id } as const;
    await own.record(uuid(201 + index), countReported({ subject, figure: best(6), statement: said('22') }));
  }
  const anything = { family: null, measure: null, group: null, from: null, to: null };
  await own.record(uuid(301), {
    kind: 'notice-recorded',
    data: {
      ...NOTHING_COMMON,
      cause: 'reclassified',
      reason: 'They are counted elsewhere',
      statement: said('23'),
      effectiveAt: end(23),
      scope: strikes.slice(1).map((id) => ({ subject: { type: 'strike', id }, ...anything })),
    },
  });
  const all = jest.spyOn(own.model, 'all');
  const { items } = await own.ask(new ListChanges({}, 0, 100, NOW));
  const asked = all.mock.calls.map(([sql]) => sql);
  all.mockRestore();
  await own.close();
  expect(items.map(({ notices }) => notices.map(({ id }) => id))).toEqual([[], [uuid(301)], [uuid(301)]]);
  expect(asked.filter((sql) => sql.includes('notice_scope'))).toHaveLength(1);
  expect(asked.filter((sql) => sql.includes('FROM notice_entry'))).toHaveLength(1);
});

describe('the statistics', () => {
  test('are of what is visible at the point alone', async () => {
    const scorecard = async (id: string, point = NOW) =>
      (await ledger.ask(new GetSource(id, point)))?.scorecard;
    // Of the officials: 6; 5 instead of it; at least 12; taken back with the count.
    expect(await scorecard(OFFICIALS)).toMatchObject({
      claims: 4,
      revised: 2,
      slips: 1,
      directions: { up: 1, retracted: 1 },
      lagDays: { median: 1, p90: 2 },
    });
    expect(await scorecard(OFFICIALS, at(SET_RIGHT))).toMatchObject({ claims: 2, revised: 0, slips: 1 });
    expect(await scorecard(OFFICIALS, at(100, end(23)))).toMatchObject({ claims: 3, revised: 0, slips: 1 });
    expect(await scorecard(MAYOR)).toMatchObject({ claims: 1, revised: 0 });
    const [killed] = (await ledger.ask(new ListVolatility('count', {}, at(100, end(24)), 10, null))).items;
    expect(killed).toMatchObject({ entries: 4, revised: 2, slips: 1, inputs: [{ revisions: [0, 2, 3, 5] }] });
  });

  test('take a claim back from whoever made it, whoever says so', async () => {
    const own = await TestLedger.open();
    await own.record(MAYOR, sourceRegistered());
    const subject = { type: 'strike', id: STRIKE } as const;
    await own.record(KILLED, countReported({ subject, figure: best(6), statement: said('22') }));
    await own.record(KILLED, claimRecorded({ figure: best(9), statement: said('22', MAYOR) }));
    await own.record(KILLED, claimRetracted({ claim: 1, lastFigure: best(9), statement: said('25') }));
    const source = await own.ask(new GetSource(MAYOR, NOW));
    expect(source?.scorecard).toMatchObject({ claims: 1, revised: 1, lagDays: { median: 3, p90: 3 } });
    await own.close();
  });
});

describe('how they are found', () => {
  /** The steps that look at each row of a table. What a part of the statement gives is no table. */
  const scans = async (query: Query<unknown>) =>
    (await plansOf(ledger, query)).flatMap((plan) =>
      scansIn(plan).filter((step) => !plan.steps.includes(step.replace('SCAN', 'CO-ROUTINE'))),
    );

  test.each<ChangeFilter>([
    {},
    { subject: STRIKE },
    { source: MAYOR, cause: 'developed' },
    { actor: 'ana', minRelative: 0.5 },
    { cause: 'developed' },
    { measure: 'killed', country: 'UA' },
    { family: 'casualty', statedFrom: end(21), admin1: 'UA-63' },
    { direction: 'up' },
  ])('%j by an index', async (filter) => {
    expect(await scans(new ListChanges(filter, 0, 100, NOW))).toEqual([]);
  });

  test.each(VOLATILITY_BY)('volatility by %s by an index', async (by) => {
    for (const filter of [{}, { source: OFFICIALS }, { subject: STRIKE, measure: 'killed' }]) {
      expect(await scans(new ListVolatility(by, filter, NOW, 100, null))).toEqual([]);
    }
    expect(await scans(new GetSource(OFFICIALS, NOW))).toEqual([]);
  });

  test('no page looks at more than its window, and the next goes on behind it', async () => {
    const own = await TestLedger.open();
    const subject = { type: 'strike', id: STRIKE } as const;
    await own.record(KILLED, countReported({ subject, figure: best(6), statement: said('22') }));
    own.model.generation.writer.exec(`
      WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 15000)
      INSERT INTO change
      SELECT 2 * i, count, i, family, measure, group_code, subject_type, subject_id, source_id, actor, 'developed',
             effective_at, stated_end, 0, 0, 1, 'up', 1, 1
      FROM n, (SELECT * FROM change WHERE sequence = 1)`);
    const page = (after: number, filter: ChangeFilter) =>
      own.ask(new ListChanges(filter, after, 5, at(1_000_000)));
    expect(await page(0, { subject: STRIKE, direction: 'down' })).toEqual({ items: [], upTo: 20_000 });
    expect(await page(20_000, { subject: STRIKE, direction: 'down' })).toEqual({ items: [], upTo: 20_000 });
    expect(await page(0, { direction: 'down' })).toEqual({ items: [], upTo: 20_000 });
    expect(await page(0, { cause: 'developed', direction: 'down' })).toEqual({ items: [], upTo: 20_002 });
    await own.close();
  });
});
