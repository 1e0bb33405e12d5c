import {
  activeBefore,
  correctionAccepted,
  correctionProposed,
  correctionRejected,
  correctionWithdrawn,
  countAmended,
  countReported,
  countRetracted,
  uuid,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import type { CountAnswer } from '../counts/answers.js';
import { GetCount, GetCountRevision, ListCountRevisions } from '../counts/queries.js';
import { type CorrectionFilter, GetCorrection, ListCorrections, ListCountCorrections } from './queries.js';

const [STRIKE, OTHER_STRIKE, KILLED, INJURED, FIRST, SECOND, THIRD] = [1, 2, 3, 4, 71, 72, 73].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const said = (day: string, by = OFFICIALS) => statement(by, `2025-10-${day}`);

/** What happened, by the sequence that it got. */
const REPORTED = 1;
const PROPOSED = 3;
const AMENDED = 5;
const ACCEPTED = 6;
const WITHDRAWN = 8;
const RETRACTED = 9;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await TestLedger.open();
  const record = (id: string, event: Parameters<TestLedger['record']>[1], actor: string) =>
    ledger.record(id, event, { actor });
  ledger.recordsAt('2025-10-26T00:00:00.000Z');
  const subject = { type: 'strike', id: STRIKE } as const;
  await record(KILLED, countReported({ subject, figure: best(6), statement: said('22') }), 'ana');
  const other = { type: 'strike', id: OTHER_STRIKE } as const;
  await record(
    INJURED,
    countReported({ subject: other, measure: 'injured', figure: best(3), statement: said('22') }),
    'ana',
  );
  await record(
    KILLED,
    correctionProposed(
      FIRST,
      { figure: best(8), statement: said('24', MAYOR) },
      { madeOn: { revision: 0, figure: best(6) }, note: 'by telephone', codes: { 'ucdp:id': '1' } },
    ),
    'ana',
  );
  ledger.recordsAt('2025-10-27T00:00:00.000Z');
  await record(
    INJURED,
    correctionProposed(
      SECOND,
      { figure: null, statement: said('25') },
      { madeOn: { revision: 0, figure: best(3) } },
    ),
    'ben',
  );
  await record(
    KILLED,
    countAmended({
      figure: best(7),
      before: activeBefore(0, best(6)),
      statement: said('23'),
      effectiveAt: '2025-10-23T23:59:59.999Z',
    }),
    'rea',
  );
  ledger.recordsAt('2025-10-28T00:00:00.000Z');
  await record(
    KILLED,
    correctionAccepted(FIRST, {
      figure: best(8),
      before: activeBefore(2, best(7)),
      statement: said('24', MAYOR),
      effectiveAt: '2025-10-24T23:59:59.999Z',
      proposed: { revision: 1, actor: 'ana', reason: 'one more is known' },
    }),
    'rea',
  );
  await record(
    KILLED,
    correctionProposed(
      THIRD,
      { figure: best(9), statement: said('25') },
      { madeOn: { revision: 3, figure: best(8) }, codes: { lost: 'x' } },
    ),
    'ben',
  );
  await record(INJURED, correctionWithdrawn(SECOND), 'ben');
  await record(
    KILLED,
    countRetracted({
      before: activeBefore(3, best(8)),
      statement: said('26'),
      effectiveAt: '2025-10-26T23:59:59.999Z',
    }),
    'rea',
  );
  await record(KILLED, correctionRejected(THIRD), 'rea');
});
afterAll(() => ledger.close());

const correction = (id: string, point = NOW) => ledger.ask(new GetCorrection(id, point));
const queue = async (filter: CorrectionFilter = {}, point = NOW) => {
  const { items } = await ledger.ask(new ListCorrections(filter, point, 100, null));
  return items.map(({ id, status, figureMoved }) => [id, status, figureMoved]);
};

