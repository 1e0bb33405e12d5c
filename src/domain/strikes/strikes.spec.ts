import { specify } from '../../../test/support/given-when-then.js';
import { MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { DecisionContext } from '../kernel/decision.js';
import type { AmendStrikeDetails, ReportStrike, RetractStrike } from './commands.js';
import { amendStrikeDetails, reportStrike, retractStrike } from './decisions.js';
import type { StrikeDetails } from './details.js';
import type { StrikeEvent } from './events.js';
import { evolveStrike, type StrikeState } from './state.js';

const { given } = specify<StrikeState, StrikeEvent>(evolveStrike);

const reviewer: DecisionContext = {
  actor: { id: 'rex', role: 'reviewer' },
  now: '2025-10-25T00:00:00.000Z',
  ifMatch: 0,
};
const analyst = (id: string): DecisionContext => ({ ...reviewer, actor: { id, role: 'analyst' } });

const kindergarten: StrikeDetails = {
  title: 'Drone strike on a kindergarten, Kharkiv',
  means: ['drone'],
  attacker: 'Russian armed forces',
  parties: [],
  target: { kind: 'education', name: 'kindergarten' },
  occurred: { from: '2025-10-22', to: null, precision: 'day' },
  place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', point: null, precision: 'settlement' },
  regions: ['UA-63'],
  partOf: null,
};
const report: ReportStrike = {
  details: kindergarten,
  statement: statement(MAYOR, '2025-10-22T06:10:00.000Z'),
  ...NOTHING_COMMON,
};
const reported: StrikeEvent = {
  kind: 'strike-reported',
  data: { ...report, effectiveAt: '2025-10-22T06:10:00.000Z', warnings: [] },
};
const amendment: AmendStrikeDetails = {
  changes: { means: ['drone', 'missile'] },
  cause: 'late_report',
  reason: 'fragments of a missile were found',
  statement: statement(OFFICIALS, '2025-10-23'),
  ...NOTHING_COMMON,
};
const retraction: RetractStrike = {
  reason: 'a second report of another strike',
  statement: statement(OFFICIALS, '2025-10-24'),
  ...NOTHING_COMMON,
};
const retracted: StrikeEvent = {
  kind: 'strike-retracted',
  data: { ...retraction, effectiveAt: '2025-10-24T23:59:59.999Z' },
};

describe('a strike', () => {
  it('is reported, and stands where it was stated', () => {
    given()
      .when((state) => reportStrike(state, report, analyst('ana')))
      .then({
        kind: 'strike-reported',
        data: { details: kindergarten, effectiveAt: '2025-10-22T06:10:00.000Z' },
      });
  });

  it('is not stated in the future', () => {
    const tomorrow = { ...report, statement: statement(MAYOR, '2025-10-26') };
    given()
      .when((state) => reportStrike(state, tomorrow, analyst('ana')))
      .thenRefused('invalid', '/statement/statedAt');
  });

  it('carries a warning when it is stated before it occurred', () => {
    const early = { ...report, statement: statement(MAYOR, '2025-10-20') };
    given()
      .when((state) => reportStrike(state, early, analyst('ana')))
      .then({
        kind: 'strike-reported',
        data: {
          warnings: [
            {
              code: 'stated-before-occurred',
              detail: 'stated at 2025-10-20, said to have occurred from 2025-10-22',
            },
          ],
        },
      });
  });

  it('keeps, with each amendment, what the changed members were', () => {
    given(reported)
      .when((state) => amendStrikeDetails(state, amendment, reviewer))
      .then({
        kind: 'strike-details-amended',
        data: {
          changes: { means: ['drone', 'missile'] },
          previous: { means: ['drone'] },
          amends: 0,
          effectiveAt: '2025-10-23T23:59:59.999Z',
        },
      });
  });

  it('records only the members that differ', () => {
    const half = { ...amendment, changes: { ...amendment.changes, attacker: 'Russian armed forces' } };
    given(reported)
      .when((state) => amendStrikeDetails(state, half, reviewer))
      .then({ kind: 'strike-details-amended', data: { changes: { means: ['drone', 'missile'] } } });
  });

  it('does not move back when a decision rests on an older statement', () => {
    const older = { ...amendment, statement: statement(OFFICIALS, '2025-10-21') };
    given(reported)
      .when((state) => amendStrikeDetails(state, older, reviewer))
      .then({ kind: 'strike-details-amended', data: { effectiveAt: '2025-10-22T06:10:00.000Z' } });
  });

  it('refuses an amendment that changes nothing', () => {
    const same = { ...amendment, changes: { means: ['drone'] }, statement: report.statement };
    given(reported)
      .when((state) => amendStrikeDetails(state, same, reviewer))
      .thenRefused('no-change');
  });

  it('is changed only by who names the present revision', () => {
    const changed = given(reported, { kind: 'strike-details-amended', data: { ...detailsAmended() } });
    changed
      .when((state) => amendStrikeDetails(state, amendmentOf('title'), { ...reviewer, ifMatch: null }))
      .thenRefused('precondition-required');
    changed
      .when((state) => amendStrikeDetails(state, amendmentOf('title'), { ...reviewer, ifMatch: 0 }))
      .thenRefused('stale-revision');
    changed
      .when((state) => amendStrikeDetails(state, amendmentOf('title'), { ...reviewer, ifMatch: 2 }))
      .thenRefused('stale-revision');
    changed
      .when((state) => amendStrikeDetails(state, amendmentOf('title'), { ...reviewer, ifMatch: 1 }))
      .then({ kind: 'strike-details-amended', data: { amends: 1 } });
  });

  it('is retracted once, by a reviewer or by who brought it', () => {
    given(reported)
      .when((state) => retractStrike(state, retraction, analyst('ana')))
      .then({ kind: 'strike-retracted', data: { effectiveAt: '2025-10-24T23:59:59.999Z' } });
    given(reported)
      .when((state) => retractStrike(state, retraction, analyst('ben')))
      .thenRefused('forbidden');
    given(reported, retracted)
      .when((state) => retractStrike(state, retraction, { ...reviewer, ifMatch: 1 }))
      .thenRefused('retracted');
  });

  it('is not taken back by who brought it while the corroboration of another stands', () => {
    const { statement: said } = retraction;
    const stance = { ...NOTHING_COMMON, extent: 'full', details: {}, statement: said } as const;
    const taken = { ...stance, effectiveAt: '2025-10-24T23:59:59.999Z', warnings: [] };
    const byAna = { by: 'ana', event: reported };
    const refused = given(byAna, { by: 'ben', event: { kind: 'strike-corroborated', data: taken } });
    refused.when((state) => retractStrike(state, retraction, analyst('ana'))).thenRefused('forbidden');
    refused
      .when((state) => retractStrike(state, retraction, reviewer))
      .then({ kind: 'strike-retracted', data: {} });
    // Whoever disputes it does not want it kept.
    given(byAna, { by: 'ben', event: { kind: 'strike-disputed', data: taken } })
      .when((state) => retractStrike(state, retraction, analyst('ana')))
      .then({ kind: 'strike-retracted', data: {} });
  });

  it('is open again after an amendment, also one that changes no detail', () => {
    given(reported, retracted)
      .when((state) =>
        amendStrikeDetails(
          state,
          { ...amendment, changes: { means: ['drone'] } },
          { ...reviewer, ifMatch: 1 },
        ),
      )
      .then({
        kind: 'strike-details-amended',
        data: { changes: {}, effectiveAt: '2025-10-24T23:59:59.999Z' },
      });
  });

  it('cannot change before it is reported', () => {
    given()
      .when((state) => amendStrikeDetails(state, amendment, reviewer))
      .thenRefused('not-found');
    given()
      .when((state) => retractStrike(state, retraction, reviewer))
      .thenRefused('not-found');
  });
});

function amendmentOf(title: string): AmendStrikeDetails {
  return { ...amendment, changes: { title } };
}

function detailsAmended() {
  return {
    ...amendment,
    previous: { means: ['drone'] },
    amends: 0,
    effectiveAt: '2025-10-23T23:59:59.999Z',
    warnings: [],
  };
}
