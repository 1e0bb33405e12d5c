import * as fc from 'fast-check';
import {
  advanceAgreementStage,
  signDefenseAgreement,
} from '../../src/domain/agreements/agreement-decisions.js';
import {
  amendDelivery,
  recordDelivery,
  retractDelivery,
} from '../../src/domain/agreements/delivery-decisions.js';
import { COMMITMENTS, FIRST_STAGES, STAGES } from '../../src/domain/agreements/details.js';
import type { AgreementEvent } from '../../src/domain/agreements/events.js';
import { type AgreementState, evolveAgreement } from '../../src/domain/agreements/state.js';
import { amendAgreementTerm } from '../../src/domain/agreements/term-decisions.js';
import type { Decision, DecisionContext } from '../../src/domain/kernel/decision.js';
import type { Recorded } from '../../src/domain/kernel/recorded.js';
import { figure, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../support/samples.js';

type Decide = (state: AgreementState | null, context: DecisionContext) => Decision<AgreementEvent>;

const aFigure = fc.option(
  fc.record({ low: fc.option(fc.nat(20)), best: fc.option(fc.nat(20)), high: fc.nat(20) }).map(figure),
  { freq: 8 },
);
const aStatement = fc
  .tuple(
    fc.constantFrom(OFFICIALS, MAYOR),
    fc.constantFrom('2025-10-21', '2025-10-22T06:00:00.000Z', '2025-10-23', '2025-10-24'),
  )
  .map(([sourceId, statedAt]) => statement(sourceId, statedAt));
const aTermId = fc.constantFrom('gripen', 'training');
const aDeliveryId = fc.nat(4).map((number) => `018f3c2a-0000-7000-8000-00000000d00${number}`);
const aCommitment = fc.constantFrom(...COMMITMENTS);
const aDay = fc.constantFrom('2025-10-22', '2025-10-23');
const because = { cause: 'developed', reason: 'r', ...NOTHING_COMMON } as const;

const aSigning: fc.Arbitrary<Decide> = fc
  .record({ stage: fc.constantFrom(...FIRST_STAGES), figure: aFigure, statement: aStatement })
  .map(({ stage, figure: agreed, statement: said }): Decide => {
    const term = { item: 'x', category: null, unit: null, figure: agreed, period: null } as const;
    const terms = ['gripen', 'training'].map((termId) => ({ ...term, termId, commitment: 'firm' as const }));
    const parties = [{ name: 'Sweden', country: 'SE' }];
    const details = { title: 't', kind: 'k', parties, signatories: [], signedAt: '2025-10-22', place: null };
    return (state, context) =>
      signDefenseAgreement(state, { details, stage, terms, statement: said, ...NOTHING_COMMON }, context);
  });

const aCommand: fc.Arbitrary<Decide> = fc.oneof(
  aSigning,
  fc.record({ stage: fc.constantFrom(...STAGES), statement: aStatement }).map(
    (parts): Decide =>
      (state, context) =>
        advanceAgreementStage(state, { ...parts, reason: 'r', ...NOTHING_COMMON }, context),
  ),
  fc
    .record({
      termId: aTermId,
      changes: fc.record({ figure: aFigure, commitment: aCommitment }, { requiredKeys: [] }),
      statement: aStatement,
    })
    .map(
      (parts): Decide =>
        (state, context) =>
          amendAgreementTerm(state, { ...parts, ...because }, context),
    ),
  fc
    .record({
      deliveryId: aDeliveryId,
      termId: aTermId,
      figure: aFigure,
      deliveredAt: aDay,
      statement: aStatement,
    })
    .map((parts): Decide => {
      // An id is given once: what repeats it is the same command.
      const isNew = (state: AgreementState | null) =>
        !state?.deliveries.some(({ deliveryId }) => deliveryId === parts.deliveryId);
      return (state, context) =>
        isNew(state)
          ? recordDelivery(state, { ...parts, ...NOTHING_COMMON }, context)
          : { kind: 'rejected', rejection: { code: 'no-change', detail: 'the same command' } };
    }),
  fc
    .record({
      deliveryId: aDeliveryId,
      changes: fc.record({ figure: aFigure, deliveredAt: aDay }, { requiredKeys: [] }),
      statement: aStatement,
    })
    .map(
      (parts): Decide =>
        (state, context) =>
          amendDelivery(state, { ...parts, ...because }, context),
    ),
  fc.record({ deliveryId: aDeliveryId, statement: aStatement }).map(
    (parts): Decide =>
      (state, context) =>
        retractDelivery(state, { ...parts, ...because }, context),
  ),
);

const histories = fc
  .tuple(aSigning, fc.array(aCommand, { minLength: 10, maxLength: 30 }))
  .map(([signing, commands]) => [signing, ...commands]);

const contextAt = (head: number): DecisionContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch: head,
});

/** Plays commands on one agreement and looks at each that is accepted. */
function play(
  commands: readonly Decide[],
  look: (state: AgreementState, decide: Decide, events: readonly Recorded<AgreementEvent>[]) => void,
): number {
  const events: Recorded<AgreementEvent>[] = [];
  let state: AgreementState | null = null;
  let accepted = 0;
  for (const decide of commands) {
    const decision = decide(state, contextAt(events.length - 1));
    if (decision.kind === 'rejected') continue;
    for (const event of decision.events) {
      const recorded = { event, revision: events.length, actor: 'rex' };
      state = evolveAgreement(state, recorded);
      events.push(recorded);
    }
    accepted++;
    if (state) look(state, decide, events);
  }
  return accepted;
}

it('decides nothing new on its own result', () => {
  let accepted = 0;
  fc.assert(
    fc.property(histories, (commands) => {
      accepted += play(commands, (state, decide) => {
        expect(decide(state, contextAt(state.revision)).kind).toBe('rejected');
      });
    }),
    { numRuns: 300 },
  );
  // Far more than the first entry of each history: otherwise this would say nothing.
  expect(accepted).toBeGreaterThan(1_500);
});

it('never stands before what it replaces, so that what had been said by any time folds by itself', () => {
  fc.assert(
    fc.property(histories, (commands) => {
      play(commands, (state, _decide, events) => {
        for (const { effectiveAt: bound } of [state.stage, ...state.terms, ...state.deliveries]) {
          const visible = events.filter(({ event }) => event.data.effectiveAt <= bound);
          const then = visible.reduce<AgreementState | null>(evolveAgreement, null);
          // What is in force now and stands by then is what is in force then.
          expect(then?.terms).toEqual(expect.arrayContaining(inForceBy(state.terms, bound)));
          expect(then?.deliveries).toEqual(expect.arrayContaining(inForceBy(state.deliveries, bound)));
          expect([then?.stage]).toEqual(expect.arrayContaining(inForceBy([state.stage], bound)));
        }
      });
    }),
    { numRuns: 100 },
  );
});

function inForceBy<Entry extends { readonly effectiveAt: string }>(
  entries: readonly Entry[],
  bound: string,
): Entry[] {
  return entries.filter(({ effectiveAt }) => effectiveAt <= bound);
}
