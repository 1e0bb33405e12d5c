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
import type { DecisionContext } from '../kernel/decision.js';
import { advanceAgreementStage, signDefenseAgreement } from './agreement-decisions.js';
import type {
  AdvanceAgreementStage,
  AmendAgreementTerm,
  AmendDelivery,
  RecordDelivery,
  RetractDelivery,
  SignDefenseAgreement,
} from './commands.js';
import { amendDelivery, recordDelivery, retractDelivery } from './delivery-decisions.js';
import type { Stage, Term, TermValue } from './details.js';
import type { AgreementEvent } from './events.js';
import { type AgreementState, evolveAgreement } from './state.js';
import { amendAgreementTerm } from './term-decisions.js';

const { given } = specify<AgreementState, AgreementEvent>(evolveAgreement);

const at = (ifMatch: DecisionContext['ifMatch']): DecisionContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2027-01-01T00:00:00.000Z',
  ifMatch,
});
const analyst = (id: string, ifMatch: number | null): DecisionContext => ({
  ...at(ifMatch),
  actor: { id, role: 'analyst' },
});

const UP_TO_150 = figure({ high: 150, asStated: 'up to 150' });
const gripen: Term = {
  termId: 'gripen',
  item: 'Gripen',
  category: 'fighter_aircraft',
  unit: 'aircraft',
  figure: UP_TO_150,
  period: { years: 10 },
  commitment: 'potential',
};
const training: Term = {
  ...gripen,
  termId: 'training',
  item: 'Training of pilots',
  category: 'training',
  unit: 'people',
  figure: null,
  period: null,
};
const signing: SignDefenseAgreement = {
  details: {
    title: 'Defence cooperation agreement of Sweden and Ukraine',
    kind: 'defence_cooperation',
    parties: [
      { name: 'Sweden', country: 'SE' },
      { name: 'Ukraine', country: 'UA' },
    ],
    signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
    signedAt: '2025-10-22',
    place: null,
  },
  stage: 'intent',
  terms: [gripen, training],
  statement: statement(OFFICIALS, '2025-10-22T12:00:00.000Z'),
  ...NOTHING_COMMON,
};
const recorded: AgreementEvent = {
  kind: 'agreement-recorded',
  data: { ...signing, effectiveAt: '2025-10-22T12:00:00.000Z', warnings: [] },
};

const toStage = (stage: Stage, statedAt = '2026-03-01'): AdvanceAgreementStage => ({
  stage,
  reason: 'as announced',
  statement: statement(OFFICIALS, statedAt),
  ...NOTHING_COMMON,
});
const advanced = (stage: Stage, previous: Stage, statedAt: string): AgreementEvent => ({
  kind: 'agreement-stage-advanced',
  data: { ...toStage(stage, statedAt), previous, effectiveAt: `${statedAt}T23:59:59.999Z` },
});

const amendment = (changes: Partial<TermValue>, statedAt = '2026-02-01'): AmendAgreementTerm => ({
  termId: 'gripen',
  changes,
  cause: 'developed',
  reason: 'negotiated further',
  statement: statement(OFFICIALS, statedAt),
  ...NOTHING_COMMON,
});
const termAmended = (value: Partial<TermValue>, effectiveAt = '2026-02-01T23:59:59.999Z'): AgreementEvent => {
  const { changes, ...rest } = amendment(value);
  const previous = { figure: UP_TO_150, period: { years: 10 }, commitment: 'potential' } as const;
  return {
    kind: 'agreement-term-amended',
    data: { ...rest, ...previous, ...changes, previous, amends: 0, effectiveAt, warnings: [] },
  };
};

