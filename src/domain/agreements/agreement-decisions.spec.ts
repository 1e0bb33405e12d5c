import { best, figure, GRIPEN, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { DecisionContext } from '../kernel/decision.js';
import { advanceAgreementStage, signDefenseAgreement } from './agreement-decisions.js';
import {
  given,
  at,
  analyst,
  training,
  signing,
  recorded,
  toStage,
  advanced,
  termAmended,
  delivered,
} from '../../../test/support/stories/swedish-agreement.js';

describe('an agreement', () => {
  it('is recorded as it was given, and stands where it was stated', () => {
    given()
      .when((state) => signDefenseAgreement(state, signing, analyst('ana', null)))
      .then({
        kind: 'agreement-recorded',
        data: { ...signing, effectiveAt: '2025-10-22T12:00:00.000Z', warnings: [] },
      });
  });

  it('is recorded once under an id', () => {
    given(recorded)
      .when((state) => signDefenseAgreement(state, signing, at(null)))
      .thenRefused('id-taken');
  });

  it('is signed some time, unless it is only considered', () => {
    const unsigned = { ...signing, details: { ...signing.details, signedAt: null } };
    for (const stage of ['intent', 'signed'] as const) {
      given()
        .when((state) => signDefenseAgreement(state, { ...unsigned, stage }, at(null)))
        .thenRefused('invalid', '/signedAt');
    }
    given()
      .when((state) => signDefenseAgreement(state, { ...unsigned, stage: 'considered' }, at(null)))
      .then({ kind: 'agreement-recorded', data: { stage: 'considered' } });
  });

  it('has terms of different codes, and in whole numbers; what is wrong with the body is said first', () => {
    const terms = [GRIPEN, { ...GRIPEN, item: 'More' }, { ...training, figure: best(1.5) }];
    given(recorded)
      .when((state) => signDefenseAgreement(state, { ...signing, terms }, at(null)))
      .thenRefused('invalid', '/terms/1/termId', '/terms/2/figure/best');
    const tomorrow = { ...signing, statement: statement(OFFICIALS, '2027-01-02') };
    given(recorded)
      .when((state) => signDefenseAgreement(state, tomorrow, at(null)))
      .thenRefused('invalid', '/statement/statedAt');
  });

  it('is warned about where it was stated before it was signed, or has a figure out of order', () => {
    const odd = {
      ...signing,
      details: { ...signing.details, signedAt: '2025-10-24' },
      terms: [GRIPEN, { ...training, figure: figure({ low: 5, high: 3 }) }],
    };
    given()
      .when((state) => signDefenseAgreement(state, odd, at(null)))
      .then({
        kind: 'agreement-recorded',
        data: {
          warnings: [
            {
              code: 'stated-before-occurred',
              detail: 'stated at 2025-10-22T12:00:00.000Z, said to have been signed at 2025-10-24',
            },
            { code: 'figure-order', detail: 'term training: low 5 is above high 3' },
          ],
        },
      });
  });
});

describe('the stage of an agreement', () => {
  it('goes forward, also over several', () => {
    given(recorded)
      .when((state) => advanceAgreementStage(state, toStage('in_force'), at(0)))
      .then({
        kind: 'agreement-stage-advanced',
        data: { stage: 'in_force', previous: 'intent', effectiveAt: '2026-03-01T23:59:59.999Z' },
      });
  });

  it('never stands before the stage that it follows', () => {
    given(recorded)
      .when((state) => advanceAgreementStage(state, toStage('signed', '2025-10-20'), at(0)))
      .then({ kind: 'agreement-stage-advanced', data: { effectiveAt: '2025-10-22T12:00:00.000Z' } });
  });

  it('never goes back, and the end is the end', () => {
    const ended = advanced('terminated', 'intent', '2026-03-01');
    given(recorded)
      .when((state) => advanceAgreementStage(state, toStage('considered'), at(0)))
      .thenRefused('stage-backward');
    given(recorded, ended)
      .when((state) => advanceAgreementStage(state, toStage('in_force'), at(1)))
      .thenRefused('stage-backward');
    given(recorded, ended)
      .when((state) => advanceAgreementStage(state, toStage('terminated'), at(1)))
      .thenRefused('no-change');
  });

  it('is refused for what it is before it is refused for its revision', () => {
    given(recorded)
      .when((state) => advanceAgreementStage(state, toStage('intent'), at(null)))
      .thenRefused('no-change');
    given(recorded)
      .when((state) => advanceAgreementStage(state, toStage('considered'), at(null)))
      .thenRefused('stage-backward');
    given(recorded)
      .when((state) => advanceAgreementStage(state, toStage('considered', '2027-01-02'), at(null)))
      .thenRefused('invalid', '/statement/statedAt');
    given()
      .when((state) => advanceAgreementStage(state, toStage('considered', '2027-01-02'), at(null)))
      .thenRefused('not-found');
  });

  it('is changed only by who has seen it; terms and deliveries make nobody stale', () => {
    const history = [recorded, termAmended({ commitment: 'firm' }), delivered()];
    const decide = (ifMatch: DecisionContext['ifMatch']) =>
      given(...history).when((state) => advanceAgreementStage(state, toStage('signed'), at(ifMatch)));
    decide(null).thenRefused('precondition-required');
    decide('malformed').thenRefused('bad-if-match');
    decide(3).thenRefused('stale-revision');
    decide(0).then({ kind: 'agreement-stage-advanced', data: { stage: 'signed' } });
    const stale = given(recorded, advanced('signed', 'intent', '2026-03-01')).when((state) =>
      advanceAgreementStage(state, toStage('ratified'), at(0)),
    );
    expect(stale.decision).toMatchObject({
      rejection: {
        code: 'stale-revision',
        members: { currentRevision: 1, stageRevision: 1, stage: 'signed' },
      },
    });
  });
});