describe('a correction', () => {
  it('is answered whole while it is open', async () => {
    expect(await correction(FIRST, at(PROPOSED))).toEqual({
      id: FIRST,
      countId: KILLED,
      family: 'casualty',
      subject: { type: 'strike', id: STRIKE },
      measure: 'killed',
      group: 'all',
      period: null,
      status: 'open',
      figure: best(8),
      cause: 'late_report',
      reason: 'one more is known',
      statement: said('24', MAYOR),
      note: 'by telephone',
      codes: { 'ucdp:id': '1' },
      noticeId: null,
      proposer: 'ana',
      proposedAt: '2025-10-26T00:00:00.000Z',
      proposedRevision: 1,
      madeOn: { revision: 0, figure: best(6) },
      figureMoved: false,
      figureNow: { revision: 0, status: 'active', figure: best(6) },
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      decisionRevision: null,
      revision: 1,
    });
  });

  it('says that the figure moved, once it did', async () => {
    expect(await correction(FIRST, at(AMENDED))).toMatchObject({
      status: 'open',
      figureMoved: true,
      figureNow: { revision: 2, status: 'active', figure: best(7) },
      revision: 2,
    });
  });

  it('says who decided, when and why, and which revision came of it', async () => {
    expect(await correction(FIRST, at(ACCEPTED))).toMatchObject({
      status: 'accepted',
      // It had moved when it was accepted.
      figureMoved: true,
      figureNow: { revision: 3, status: 'active', figure: best(8) },
      decidedBy: 'rea',
      decidedAt: '2025-10-28T00:00:00.000Z',
      decisionReason: 'it is so',
      decisionRevision: 3,
    });
    expect(await correction(SECOND)).toMatchObject({
      status: 'withdrawn',
      figure: null,
      figureMoved: false,
      decidedBy: 'ben',
      decisionReason: 'a slip',
      decisionRevision: 2,
    });
    expect(await correction(SECOND, at(WITHDRAWN - 1))).toMatchObject({ status: 'open', decidedBy: null });
  });

  it('shows a retracted count beside it', async () => {
    expect(await correction(THIRD, at(RETRACTED))).toMatchObject({
      status: 'open',
      figureMoved: true,
      figureNow: { revision: 5, status: 'retracted', lastFigure: best(8) },
    });
  });

  it('is on the recorded axis alone; the figure beside it is that of the point', async () => {
    expect(await correction(FIRST, at(PROPOSED - 1))).toBeNull();
    expect(await correction(FIRST, at(ACCEPTED, '2025-10-22T23:59:59.999Z'))).toMatchObject({
      status: 'accepted',
      figureNow: { revision: 0, figure: best(6) },
      revision: 1,
    });
    expect(await correction(FIRST, at(ACCEPTED, '2025-10-01T00:00:00.000Z'))).toMatchObject({
      status: 'accepted',
      figureNow: null,
    });
  });
});

describe('the queue', () => {
  it('has the corrections of all counts, the oldest first, as of a sequence', async () => {
    expect(await queue()).toEqual([
      [FIRST, 'accepted', true],
      [SECOND, 'withdrawn', false],
      [THIRD, 'rejected', true],
    ]);
    expect(await queue({}, at(AMENDED))).toEqual([
      [FIRST, 'open', true],
      [SECOND, 'open', false],
    ]);
    expect(await queue({}, at(REPORTED))).toEqual([]);
  });

  it.each([
    ['open', AMENDED, [FIRST, SECOND]],
    ['open', RETRACTED, [THIRD]],
    ['open', null, []],
    ['accepted', AMENDED, []],
    ['accepted', ACCEPTED, [FIRST]],
    ['rejected', RETRACTED, []],
    ['rejected', null, [THIRD]],
    ['withdrawn', null, [SECOND]],
  ] as const)('is filtered by the status %s as of %s', async (status, sequence, expected) => {
    const found = await queue({ status }, sequence === null ? NOW : at(sequence));
    expect(found.map(([id]) => id)).toEqual(expected);
  });

  it('is filtered by proposer, subject, family and age', async () => {
    const ids = async (filter: CorrectionFilter, point = NOW) =>
      (await queue(filter, point)).map(([id]) => id);
    expect(await ids({ proposer: 'ben' })).toEqual([SECOND, THIRD]);
    expect(await ids({ proposer: 'ben', status: 'open' }, at(RETRACTED))).toEqual([THIRD]);
    expect(await ids({ subject: OTHER_STRIKE })).toEqual([SECOND]);
    expect(await ids({ subject: STRIKE, status: 'accepted' })).toEqual([FIRST]);
    expect(await ids({ family: 'casualty' })).toEqual([FIRST, SECOND, THIRD]);
    expect(await ids({ family: 'rescue' })).toEqual([]);
    expect(await ids({ proposedBefore: '2025-10-27T00:00:00.000Z' })).toEqual([FIRST, SECOND]);
    expect(await ids({ proposedAfter: '2025-10-27T00:00:00.000Z' })).toEqual([THIRD]);
    expect(
      await ids({ proposedAfter: '2025-10-26T00:00:00.000Z', proposedBefore: '2025-10-27T23:59:59.999Z' }),
    ).toEqual([SECOND]);
  });

  it('is read page by page', async () => {
    const page = async (filter: CorrectionFilter, point: typeof NOW, after: number | null) => {
      const { items, next } = await ledger.ask(new ListCorrections(filter, point, 1, after));
      return [items.map(({ id }) => id), next];
    };
    expect(await page({}, NOW, null)).toEqual([[FIRST], 3]);
    expect(await page({}, NOW, 3)).toEqual([[SECOND], 4]);
    expect(await page({}, NOW, 4)).toEqual([[THIRD], null]);
    expect(await page({ status: 'open' }, at(AMENDED), null)).toEqual([[FIRST], 3]);
    expect(await page({ status: 'open' }, at(AMENDED), 3)).toEqual([[SECOND], null]);
  });
});