const FIRST = '018f3c2a-0000-7000-8000-00000000d001';
const SECOND = '018f3c2a-0000-7000-8000-00000000d002';
const delivery = (members: Partial<RecordDelivery> = {}): RecordDelivery => ({
  deliveryId: FIRST,
  termId: 'gripen',
  figure: best(100),
  deliveredAt: '2026-05-01',
  statement: statement(MAYOR, '2026-05-02'),
  ...NOTHING_COMMON,
  ...members,
});
const delivered = (members: Partial<RecordDelivery> = {}): AgreementEvent => ({
  kind: 'agreement-delivery-recorded',
  data: { ...delivery(members), effectiveAt: '2026-05-02T23:59:59.999Z', warnings: [] },
});
const deliveryAmendment = (changes: AmendDelivery['changes']): AmendDelivery => ({
  deliveryId: FIRST,
  changes,
  cause: 'recording_error',
  reason: 'counted again',
  statement: statement(NEWSPAPER, '2026-05-10'),
  ...NOTHING_COMMON,
});
const retraction: RetractDelivery = {
  deliveryId: FIRST,
  cause: 'source_retracted',
  reason: 'they had not left yet',
  statement: statement(MAYOR, '2026-06-01'),
  ...NOTHING_COMMON,
};
const retracted: AgreementEvent = {
  kind: 'agreement-delivery-retracted',
  data: {
    ...retraction,
    termId: 'gripen',
    lastFigure: best(100),
    amends: 1,
    effectiveAt: '2026-06-01T23:59:59.999Z',
  },
};

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
    const terms = [gripen, { ...gripen, item: 'More' }, { ...training, figure: best(1.5) }];
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
      terms: [gripen, { ...training, figure: figure({ low: 5, high: 3 }) }],
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

