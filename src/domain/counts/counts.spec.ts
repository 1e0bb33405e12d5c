import { specify } from '../../../test/support/given-when-then.js';
import {
  best,
  figure,
  MAYOR,
  NEWSPAPER,
  NOTHING_COMMON,
  OFFICIALS,
  statement,
} from '../../../test/support/samples.js';
import type { StatedFigure } from '../kernel/figure.js';
import { adoptClaim, recordClaim, retractClaim } from './claim-decisions.js';
import type { AmendCount, ReportCount, RetractClaim, RetractCount } from './commands.js';
import { amendCount, reportCount, retractCount } from './count-decisions.js';
import type { CountContext } from './decision-support.js';
import type { Before, CountEvent } from './events.js';
import { FAMILIES } from './families.js';
import { type CountState, evolveCount } from './state.js';

const { given } = specify<CountState, CountEvent>(evolveCount);

const [casualty] = FAMILIES;
if (!casualty) throw new Error('the casualty family is built in');

const at = (ifMatch: number | null, members: Partial<CountContext> = {}): CountContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch,
  id: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
  family: casualty,
  ...members,
});
const analyst = (id: string, ifMatch: number | null) => at(ifMatch, { actor: { id, role: 'analyst' } });

const atLeastSix = figure({ low: 6, asStated: 'at least six' });