describe('the count of a correction', () => {
  const count = (id: string, point = NOW): Promise<CountAnswer | null> =>
    ledger.ask(new GetCount('casualty', id, point));
  const revisions = async (point = NOW) => {
    const { items } = await ledger.ask(new ListCountRevisions('casualty', KILLED, point, 100, null));
    return items.map(({ revision, correctionId }) => [revision, correctionId]);
  };

  it('says how many are open', async () => {
    const open = async (id: string, point = NOW) => (await count(id, point))?.openCorrections;
    expect(await open(KILLED, at(REPORTED))).toBe(0);
    expect(await open(KILLED, at(PROPOSED))).toBe(1);
    expect(await open(KILLED, at(ACCEPTED))).toBe(0);
    expect(await open(KILLED, at(RETRACTED))).toBe(1);
    expect(await open(KILLED)).toBe(0);
    expect(await open(INJURED, at(AMENDED, '2025-10-23T00:00:00.000Z'))).toBe(1);
  });

  it('has its corrections, where something of it is in force', async () => {
    const ids = async (point = NOW, family = 'casualty') => {
      const query = new ListCountCorrections(family, KILLED, point, 100, null);
      return (await ledger.ask(query)).items.map(({ id }) => id);
    };
    expect(await ids()).toEqual([FIRST, THIRD]);
    expect(await ids(at(ACCEPTED))).toEqual([FIRST]);
    expect(await ids(at(ACCEPTED, '2025-10-01T00:00:00.000Z'))).toEqual([]);
    expect(await ids(NOW, 'rescue')).toEqual([]);
  });

  it('moves by the acceptance on both axes, and is its source’s claim', async () => {
    expect(await count(KILLED, at(ACCEPTED))).toMatchObject({
      figure: best(8),
      figureRevision: 3,
      revision: 3,
      statement: said('24', MAYOR),
    });
    expect(await count(KILLED, at(ACCEPTED, '2025-10-24T00:00:00.000Z'))).toMatchObject({
      figure: best(7),
      figureRevision: 2,
    });
    const answer = await count(KILLED, at(ACCEPTED));
    expect(answer?.claims.find(({ revision }) => revision === 3)).toMatchObject({
      sourceId: MAYOR,
      figure: best(8),
      adopted: true,
      standing: true,
    });
  });

  it('brings no codes that were only proposed', async () => {
    expect((await count(KILLED, at(RETRACTED - 1)))?.codes).toEqual({});
  });

  it('lists every step with its link, wherever something of the count is in force', async () => {
    const all = [
      [0, null],
      [1, FIRST],
      [2, null],
      [3, FIRST],
      [4, THIRD],
      [5, null],
      [6, THIRD],
    ];
    expect(await revisions()).toEqual(all);
    // What is said of corrections has no place in stated order; what was accepted has.
    expect(await revisions(at(10, '2025-10-22T23:59:59.999Z'))).toEqual([
      [0, null],
      [1, FIRST],
      [4, THIRD],
      [6, THIRD],
    ]);
    expect(await revisions(at(10, '2025-10-22T23:59:59.998Z'))).toEqual([]);
  });

  it('shows what a step says', async () => {
    const revision = (number: number) => ledger.ask(new GetCountRevision('casualty', KILLED, number, NOW));
    expect(await revision(1)).toMatchObject({
      type: 'conflict-ledger.casualty-correction-proposed.v1',
      status: 'active',
      figure: best(8),
      cause: 'late_report',
      reason: 'one more is known',
      statedAt: '2025-10-24',
      effectiveAt: null,
      sourceId: MAYOR,
      statement: said('24', MAYOR),
      actor: 'ana',
    });
    expect(await revision(3)).toMatchObject({
      type: 'conflict-ledger.casualty-correction-accepted.v1',
      status: 'active',
      figure: best(8),
      previous: best(7),
      cause: 'late_report',
      reason: 'it is so',
      effectiveAt: '2025-10-24T23:59:59.999Z',
      actor: 'rea',
    });
    const rejection = await revision(6);
    expect(rejection).toMatchObject({
      type: 'conflict-ledger.casualty-correction-rejected.v1',
      reason: 'it is not so',
      cause: null,
      statedAt: null,
      effectiveAt: null,
      sourceId: null,
      statement: null,
    });
    expect(rejection).not.toHaveProperty('status');
    expect(rejection).not.toHaveProperty('figure');
    expect(rejection).not.toHaveProperty('previousStatus');
  });
});