describe('a term of an agreement', () => {
  it('is amended in what is given, and the rest stays', () => {
    given(recorded)
      .when((state) =>
        amendAgreementTerm(state, amendment({ figure: figure({ low: 100, high: 150 }) }), at(0)),
      )
      .then({
        kind: 'agreement-term-amended',
        data: {
          termId: 'gripen',
          figure: figure({ low: 100, high: 150 }),
          period: { years: 10 },
          commitment: 'potential',
          previous: { figure: UP_TO_150, period: { years: 10 }, commitment: 'potential' },
          amends: 0,
          cause: 'developed',
          reason: 'negotiated further',
          effectiveAt: '2026-02-01T23:59:59.999Z',
          warnings: [],
        },
      });
    const period = { from: '2026-01-01', to: null };
    given(recorded)
      .when((state) => amendAgreementTerm(state, amendment({ period, commitment: 'firm' }), at(0)))
      .then({ kind: 'agreement-term-amended', data: { figure: UP_TO_150, period, commitment: 'firm' } });
  });

  it('may become unknown', () => {
    given(recorded)
      .when((state) => amendAgreementTerm(state, amendment({ figure: null }), at(0)))
      .then({ kind: 'agreement-term-amended', data: { figure: null, commitment: 'potential' } });
  });

  it('never stands before the entry that it replaces', () => {
    given(recorded)
      .when((state) => amendAgreementTerm(state, amendment({ commitment: 'firm' }, '2025-01-01'), at(0)))
      .then({ kind: 'agreement-term-amended', data: { effectiveAt: '2025-10-22T12:00:00.000Z' } });
  });

  it('is one that the agreement has, amended in something, in whole numbers', () => {
    given(recorded)
      .when((state) =>
        amendAgreementTerm(state, { ...amendment({ figure: best(0.5) }), termId: 'tanks' }, at(0)),
      )
      .thenRefused('not-found');
    given()
      .when((state) => amendAgreementTerm(state, amendment({ figure: best(1) }), at(0)))
      .thenRefused('not-found');
    given(recorded)
      .when((state) => amendAgreementTerm(state, amendment({}), at(0)))
      .thenRefused('invalid', '');
    given(recorded)
      .when((state) => amendAgreementTerm(state, amendment({ figure: best(0.5) }), at(null)))
      .thenRefused('invalid', '/figure/best');
  });

  it('is not amended to what it is; another statement that says so is an entry', () => {
    const same = { ...amendment({ period: { years: 10 } }), statement: signing.statement };
    given(recorded)
      .when((state) => amendAgreementTerm(state, same, at(null)))
      .thenRefused('no-change');
    given(recorded)
      .when((state) => amendAgreementTerm(state, amendment({ figure: UP_TO_150 }), at(0)))
      .then({ kind: 'agreement-term-amended', data: { figure: UP_TO_150 } });
  });

  it('comes back to what it was by an entry of its own', () => {
    given(recorded, termAmended({ figure: best(120) }))
      .when((state) => amendAgreementTerm(state, amendment({ figure: UP_TO_150 }, '2026-02-03'), at(1)))
      .then({
        kind: 'agreement-term-amended',
        data: { amends: 1, figure: UP_TO_150, effectiveAt: '2026-02-03T23:59:59.999Z' },
      });
  });

  it('is changed only by who has seen it; the stage, other terms and deliveries make nobody stale', () => {
    const history = [recorded, advanced('signed', 'intent', '2026-03-01'), delivered()];
    const decide = (ifMatch: DecisionContext['ifMatch'], termId = 'gripen') =>
      given(...history, termAmended({ commitment: 'firm' })).when((state) =>
        amendAgreementTerm(state, { ...amendment({ figure: best(10) }), termId }, at(ifMatch)),
      );
    decide(null).thenRefused('precondition-required');
    decide('malformed').thenRefused('bad-if-match');
    decide(4).thenRefused('stale-revision');
    decide(0, 'training').then({ kind: 'agreement-term-amended', data: { termId: 'training' } });
    decide(3).then({ kind: 'agreement-term-amended', data: { termId: 'gripen' } });
    expect(decide(2).decision).toMatchObject({
      rejection: {
        code: 'stale-revision',
        members: { currentRevision: 3, figureRevision: 3, figure: UP_TO_150, commitment: 'firm' },
      },
    });
  });

  it('is amended after the end too: what it was may be learned late', () => {
    given(recorded, advanced('terminated', 'intent', '2026-03-01'))
      .when((state) => amendAgreementTerm(state, amendment({ commitment: 'firm' }, '2026-04-01'), at(0)))
      .then({ kind: 'agreement-term-amended', data: { commitment: 'firm' } });
  });

  it('is warned about when its ceiling comes below what is delivered', () => {
    const warned = (changes: Partial<TermValue>, ...history: AgreementEvent[]) => {
      const { decision } = given(recorded, ...history).when((state) =>
        amendAgreementTerm(state, amendment(changes, '2026-07-01'), at(0)),
      );
      const [event] = decision.kind === 'accepted' ? decision.events : [];
      return event && 'warnings' in event.data ? event.data.warnings : null;
    };
    const beyond = (detail: string) => [{ code: 'beyond-ceiling', detail }];
    const cut = beyond('at least 100 delivered, beyond the ceiling of 90');
    expect(warned({ figure: figure({ high: 90 }) }, delivered())).toEqual(cut);
    expect(warned({ figure: best(90) }, delivered())).toEqual(cut);
    expect(warned({ figure: best(100) }, delivered())).toEqual([]);
    // Without a ceiling nothing is beyond it.
    expect(warned({ figure: figure({ low: 10 }) }, delivered())).toEqual([]);
    expect(warned({ figure: null }, delivered())).toEqual([]);
    expect(warned({ figure: best(90) }, delivered(), retracted)).toEqual([]);
    expect(warned({ figure: best(90) }, delivered({ termId: 'training' }))).toEqual([]);
  });
});

