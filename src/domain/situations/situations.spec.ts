import { specify } from '../../../test/support/given-when-then.js';
import { MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { DecisionContext } from '../kernel/decision.js';
import type { AmendSituation, OpenSituation } from './commands.js';
import { amendSituation, openSituation } from './decisions.js';
import type { SituationEvent } from './events.js';
import { evolveSituation, type SituationState } from './state.js';

const { given, fold } = specify<SituationState, SituationEvent>(evolveSituation);

const reviewer = (ifMatch: DecisionContext['ifMatch'] = 0): DecisionContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2025-10-25T00:00:00.000Z',
  ifMatch,
});

const opening: OpenSituation = {
  details: {
    title: 'Displacement within and from Ukraine',
    kind: 'displacement',
    place: { name: null, country: 'UA', admin1: null, point: null, precision: 'country' },
    since: '2022-02-24',
  },
  statement: statement(OFFICIALS, '2025-10-22T06:10:00.000Z'),
  ...NOTHING_COMMON,
};
const opened: SituationEvent = {
  kind: 'situation-opened',
  data: { ...opening, effectiveAt: '2025-10-22T06:10:00.000Z', warnings: [] },
};
const amendment: AmendSituation = {
  changes: { title: 'Displacement from Ukraine' },
  cause: 'reclassified',
  reason: 'those within the country have a series of their own',
  statement: statement(OFFICIALS, '2025-10-23'),
  ...NOTHING_COMMON,
};
const amended: SituationEvent = {
  kind: 'situation-amended',
  data: {
    ...amendment,
    previous: { title: opening.details.title },
    amends: 0,
    effectiveAt: '2025-10-23T23:59:59.999Z',
    warnings: [],
  },
};

describe('a situation', () => {
  it('is opened, and stands where it was stated', () => {
    given()
      .when((state) => openSituation(state, opening, reviewer(null)))
      .then({
        kind: 'situation-opened',
        data: { details: opening.details, effectiveAt: '2025-10-22T06:10:00.000Z', warnings: [] },
      });
  });

  it('is opened once', () => {
    given(opened)
      .when((state) => openSituation(state, opening, reviewer(null)))
      .thenRefused('id-taken');
  });

  it('is not stated in the future', () => {
    const ahead = { statement: statement(MAYOR, '2025-10-26') };
    given(opened)
      .when((state) => openSituation(state, { ...opening, ...ahead }, reviewer(null)))
      .thenRefused('invalid', '/statement/statedAt');
    given(opened)
      .when((state) => amendSituation(state, { ...amendment, ...ahead }, reviewer(null)))
      .thenRefused('invalid', '/statement/statedAt');
  });

  it('carries a warning when it is stated before it began, and none when nobody says when it began', () => {
    const later = { ...opening, details: { ...opening.details, since: '2025-10-23' } };
    given()
      .when((state) => openSituation(state, later, reviewer(null)))
      .then({
        kind: 'situation-opened',
        data: {
          warnings: [
            {
              code: 'stated-before-occurred',
              detail: 'stated at 2025-10-22T06:10:00.000Z, said to have begun at 2025-10-23',
            },
          ],
        },
      });
    given()
      .when((state) =>
        openSituation(state, { ...opening, details: { ...opening.details, since: null } }, reviewer(null)),
      )
      .then({ kind: 'situation-opened', data: { warnings: [] } });
  });

  it('keeps, with each amendment, only the members that changed and what they were', () => {
    const changes = { title: 'Displacement from Ukraine', kind: 'displacement', since: null };
    given(opened)
      .when((state) => amendSituation(state, { ...amendment, changes }, reviewer()))
      .then({
        kind: 'situation-amended',
        data: {
          changes: { title: 'Displacement from Ukraine', since: null },
          previous: { title: 'Displacement within and from Ukraine', since: '2022-02-24' },
          amends: 0,
          effectiveAt: '2025-10-23T23:59:59.999Z',
        },
      });
    expect(fold([opened, amended])?.details).toEqual({
      ...opening.details,
      title: 'Displacement from Ukraine',
    });
  });

  it('does not move back when a decision rests on an older statement', () => {
    const older = { ...amendment, statement: statement(OFFICIALS, '2025-10-21') };
    given(opened)
      .when((state) => amendSituation(state, older, reviewer()))
      .then({ kind: 'situation-amended', data: { effectiveAt: '2025-10-22T06:10:00.000Z' } });
  });

  it('takes the same details by another statement, and refuses what changes nothing', () => {
    const same = { ...amendment, changes: { kind: 'displacement' } };
    given(opened)
      .when((state) => amendSituation(state, same, reviewer()))
      .then({ kind: 'situation-amended', data: { changes: {}, previous: {} } });
    // What is said of the state comes before If-Match.
    given(opened)
      .when((state) => amendSituation(state, { ...same, statement: opening.statement }, reviewer(null)))
      .thenRefused('no-change');
  });

  it('is changed only by who names the present revision', () => {
    const back = { ...amendment, changes: { title: 'Displacement' } };
    for (const [ifMatch, code] of [
      [null, 'precondition-required'],
      ['malformed', 'bad-if-match'],
      [0, 'stale-revision'],
      [2, 'stale-revision'],
    ] as const) {
      given(opened, amended)
        .when((state) => amendSituation(state, back, reviewer(ifMatch)))
        .thenRefused(code);
    }
    const { decision } = given(opened, amended).when((state) => amendSituation(state, back, reviewer(0)));
    expect(decision.kind === 'rejected' && decision.rejection.members).toEqual({
      currentRevision: 1,
      detailsRevision: 1,
      details: { ...opening.details, title: 'Displacement from Ukraine' },
    });
    given(opened, amended)
      .when((state) => amendSituation(state, back, reviewer(1)))
      .then({ kind: 'situation-amended', data: { amends: 1 } });
  });

  it('cannot change before it is opened', () => {
    given()
      .when((state) => amendSituation(state, amendment, reviewer()))
      .thenRefused('not-found');
  });
});
