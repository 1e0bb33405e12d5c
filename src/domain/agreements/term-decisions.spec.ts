import { best, figure, GRIPEN } from '../../../test/support/samples.js';
import type { DecisionContext } from '../kernel/decision.js';
import type { TermValue } from './details.js';
import type { AgreementEvent } from './events.js';
import { amendAgreementTerm } from './term-decisions.js';
import {
  given,
  at,
  signing,
  recorded,
  advanced,
  amendment,
  termAmended,
  delivered,
  retracted,
} from '../../../test/support/stories/swedish-agreement.js';

const { figure: UP_TO_150 } = GRIPEN;

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