describe('a delivery', () => {
  it('is recorded against a term', () => {
    given(recorded)
      .when((state) => recordDelivery(state, delivery(), analyst('ana', null)))
      .then({
        kind: 'agreement-delivery-recorded',
        data: { ...delivery(), effectiveAt: '2026-05-02T23:59:59.999Z', warnings: [] },
      });
  });

  it('is of a term that the agreement has, and in whole numbers; the body is looked at first', () => {
    given(recorded)
      .when((state) => recordDelivery(state, delivery({ termId: 'tanks' }), at(null)))
      .thenRefused('invalid', '/termId');
    given(recorded)
      .when((state) => recordDelivery(state, delivery({ figure: best(0.5), termId: 'tanks' }), at(null)))
      .thenRefused('invalid', '/figure/best');
    given(recorded)
      .when((state) =>
        recordDelivery(state, delivery({ statement: statement(MAYOR, '2027-02-01') }), at(null)),
      )
      .thenRefused('invalid', '/statement/statedAt');
    given()
      .when((state) => recordDelivery(state, delivery(), at(null)))
      .thenRefused('not-found');
  });

  it('is recorded once; again after it was taken back', () => {
    given(recorded, delivered())
      .when((state) => recordDelivery(state, delivery({ deliveryId: SECOND }), at(null)))
      .thenRefused('no-change');
    given(recorded, delivered(), retracted)
      .when((state) => recordDelivery(state, delivery({ deliveryId: SECOND }), at(null)))
      .then({ kind: 'agreement-delivery-recorded', data: { deliveryId: SECOND } });
    given(recorded, delivered())
      .when((state) =>
        recordDelivery(state, delivery({ deliveryId: SECOND, deliveredAt: '2026-05-02' }), at(null)),
      )
      .then({ kind: 'agreement-delivery-recorded', data: { deliveryId: SECOND } });
  });

  it('is not there before the agreement is', () => {
    const early = delivery({ deliveredAt: '2025-10-01', statement: statement(MAYOR, '2025-10-02') });
    given(recorded)
      .when((state) => recordDelivery(state, early, at(null)))
      .then({
        kind: 'agreement-delivery-recorded',
        data: { effectiveAt: '2025-10-22T12:00:00.000Z', warnings: [] },
      });
  });

  it('is recorded after the end too', () => {
    given(recorded, advanced('terminated', 'intent', '2026-03-01'))
      .when((state) => recordDelivery(state, delivery(), at(null)))
      .then({ kind: 'agreement-delivery-recorded', data: { figure: best(100) } });
  });

  it('is warned about beyond the ceiling, and up to it is not', () => {
    const second = (members: Partial<RecordDelivery>) =>
      given(recorded, delivered()).when((state) =>
        recordDelivery(state, delivery({ deliveryId: SECOND, ...members }), at(null)),
      );
    second({ figure: best(50) }).then({ kind: 'agreement-delivery-recorded', data: { warnings: [] } });
    second({ figure: best(51) }).then({
      kind: 'agreement-delivery-recorded',
      data: {
        warnings: [{ code: 'beyond-ceiling', detail: 'at least 151 delivered, beyond the ceiling of 150' }],
      },
    });
    // It is what was delivered for certain that counts.
    second({ figure: figure({ low: 50, high: 90 }) }).then({
      kind: 'agreement-delivery-recorded',
      data: { warnings: [] },
    });
    second({ figure: null, deliveredAt: '2026-05-03' }).then({
      kind: 'agreement-delivery-recorded',
      data: {
        figure: null,
        warnings: [
          {
            code: 'stated-before-occurred',
            detail: 'stated at 2026-05-02, said to have been delivered at 2026-05-03',
          },
        ],
      },
    });
  });

  it('is amended in what is given, and keeps what it was', () => {
    given(recorded, delivered())
      .when((state) => amendDelivery(state, deliveryAmendment({ figure: best(151) }), at(1)))
      .then({
        kind: 'agreement-delivery-amended',
        data: {
          deliveryId: FIRST,
          termId: 'gripen',
          figure: best(151),
          deliveredAt: '2026-05-01',
          previous: { figure: best(100), deliveredAt: '2026-05-01' },
          amends: 1,
          effectiveAt: '2026-05-10T23:59:59.999Z',
          warnings: [{ code: 'beyond-ceiling', detail: 'at least 151 delivered, beyond the ceiling of 150' }],
        },
      });
    given(recorded, delivered())
      .when((state) => amendDelivery(state, deliveryAmendment({ deliveredAt: '2026-04-30' }), at(1)))
      .then({
        kind: 'agreement-delivery-amended',
        data: { figure: best(100), deliveredAt: '2026-04-30', warnings: [] },
      });
    given(recorded, delivered())
      .when((state) => amendDelivery(state, deliveryAmendment({ figure: null }), at(1)))
      .then({ kind: 'agreement-delivery-amended', data: { figure: null } });
  });

  it('is not amended to what it is, or in nothing, or when it is not there', () => {
    const same = { ...deliveryAmendment({ figure: best(100) }), statement: delivery().statement };
    given(recorded, delivered())
      .when((state) => amendDelivery(state, same, at(null)))
      .thenRefused('no-change');
    given(recorded, delivered())
      .when((state) => amendDelivery(state, deliveryAmendment({}), at(null)))
      .thenRefused('invalid', '');
    given(recorded)
      .when((state) => amendDelivery(state, deliveryAmendment({}), at(null)))
      .thenRefused('not-found');
    given()
      .when((state) => amendDelivery(state, deliveryAmendment({}), at(null)))
      .thenRefused('not-found');
  });

  it('is changed only by who has seen it; other deliveries, terms and the stage make nobody stale', () => {
    const other = delivered({ deliveryId: SECOND, figure: best(2) });
    const history = [recorded, delivered(), other, termAmended({ commitment: 'firm' })];
    const amend = (ifMatch: DecisionContext['ifMatch']) =>
      given(...history).when((state) =>
        amendDelivery(state, deliveryAmendment({ figure: best(7) }), at(ifMatch)),
      );
    amend(null).thenRefused('precondition-required');
    amend('malformed').thenRefused('bad-if-match');
    amend(4).thenRefused('stale-revision');
    amend(1).then({ kind: 'agreement-delivery-amended', data: { figure: best(7) } });
    expect(amend(0).decision).toMatchObject({
      rejection: {
        code: 'stale-revision',
        members: { currentRevision: 3, figureRevision: 1, figure: best(100), deliveredAt: '2026-05-01' },
      },
    });
    given(...history)
      .when((state) => retractDelivery(state, retraction, at(0)))
      .thenRefused('stale-revision');
  });

  it('is retracted once, by a reviewer or by who alone brought it', () => {
    const retract = (context: DecisionContext, ...history: AgreementEvent[]) =>
      given(recorded, ...history).when((state) => retractDelivery(state, retraction, context));
    retract(analyst('ana', 1), delivered()).then({
      kind: 'agreement-delivery-retracted',
      data: {
        deliveryId: FIRST,
        termId: 'gripen',
        lastFigure: best(100),
        amends: 1,
        effectiveAt: '2026-06-01T23:59:59.999Z',
      },
    });
    retract(analyst('ben', 1), delivered()).thenRefused('forbidden');
    retract(at(2), delivered(), retracted).thenRefused('retracted');
    retract(at(1)).thenRefused('not-found');
    given()
      .when((state) => retractDelivery(state, retraction, at(0)))
      .thenRefused('not-found');
  });

  it('is no longer its analyst’s alone when somebody else amended it', () => {
    const amended: AgreementEvent = {
      kind: 'agreement-delivery-amended',
      data: {
        ...NOTHING_COMMON,
        deliveryId: FIRST,
        termId: 'gripen',
        figure: best(90),
        deliveredAt: '2026-05-01',
        previous: { figure: best(100), deliveredAt: '2026-05-01' },
        amends: 1,
        cause: 'recording_error',
        reason: 'counted again',
        statement: statement(NEWSPAPER, '2026-05-10'),
        effectiveAt: '2026-05-10T23:59:59.999Z',
        warnings: [],
      },
    };
    given(recorded, delivered(), { by: 'rex', event: amended })
      .when((state) => retractDelivery(state, retraction, analyst('ana', 2)))
      .thenRefused('forbidden');
    given(recorded, delivered(), { by: 'rex', event: amended })
      .when((state) => retractDelivery(state, retraction, at(2)))
      .then({ kind: 'agreement-delivery-retracted', data: { lastFigure: best(90), amends: 2 } });
  });

  it('is not amended after it was taken back', () => {
    given(recorded, delivered(), retracted)
      .when((state) => amendDelivery(state, deliveryAmendment({ figure: best(1) }), at(2)))
      .thenRefused('retracted');
  });

  it('that is taken back counts no more', () => {
    given(recorded, delivered(), retracted)
      .when((state) => recordDelivery(state, delivery({ deliveryId: SECOND, figure: best(150) }), at(null)))
      .then({ kind: 'agreement-delivery-recorded', data: { warnings: [] } });
  });
});
