import * as fc from 'fast-check';
import {
  announceDiplomaticEvent,
  cancelDiplomaticEvent,
  holdDiplomaticEvent,
  postponeDiplomaticEvent,
  recordDiplomaticOutcome,
} from '../../src/domain/diplomatic-events/decisions.js';
import type { DiplomaticEvent } from '../../src/domain/diplomatic-events/events.js';
import { type DiplomaticState, evolveDiplomaticEvent } from '../../src/domain/diplomatic-events/state.js';
import { DIPLOMATIC_STATUSES, OUTCOMES } from '../../src/domain/diplomatic-events/status.js';
import type { Decision, DecisionContext } from '../../src/domain/kernel/decision.js';
import { MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../support/samples.js';

type Decide = (state: DiplomaticState | null, context: DecisionContext) => Decision<DiplomaticEvent>;

const aStatement = fc
  .tuple(
    fc.constantFrom(OFFICIALS, MAYOR),
    fc.constantFrom('2025-10-21', '2025-10-22T06:00:00.000Z', '2025-10-23'),
  )
  .map(([sourceId, statedAt]) => statement(sourceId, statedAt));
const aDate = fc.constantFrom(null, '2025-10-30', '2025-11-20');
const common = { reason: 'r', ...NOTHING_COMMON };

const anAnnouncement = fc.tuple(fc.constantFrom(...DIPLOMATIC_STATUSES), aDate, aStatement).map(
  ([status, scheduledFor, said]): Decide =>
    (state, context) =>
      announceDiplomaticEvent(
        state,
        {
          details: { kind: 'summit', title: 'Summit', participants: [], place: null },
          status,
          scheduledFor,
          statement: said,
          ...NOTHING_COMMON,
        },
        context,
      ),
);

const aChange: fc.Arbitrary<Decide> = fc.oneof(
  fc.tuple(aDate, aStatement).map(
    ([scheduledFor, said]): Decide =>
      (state, context) =>
        postponeDiplomaticEvent(state, { scheduledFor, statement: said, ...common }, context),
  ),
  aStatement.map(
    (said): Decide =>
      (state, context) =>
        holdDiplomaticEvent(state, { statement: said, ...common }, context),
  ),
  fc.tuple(fc.constantFrom(...OUTCOMES), fc.constantFrom(null, 'They met'), aStatement).map(
    ([status, summary, said]): Decide =>
      (state, context) =>
        recordDiplomaticOutcome(state, { status, summary, statement: said, ...NOTHING_COMMON }, context),
  ),
  aStatement.map(
    (said): Decide =>
      (state, context) =>
        cancelDiplomaticEvent(state, { statement: said, ...common }, context),
  ),
);

const contextAt = (ifMatch: number): DecisionContext => ({
  actor: { id: 'ana', role: 'analyst' },
  now: '2025-11-30T00:00:00.000Z',
  ifMatch,
});

it('is decided once, never moves back in stated order, and says what it replaces', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anAnnouncement, fc.array(aChange, { minLength: 5, maxLength: 20 }), (first, changes) => {
      let state: DiplomaticState | null = null;
      let head = -1;
      for (const decide of [first, ...changes]) {
        const before: DiplomaticState | null = state;
        const decision = decide(before, contextAt(head));
        if (decision.kind === 'rejected') continue;
        expect(decision.events).toHaveLength(1);
        const [event] = decision.events as [DiplomaticEvent];
        state = evolveDiplomaticEvent(before, { event, revision: ++head });
        accepted++;
        expect(decide(state, contextAt(head)).kind).toBe('rejected');
        if (!before || !('previous' in event.data)) continue;
        const { status, scheduledFor, summary, revision, effectiveAt } = before;
        expect(event.data.previous).toEqual({ status, scheduledFor, summary });
        expect(event.data.amends).toBe(revision);
        expect(state.effectiveAt >= effectiveAt).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
  // More than the announcement of each history: otherwise this would say nothing.
  expect(accepted).toBeGreaterThan(1_500);
});
