import {
  best,
  MAYOR,
  NEWSPAPER,
  NOTHING_COMMON,
  OFFICIALS,
  statement,
} from '../../../test/support/samples.js';
import { adoptClaim, recordClaim, retractClaim } from './claim-decisions.js';
import type { CountEvent } from './events.js';
import {
  given,
  at,
  analyst,
  atLeastSix,
  report,
  amendment,
  retraction,
  takeBack,
  reported,
  active,
  amended,
  retracted,
  claimed,
  MORNING,
  EVENING,
} from '../../../test/support/stories/killed-of-a-strike.js';

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
