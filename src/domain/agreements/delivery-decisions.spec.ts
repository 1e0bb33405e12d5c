import { best, figure, MAYOR, NEWSPAPER, NOTHING_COMMON, statement } from '../../../test/support/samples.js';
import type { DecisionContext } from '../kernel/decision.js';
import type { RecordDelivery } from './commands.js';
import { amendDelivery, recordDelivery, retractDelivery } from './delivery-decisions.js';
import type { AgreementEvent } from './events.js';
import {
  given,
  at,
  analyst,
  recorded,
  advanced,
  termAmended,
  FIRST,
  SECOND,
  delivery,
  delivered,
  deliveryAmendment,
  retraction,
  retracted,
} from '../../../test/support/stories/swedish-agreement.js';

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
