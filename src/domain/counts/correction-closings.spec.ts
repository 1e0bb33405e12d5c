import { best, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import {
  correctionProposed,
  correctionRejected,
  correctionWithdrawn,
  countAmended,
  countReported,
} from '../../../test/support/read-models/facts.js';
import { retractClaim } from './claim-decisions.js';
import { acceptCorrection, rejectCorrection, withdrawCorrection } from './correction-decisions.js';
import type { CountContext } from './decision-support.js';
import { type CountState, standingClaims } from './state.js';
import {
  given,
  fold,
  by,
  REVIEWER,
  FIRST,
  SECOND,
  SUBJECT,
  six,
  eight,
  reported,
  retracted,
  amended,
  proposed,
  accepted,
  acceptance,
  closing,
} from '../../../test/support/stories/corrected-count.js';

describe('accepting', () => {
  it('is one event that sets the figure, with both reasons, and what was in force before', () => {
    given(reported, proposed)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .then({
        kind: 'correction-accepted',
        data: {
          correctionId: FIRST,
          proposed: { revision: 1, actor: 'ana', reason: 'One more died' },
          figure: best(8),
          before: { status: 'active', revision: 0, figure: best(6) },
          cause: 'late_report',
          reason: 'the hospital confirms it',
          statement: eight,
          // What was decided counts: never before what it replaces.
          effectiveAt: '2025-10-22T06:00:00.000Z',
          warnings: [],
        },
      });
  });

  it('stands where the proposal was stated, when that is later', () => {
    const later = correctionProposed(
      FIRST,
      { figure: best(8), statement: statement(MAYOR, '2025-10-25') },
      { madeOn: { revision: 0, figure: best(6) } },
    );
    given(reported, later)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .then({ kind: 'correction-accepted', data: { effectiveAt: '2025-10-25T23:59:59.999Z' } });
  });

  it('keeps the codes and the notice of the proposal, where it brings none of its own', () => {
    const withNotice = { ...proposed, data: { ...proposed.data, noticeId: SECOND } };
    given(reported, withNotice)
      .when((state) => acceptCorrection(state, { ...acceptance, codes: { acled: 'B' } }, REVIEWER))
      .then({
        kind: 'correction-accepted',
        data: { codes: { 'ucdp:id': '1', acled: 'B' }, noticeId: SECOND, note: null },
      });
    given(reported, withNotice)
      .when((state) => acceptCorrection(state, { ...acceptance, noticeId: FIRST }, REVIEWER))
      .then({ kind: 'correction-accepted', data: { noticeId: FIRST } });
  });

  it('warns of what the proposal breaks', () => {
    const low = { ...best(8), low: 9 };
    const crooked = correctionProposed(
      FIRST,
      { figure: low, statement: eight },
      { madeOn: { revision: 0, figure: best(6) } },
    );
    given(reported, crooked)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .then({
        kind: 'correction-accepted',
        data: { warnings: [{ code: 'figure-order', detail: 'low 9 is above best 8' }] },
      });
  });

  it('is never for who proposed it, with any role', () => {
    for (const role of ['reviewer', 'admin'] as const) {
      given(reported, proposed)
        .when((state) => acceptCorrection(state, acceptance, by('ana', role)))
        .thenRefused('own-correction');
    }
  });

  it('is refused when the figure moved, with both figures, unless it is accepted all the same', () => {
    const { decision, thenRefused } = given(reported, proposed, amended).when((state) =>
      acceptCorrection(state, acceptance, REVIEWER),
    );
    thenRefused('figure-moved');
    expect(decision).toMatchObject({
      rejection: {
        members: { proposedOn: { revision: 0, figure: best(6) }, figureRevision: 2, figure: best(7) },
      },
    });
    given(reported, proposed, amended)
      .when((state) => acceptCorrection(state, { ...acceptance, figureMoved: 'accept' }, REVIEWER))
      .then({
        kind: 'correction-accepted',
        data: {
          before: { status: 'active', revision: 2, figure: best(7) },
          effectiveAt: '2025-10-23T05:00:00.000Z',
        },
      });
  });

  it('has moved also where it came back to the same figure', () => {
    const back = countAmended({
      figure: best(6),
      before: { status: 'active', revision: 2, figure: best(7) },
      statement: statement(OFFICIALS, '2025-10-24T05:00:00.000Z'),
      effectiveAt: '2025-10-24T05:00:00.000Z',
    });
    given(reported, proposed, amended, back)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .thenRefused('figure-moved');
  });

  it('is not disturbed by an earlier entry that was set right beside it', () => {
    const corrected = countAmended({
      figure: best(5),
      before: { status: 'active', revision: 0, figure: best(6) },
      corrects: 0,
      statement: six,
      effectiveAt: '2025-10-22T06:00:00.000Z',
    });
    const onSeven = { ...proposed, data: { ...proposed.data, madeOn: { revision: 1, figure: best(7) } } };
    given(reported, amended, onSeven, corrected)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .then({
        kind: 'correction-accepted',
        data: { before: { status: 'active', revision: 1, figure: best(7) } },
      });
  });

  it('would change nothing when somebody else made it so', () => {
    const same = countAmended({
      figure: best(8),
      before: { status: 'active', revision: 0, figure: best(6) },
      statement: eight,
      effectiveAt: '2025-10-22T06:00:00.000Z',
    });
    given(reported, proposed, same)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .thenRefused('figure-moved');
    given(reported, proposed, same)
      .when((state) => acceptCorrection(state, { ...acceptance, figureMoved: 'accept' }, REVIEWER))
      .thenRefused('no-change');
  });

  it('waits while the count is retracted, and finds the figure moved when it is reported again', () => {
    const again = countReported({
      subject: SUBJECT,
      figure: best(6),
      statement: statement(OFFICIALS, '2025-10-26'),
      before: { status: 'retracted', revision: 2, lastFigure: best(6) },
    });
    given(reported, proposed, retracted)
      .when((state) => acceptCorrection(state, { ...acceptance, figureMoved: 'accept' }, REVIEWER))
      .thenRefused('retracted');
    given(reported, proposed, retracted, again)
      .when((state) => acceptCorrection(state, acceptance, REVIEWER))
      .thenRefused('figure-moved');
  });

  it('heeds a revision that is named, and needs none', () => {
    const accepting = (ifMatch: CountContext['ifMatch']) =>
      given(reported, proposed).when((state) =>
        acceptCorrection(state, acceptance, by('rea', 'reviewer', ifMatch)),
      );
    accepting(1).then({ kind: 'correction-accepted', data: {} });
    accepting(0).then({ kind: 'correction-accepted', data: {} });
    accepting(2).thenRefused('stale-revision');
    accepting('malformed').thenRefused('bad-if-match');
    given(
      reported,
      amended,
      correctionProposed(FIRST, proposed.data.proposal, { madeOn: { revision: 1, figure: best(7) } }),
    )
      .when((state) => acceptCorrection(state, acceptance, by('rea', 'reviewer', 0)))
      .thenRefused('stale-revision');
  });

  it('makes the claim of its source', () => {
    const state = fold([reported, proposed, { by: 'rea', event: accepted }]);
    expect(state && standingClaims(state).map(({ revision, actor }) => ({ revision, actor }))).toEqual([
      { revision: 0, actor: 'ana' },
      { revision: 2, actor: 'rea' },
    ]);
    given(reported, proposed, { by: 'rea', event: accepted })
      .when((count) =>
        retractClaim(
          count,
          {
            claim: 2,
            adopt: 0,
            cause: 'source_retracted',
            reason: 'r',
            statement: statement(MAYOR, '2025-10-25'),
            ...NOTHING_COMMON,
          },
          by('rea', 'reviewer', 2),
        ),
      )
      .then(
        { kind: 'claim-retracted', data: { claim: 2, lastFigure: best(8) } },
        { kind: 'claim-adopted', data: { claim: 0, figure: best(6) } },
      );
  });
});

describe('rejecting and withdrawing', () => {
  it('keeps the reason, and is possible while the count is retracted', () => {
    given(reported, proposed, retracted)
      .when((state) => rejectCorrection(state, closing, REVIEWER))
      .then({ kind: 'correction-rejected', data: { correctionId: FIRST, reason: 'asked again' } });
    given(reported, proposed, retracted)
      .when((state) => withdrawCorrection(state, closing, by('ana')))
      .then({ kind: 'correction-withdrawn', data: { correctionId: FIRST, reason: 'asked again' } });
  });

  it('rejects nobody their own', () => {
    given(reported, proposed)
      .when((state) => rejectCorrection(state, closing, by('ana', 'admin')))
      .thenRefused('own-correction');
  });

  it('lets an analyst withdraw what is their own, a reviewer what is anybody’s', () => {
    given(reported, proposed)
      .when((state) => withdrawCorrection(state, closing, by('ben')))
      .thenRefused('forbidden');
    given(reported, proposed)
      .when((state) => withdrawCorrection(state, closing, REVIEWER))
      .then({ kind: 'correction-withdrawn', data: {} });
  });
});

describe('a correction that is closed, or not there', () => {
  const deciders = {
    accept: (state: CountState | null) => acceptCorrection(state, acceptance, by('ana', 'admin', 99)),
    reject: (state: CountState | null) => rejectCorrection(state, closing, by('ana', 'admin')),
    withdraw: (state: CountState | null) => withdrawCorrection(state, closing, by('ben')),
  };

  it.each(Object.entries(deciders))('%s: is refused before anything else is looked at', (_, decide) => {
    const closed = [
      [accepted, 'accepted'],
      [correctionRejected(FIRST), 'rejected'],
      [correctionWithdrawn(FIRST), 'withdrawn'],
    ] as const;
    for (const [event, status] of closed) {
      const { decision, thenRefused } = given(reported, proposed, event, retracted).when(decide);
      thenRefused('correction-closed');
      expect(decision).toMatchObject({ rejection: { members: { correctionStatus: status } } });
    }
    given(reported).when(decide).thenRefused('not-found');
    given().when(decide).thenRefused('not-found');
  });
});
