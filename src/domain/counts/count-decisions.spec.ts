import { best, figure, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { AmendCount, ReportCount } from './commands.js';
import { amendCount, reportCount, retractCount } from './count-decisions.js';
import type { CountEvent } from './events.js';
import {
  given,
  at,
  analyst,
  atLeastSix,
  report,
  amendment,
  retraction,
  reported,
  active,
  amended,
  retracted,
  claimed,
  MORNING,
} from '../../../test/support/stories/killed-of-a-strike.js';

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

  it('is not open to an analyst while the claim of another stands', () => {
    const byAna = { by: 'ana', event: reported };
    given(byAna, { by: 'ana', event: claimed(MAYOR, MORNING, 8) })
      .when((state) => retractCount(state, retraction, analyst('ana', 0)))
      .then({ kind: 'count-retracted', data: {} });
    given(byAna, { by: 'ben', event: claimed(MAYOR, MORNING, 8) })
      .when((state) => retractCount(state, retraction, analyst('ana', 0)))
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