const report: ReportCount = {
  subject: { type: 'strike', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' },
  measure: 'killed',
  group: 'all',
  period: null,
  running: false,
  dating: 'occurred',
  figure: atLeastSix,
  statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z'),
  ...NOTHING_COMMON,
};
const amendment: AmendCount = {
  figure: best(7),
  cause: 'developed',
  reason: 'One of the injured died in hospital',
  statement: statement(OFFICIALS, '2025-10-23T05:00:00.000Z'),
  corrects: null,
  ...NOTHING_COMMON,
};
const retraction: RetractCount = {
  cause: 'source_retracted',
  reason: 'the officials take it back',
  statement: statement(OFFICIALS, '2025-10-24'),
  ...NOTHING_COMMON,
};
const takeBack = (claim: number, adopt: number | null = null): RetractClaim => ({
  ...retraction,
  claim,
  adopt,
});

const reported: CountEvent = {
  kind: 'count-reported',
  data: {
    ...report,
    unit: 'people',
    before: { status: 'none' },
    effectiveAt: '2025-10-22T06:00:00.000Z',
    warnings: [],
  },
};
const active = (revision: number, value: StatedFigure | null): Before => ({
  status: 'active',
  revision,
  figure: value,
});
const amended: CountEvent = {
  kind: 'count-amended',
  data: {
    ...amendment,
    cause: 'developed',
    before: active(0, atLeastSix),
    effectiveAt: '2025-10-23T05:00:00.000Z',
    warnings: [],
  },
};
const retracted: CountEvent = {
  kind: 'count-retracted',
  data: { ...retraction, before: active(0, atLeastSix), effectiveAt: '2025-10-24T23:59:59.999Z' },
};
const claimed = (sourceId: string, statedAt: string, value: number): CountEvent => ({
  kind: 'claim-recorded',
  data: {
    figure: best(value),
    statement: statement(sourceId, statedAt),
    effectiveAt: statedAt,
    warnings: [],
    ...NOTHING_COMMON,
  },
});
const MORNING = '2025-10-22T09:00:00.000Z';
const EVENING = '2025-10-22T18:00:00.000Z';

describe('reporting', () => {
  it('stands where it was stated, with nothing before it', () => {
    given()
      .when((state) => reportCount(state, report, analyst('ana', null)))
      .then({
        kind: 'count-reported',
        data: {
          figure: atLeastSix,
          before: { status: 'none' },
          unit: 'people',
          effectiveAt: '2025-10-22T06:00:00.000Z',
        },
      });
  });

  it('stands at the end of the day when only the day is known', () => {
    given()
      .when((state) =>
        reportCount(state, { ...report, statement: statement(OFFICIALS, '2025-10-22') }, at(null)),
      )
      .then({ kind: 'count-reported', data: { effectiveAt: '2025-10-22T23:59:59.999Z' } });
  });

  it('holds a source that does not know', () => {
    given()
      .when((state) => reportCount(state, { ...report, figure: null }, at(null)))
      .then({ kind: 'count-reported', data: { figure: null } });
  });

  it('is refused while the quantity stands, and names it', () => {
    const { decision } = given(reported).when((state) => reportCount(state, report, at(null)));
    expect(decision).toMatchObject({
      kind: 'rejected',
      rejection: { code: 'count-exists', members: { existingId: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4' } },
    });
  });

  it('begins again after a retraction, and counts from when that was decided', () => {
    given(reported, retracted)
      .when((state) => reportCount(state, report, at(null)))
      .then({
        kind: 'count-reported',
        data: {
          before: { status: 'retracted', revision: 1, lastFigure: atLeastSix },
          effectiveAt: '2025-10-24T23:59:59.999Z',
        },
      });
  });

  it('needs a measure of the family, whole numbers, and a statement of the past', () => {
    const refused = (members: Partial<ReportCount>) =>
      given().when((state) => reportCount(state, { ...report, ...members }, at(null)));
    refused({ measure: 'launched' }).thenRefused('invalid', '/measure');
    refused({ figure: figure({ low: 1.5, high: 3 }) }).thenRefused('invalid', '/figure/low');
    refused({ figure: best(-1) }).thenRefused('invalid', '/figure/best');
    refused({ figure: best(2 ** 53) }).thenRefused('invalid', '/figure/best');
    refused({ statement: statement(OFFICIALS, '2025-11-02') }).thenRefused('invalid', '/statement/statedAt');
  });

  it('takes a statement up to five minutes ahead of the clock', () => {
    const ahead = (statedAt: string) =>
      given().when((state) =>
        reportCount(state, { ...report, statement: statement(OFFICIALS, statedAt) }, at(null)),
      );
    ahead('2025-11-01T00:05:00.000Z').then({ kind: 'count-reported', data: {} });
    ahead('2025-11-01').then({ kind: 'count-reported', data: {} });
    ahead('2025-11-01T00:05:00.001Z').thenRefused('invalid', '/statement/statedAt');
  });

  it('needs a period for a situation, unless the count is running', () => {
    const situation: ReportCount = { ...report, subject: { type: 'situation', id: report.subject.id } };
    given()
      .when((state) => reportCount(state, situation, at(null)))
      .thenRefused('period-needed', '/period');
    given()
      .when((state) => reportCount(state, { ...situation, running: true }, at(null)))
      .then({ kind: 'count-reported', data: { running: true } });
    given()
      .when((state) => reportCount(state, { ...situation, period: '2025-10' }, at(null)))
      .then({ kind: 'count-reported', data: { period: '2025-10' } });
  });

  it('keeps a figure that is out of order, with a warning', () => {
    given()
      .when((state) => reportCount(state, { ...report, figure: figure({ low: 8, best: 6 }) }, at(null)))
      .then({
        kind: 'count-reported',
        data: { warnings: [{ code: 'figure-order', detail: 'low 8 is above best 6' }] },
      });
  });
});

describe('amending', () => {
  it('keeps the figure before, the cause and the reason', () => {
    given(reported)
      .when((state) => amendCount(state, amendment, at(0)))
      .then({
        kind: 'count-amended',
        data: {
          figure: best(7),
          before: active(0, atLeastSix),
          cause: 'developed',
          reason: 'One of the injured died in hospital',
          effectiveAt: '2025-10-23T05:00:00.000Z',
          corrects: null,
        },
      });
  });

  it('counts although it rests on an older statement than the figure that it replaces', () => {
    const older = { ...amendment, statement: statement(MAYOR, '2025-10-21') };
    given(reported)
      .when((state) => amendCount(state, older, at(0)))
      .then({ kind: 'count-amended', data: { effectiveAt: '2025-10-22T06:00:00.000Z' } });
  });

  it('sets an earlier entry right where that one stands', () => {
    const slip: AmendCount = {
      ...amendment,
      figure: figure({ low: 5 }),
      cause: 'recording_error',
      corrects: 0,
    };
    given(reported, amended)
      .when((state) => amendCount(state, slip, at(1)))
      .then({
        kind: 'count-amended',
        data: { before: active(0, atLeastSix), corrects: 0, effectiveAt: '2025-10-22T06:00:00.000Z' },
      });
  });

  it('leaves the figure in force alone when it sets an older entry right', () => {
    const corrected: CountEvent = {
      kind: 'count-amended',
      data: {
        ...amendment,
        cause: 'recording_error',
        figure: best(5),
        before: active(0, atLeastSix),
        corrects: 0,
        effectiveAt: '2025-10-22T06:00:00.000Z',
        warnings: [],
      },
    };
    given(reported, amended, corrected)
      .when((state) => amendCount(state, { ...amendment, figure: best(8) }, at(2)))
      .then({ kind: 'count-amended', data: { before: active(1, best(7)) } });
  });

  it('is not taken twice when it sets an entry right', () => {
    const slip: AmendCount = { ...amendment, figure: best(5), cause: 'recording_error', corrects: 0 };
    const corrected: CountEvent = {
      kind: 'count-amended',
      data: {
        ...slip,
        cause: 'recording_error',
        before: active(0, atLeastSix),
        effectiveAt: '2025-10-22T06:00:00.000Z',
        warnings: [],
      },
    };
    given(reported, corrected)
      .when((state) => amendCount(state, slip, at(1)))
      .thenRefused('no-change');
  });

  it('says what is wrong with the body before what is wrong with the state', () => {
    const future = { ...amendment, statement: statement(OFFICIALS, '2025-11-05') };
    given(reported, retracted)
      .when((state) => amendCount(state, future, at(1)))
      .thenRefused('invalid', '/statement/statedAt');
    given(reported, retracted)
      .when((state) => amendCount(state, { ...amendment, figure: best(1.5) }, at(1)))
      .thenRefused('invalid', '/figure/best');
  });

  it('is refused last for an If-Match that is none', () => {
    const malformed = { ...at(null), ifMatch: 'malformed' as const };
    given(reported)
      .when((state) => amendCount(state, amendment, malformed))
      .thenRefused('bad-if-match');
    given(reported, retracted)
      .when((state) => amendCount(state, amendment, malformed))
      .thenRefused('retracted');
  });

  it('sets right only what set a figure', () => {
    given(reported, claimed(MAYOR, MORNING, 8))
      .when((state) => amendCount(state, { ...amendment, corrects: 1 }, at(1)))
      .thenRefused('invalid', '/corrects');
  });

  it('needs a cause, except for a running count, which developed', () => {
    given(reported)
      .when((state) => amendCount(state, { ...amendment, cause: null }, at(0)))
      .thenRefused('invalid', '/cause');
    const running: CountEvent = { kind: 'count-reported', data: { ...reported.data, running: true } };
    given(running)
      .when((state) => amendCount(state, { ...amendment, cause: null }, at(0)))
      .then({ kind: 'count-amended', data: { cause: 'developed' } });
  });

  it('refuses what changes nothing; the same figure by another statement changes who vouches for it', () => {
    given(reported)
      .when((state) =>
        amendCount(state, { ...amendment, figure: atLeastSix, statement: report.statement }, at(0)),
      )
      .thenRefused('no-change');
    given(reported)
      .when((state) => amendCount(state, { ...amendment, figure: atLeastSix, cause: 'verified' }, at(0)))
      .then({ kind: 'count-amended', data: { figure: atLeastSix, cause: 'verified' } });
  });

  it('remembers A, B, A as three entries', () => {
    given(reported, amended)
      .when((state) =>
        amendCount(state, { ...amendment, figure: atLeastSix, cause: 'recording_error' }, at(1)),
      )
      .then({ kind: 'count-amended', data: { figure: atLeastSix, before: active(1, best(7)) } });
  });

  it('names the revision that it acts on; a claim since then makes nobody stale', () => {
    const history = given(reported, amended, claimed(MAYOR, MORNING, 8));
    const amendAt = (ifMatch: number | null) =>
      history.when((state) => amendCount(state, { ...amendment, figure: best(9) }, at(ifMatch)));
    amendAt(null).thenRefused('precondition-required');
    amendAt(0).thenRefused('stale-revision');
    amendAt(1).then({ kind: 'count-amended', data: {} });
    amendAt(2).then({ kind: 'count-amended', data: {} });
    amendAt(3).thenRefused('stale-revision');
    expect(amendAt(0).decision).toMatchObject({
      rejection: { members: { currentRevision: 2, figureRevision: 1, figure: best(7) } },
    });
  });

  it('is refused for a count that is retracted, or was never reported', () => {
    given(reported, retracted)
      .when((state) => amendCount(state, amendment, at(1)))
      .thenRefused('retracted');
    given()
      .when((state) => amendCount(state, amendment, at(0)))
      .thenRefused('not-found');
  });
});

describe('retracting a count', () => {
  it('keeps the last figure', () => {
    given(reported)
      .when((state) => retractCount(state, retraction, at(0)))
      .then({
        kind: 'count-retracted',
        data: { before: active(0, atLeastSix), effectiveAt: '2025-10-24T23:59:59.999Z' },
      });
  });

  it('is open to reviewers, and to the analyst whose figure it is', () => {
    given({ by: 'ana', event: reported })
      .when((state) => retractCount(state, retraction, analyst('ana', 0)))
      .then({ kind: 'count-retracted', data: {} });
    given({ by: 'ana', event: reported })
      .when((state) => retractCount(state, retraction, analyst('ben', 0)))
      .thenRefused('forbidden');
    given({ by: 'ana', event: reported }, { by: 'rex', event: amended })
      .when((state) => retractCount(state, retraction, analyst('ana', 1)))
      .thenRefused('forbidden');
  });

  it('is not open to an analyst who adopted what another claimed', () => {
    const adopted: CountEvent = {
      kind: 'claim-adopted',
      data: {
        claim: 1,
        figure: best(8),
        before: active(0, atLeastSix),
        reason: 'the mayor was there',
        statement: statement(MAYOR, MORNING),
        effectiveAt: MORNING,
        warnings: [],
        ...NOTHING_COMMON,
      },
    };
    const history = given(reported, { by: 'ben', event: claimed(MAYOR, MORNING, 8) }, adopted);
    history.when((state) => retractCount(state, retraction, analyst('ana', 2))).thenRefused('forbidden');
    history.when((state) => retractCount(state, retraction, analyst('ben', 2))).thenRefused('forbidden');
    history
      .when((state) => retractCount(state, retraction, at(2)))
      .then({ kind: 'count-retracted', data: {} });
  });
});

describe('claims', () => {
  it('stand beside the figure in force and need no revision', () => {
    given(reported)
      .when((state) =>
        recordClaim(
          state,
          { figure: best(8), statement: statement(MAYOR, MORNING), ...NOTHING_COMMON },
          at(null),
        ),
      )
      .then({ kind: 'claim-recorded', data: { figure: best(8), effectiveAt: MORNING } });
  });

  it('are recorded once', () => {
    given(reported, claimed(MAYOR, MORNING, 8))
      .when((state) =>
        recordClaim(
          state,
          { figure: best(8), statement: statement(MAYOR, MORNING), ...NOTHING_COMMON },
          at(null),
        ),
      )
      .thenRefused('no-change');
    given(reported)
      .when((state) =>
        recordClaim(state, { figure: atLeastSix, statement: report.statement, ...NOTHING_COMMON }, at(null)),
      )
      .thenRefused('no-change');
  });

  const adopt = (claim: number) => ({ claim, reason: 'the mayor was there', ...NOTHING_COMMON });

  it('become the figure in force by a decision of their own', () => {
    given(reported, claimed(MAYOR, MORNING, 8))
      .when((state) => adoptClaim(state, adopt(1), at(1)))
      .then({
        kind: 'claim-adopted',
        data: {
          claim: 1,
          figure: best(8),
          before: active(0, atLeastSix),
          statement: statement(MAYOR, MORNING),
          effectiveAt: MORNING,
        },
      });
  });

  it('count from the figure that they replace when they were stated earlier', () => {
    given(reported, claimed(MAYOR, '2025-10-22T05:00:00.000Z', 8))
      .when((state) => adoptClaim(state, adopt(1), at(1)))
      .then({ kind: 'claim-adopted', data: { effectiveAt: '2025-10-22T06:00:00.000Z' } });
  });

  it('are adopted only while they stand, and not twice', () => {
    const superseded = given(reported, claimed(MAYOR, MORNING, 8), claimed(MAYOR, EVENING, 9));
    superseded.when((state) => adoptClaim(state, adopt(1), at(2))).thenRefused('claim-not-standing');
    superseded
      .when((state) => adoptClaim(state, adopt(2), at(2)))
      .then({ kind: 'claim-adopted', data: { figure: best(9) } });
    superseded.when((state) => adoptClaim(state, adopt(0), at(2))).thenRefused('no-change');
    superseded.when((state) => adoptClaim(state, adopt(7), at(2))).thenRefused('not-found');
  });

  it('supersede in stated order: what is recorded late and was said earlier does not stand', () => {
    given(reported, claimed(MAYOR, EVENING, 9), claimed(MAYOR, MORNING, 8))
      .when((state) => adoptClaim(state, adopt(2), at(2)))
      .thenRefused('claim-not-standing');
  });

  it('need the present revision to be adopted', () => {
    given(reported, claimed(MAYOR, MORNING, 8), amended)
      .when((state) => adoptClaim(state, adopt(1), at(1)))
      .thenRefused('stale-revision');
  });
});

describe('taking a claim back', () => {
  it('leaves the figure alone when the claim is not in force, and needs no revision', () => {
    given(reported, claimed(MAYOR, MORNING, 8))
      .when((state) => retractClaim(state, takeBack(1), at(null)))
      .then({
        kind: 'claim-retracted',
        data: { claim: 1, lastFigure: best(8), effectiveAt: '2025-10-24T23:59:59.999Z' },
      });
  });

  it('retracts the count when nothing else stands', () => {
    given(reported)
      .when((state) => retractClaim(state, takeBack(0), at(0)))
      .then(
        { kind: 'claim-retracted', data: { claim: 0 } },
        {
          kind: 'count-retracted',
          data: { before: active(0, atLeastSix), effectiveAt: '2025-10-24T23:59:59.999Z' },
        },
      );
  });

  it('asks which claim takes its place when others stand', () => {
    const two = given(reported, claimed(MAYOR, MORNING, 8), claimed(NEWSPAPER, EVENING, 9));
    two.when((state) => retractClaim(state, takeBack(0), at(2))).thenRefused('adopt-needed', '/adopt');
    two.when((state) => retractClaim(state, takeBack(0, 5), at(2))).thenRefused('invalid', '/adopt');
    two.when((state) => retractClaim(state, takeBack(0, 0), at(2))).thenRefused('invalid', '/adopt');
    two
      .when((state) => retractClaim(state, takeBack(0, 2), at(2)))
      .then(
        { kind: 'claim-retracted', data: { claim: 0 } },
        // It stands from when the source took its figure back, not from when the newspaper spoke.
        {
          kind: 'claim-adopted',
          data: { claim: 2, figure: best(9), effectiveAt: '2025-10-24T23:59:59.999Z' },
        },
      );
  });

  it('lets the earlier claim of the same source stand again', () => {
    given(reported, amended)
      .when((state) => retractClaim(state, takeBack(1, 0), at(1)))
      .then(
        { kind: 'claim-retracted', data: { claim: 1, lastFigure: best(7) } },
        { kind: 'claim-adopted', data: { claim: 0, figure: atLeastSix, before: active(1, best(7)) } },
      );
  });

  it('needs the present revision when the figure moves, and names no successor when it does not', () => {
    given(reported)
      .when((state) => retractClaim(state, takeBack(0), at(null)))
      .thenRefused('precondition-required');
    given(reported, claimed(MAYOR, MORNING, 8))
      .when((state) => retractClaim(state, takeBack(1, 0), at(1)))
      .thenRefused('invalid', '/adopt');
  });

  it('happens once, to a claim that is there, by a reviewer or by who recorded it', () => {
    const fallen: CountEvent = {
      kind: 'claim-retracted',
      data: { ...retraction, claim: 1, lastFigure: best(8), effectiveAt: '2025-10-24T23:59:59.999Z' },
    };
    given(reported, claimed(MAYOR, MORNING, 8), fallen)
      .when((state) => retractClaim(state, takeBack(1), at(2)))
      .thenRefused('no-change');
    given(reported)
      .when((state) => retractClaim(state, takeBack(3), at(0)))
      .thenRefused('not-found');
    const others = given(reported, { by: 'ben', event: claimed(MAYOR, MORNING, 8) });
    others.when((state) => retractClaim(state, takeBack(1), analyst('ana', null))).thenRefused('forbidden');
    others
      .when((state) => retractClaim(state, takeBack(1), analyst('ben', null)))
      .then({ kind: 'claim-retracted', data: {} });
  });

  it('moves the figure for an analyst only when nobody else decided or spoke', () => {
    const beside = given({ by: 'ana', event: reported }, { by: 'ben', event: claimed(MAYOR, MORNING, 8) });
    beside.when((state) => retractClaim(state, takeBack(0, 1), analyst('ana', 1))).thenRefused('forbidden');
    given({ by: 'ana', event: reported })
      .when((state) => retractClaim(state, takeBack(0), analyst('ana', 0)))
      .then({ kind: 'claim-retracted', data: {} }, { kind: 'count-retracted', data: {} });
  });

  it('leaves a correction of an early entry out of what its source says now', () => {
    const corrected: CountEvent = {
      kind: 'count-amended',
      data: {
        ...amendment,
        cause: 'recording_error',
        figure: best(5),
        statement: statement(OFFICIALS, '2025-10-30'),
        before: active(0, atLeastSix),
        corrects: 0,
        effectiveAt: '2025-10-22T06:00:00.000Z',
        warnings: [],
      },
    };
    given(reported, claimed(MAYOR, MORNING, 8), amended, corrected)
      .when((state) => adoptClaim(state, { claim: 3, reason: 'x', ...NOTHING_COMMON }, at(3)))
      .thenRefused('claim-not-standing');
  });

  it('does not bring back the claims of a count that was retracted as a whole', () => {
    const again: CountEvent = {
      kind: 'count-reported',
      data: {
        ...reported.data,
        before: { status: 'retracted', revision: 2, lastFigure: atLeastSix },
        effectiveAt: '2025-10-24T23:59:59.999Z',
      },
    };
    given(reported, claimed(MAYOR, MORNING, 8), retracted, again)
      .when((state) => adoptClaim(state, { claim: 1, reason: 'again', ...NOTHING_COMMON }, at(3)))
      .thenRefused('claim-not-standing');
  });
});
