import * as fc from 'fast-check';
import { adoptClaim, recordClaim, retractClaim } from '../../src/domain/counts/claim-decisions.js';
import { amendCount, reportCount, retractCount } from '../../src/domain/counts/count-decisions.js';
import { acceptCorrection, proposeCorrection } from '../../src/domain/counts/correction-decisions.js';
import type { CountContext } from '../../src/domain/counts/decision-support.js';
import type { CountEvent } from '../../src/domain/counts/events.js';
import { findFamily } from '../../src/domain/counts/families.js';
import { type CountState, evolveCount, inForce } from '../../src/domain/counts/state.js';
import type { Decision } from '../../src/domain/kernel/decision.js';
import { figure, MAYOR, NEWSPAPER, NOTHING_COMMON, OFFICIALS, statement } from '../support/samples.js';

const family = findFamily('casualty');
if (!family) throw new Error('the casualty family is built in');

type Decide = (state: CountState | null, context: CountContext) => Decision<CountEvent>;

const aFigure = fc.option(
  fc.record({ low: fc.option(fc.nat(20)), best: fc.nat(20), high: fc.option(fc.nat(20)) }).map(figure),
  { freq: 8 },
);
const aStatement = fc
  .tuple(
    fc.constantFrom(OFFICIALS, MAYOR, NEWSPAPER),
    fc.constantFrom('2025-10-21', '2025-10-22T06:00:00.000Z', '2025-10-23'),
  )
  .map(([sourceId, statedAt]) => statement(sourceId, statedAt));
const cause = 'developed' as const;
const stated = fc.record({ figure: aFigure, statement: aStatement });
const aRevision = fc.nat(12);

const aReport: fc.Arbitrary<Decide> = stated.map(
  (parts): Decide =>
    (state, context) =>
      reportCount(
        state,
        {
          ...parts,
          subject: { type: 'strike', id: OFFICIALS },
          measure: 'killed',
          group: 'all',
          period: null,
          running: false,
          dating: 'occurred',
          ...NOTHING_COMMON,
        },
        context,
      ),
);

const aCommand: fc.Arbitrary<Decide> = fc.oneof(
  aReport,
  fc.tuple(stated, fc.option(aRevision)).map(
    ([parts, corrects]): Decide =>
      (state, context) =>
        amendCount(state, { ...parts, cause, reason: 'r', corrects, ...NOTHING_COMMON }, context),
  ),
  stated.map(
    (parts): Decide =>
      (state, context) =>
        proposeCorrection(
          state,
          { ...parts, cause, reason: 'r', correctionId: String(context.ifMatch), ...NOTHING_COMMON },
          context,
        ),
  ),
  aRevision.map(
    (number): Decide =>
      (state, context) =>
        acceptCorrection(
          state,
          { correctionId: String(number), reason: 'r', figureMoved: 'accept', ...NOTHING_COMMON },
          { ...context, actor: { id: 'rea', role: 'reviewer' } },
        ),
  ),
  aStatement.map(
    (said): Decide =>
      (state, context) =>
        retractCount(state, { cause, reason: 'r', statement: said, ...NOTHING_COMMON }, context),
  ),
  stated.map(
    (parts): Decide =>
      (state, context) =>
        recordClaim(state, { ...parts, ...NOTHING_COMMON }, context),
  ),
  aRevision.map(
    (claim): Decide =>
      (state, context) =>
        adoptClaim(state, { claim, reason: 'r', ...NOTHING_COMMON }, context),
  ),
  fc.tuple(aRevision, fc.option(aRevision), aStatement).map(
    ([claim, adopt, said]): Decide =>
      (state, context) =>
        retractClaim(
          state,
          { claim, adopt, cause, reason: 'r', statement: said, ...NOTHING_COMMON },
          context,
        ),
  ),
);

const contextAt = (head: number): CountContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch: head,
  id: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
  family,
});

/** Plays commands on one count and looks at each that is accepted. */
function play(
  commands: readonly Decide[],
  look: (after: { state: CountState; head: number; events: readonly CountEvent[]; decide: Decide }) => void,
): number {
  let state: CountState | null = null;
  let head = -1;
  let accepted = 0;
  for (const decide of commands) {
    const decision: Decision<CountEvent> = decide(state, contextAt(head));
    if (decision.kind === 'rejected') continue;
    for (const event of decision.events)
      state = evolveCount(state, { event, revision: ++head, actor: 'rex' });
    accepted++;
    if (state) look({ state, head, events: decision.events, decide });
  }
  return accepted;
}

const histories = fc
  .tuple(aReport, fc.array(aCommand, { minLength: 10, maxLength: 40 }))
  .map(([report, commands]) => [report, ...commands]);

it('decides nothing new on its own result', () => {
  let accepted = 0;
  fc.assert(
    fc.property(histories, (commands) => {
      accepted += play(commands, ({ state, head, decide }) => {
        expect(decide(state, contextAt(head)).kind).toBe('rejected');
      });
    }),
    { numRuns: 500 },
  );
  // Far more than the first report of each history: otherwise this would say nothing.
  expect(accepted).toBeGreaterThan(1_500);
});

it('puts in force what it decided, and holds in force what it does not touch', () => {
  fc.assert(
    fc.property(histories, (commands) => {
      let before: number | null = null;
      play(commands, ({ state, head, events }) => {
        const last = events.at(-1);
        const movesNothing =
          last?.kind === 'claim-recorded' ||
          last?.kind === 'correction-proposed' ||
          last?.kind === 'claim-retracted' ||
          (last?.kind === 'count-amended' && last.data.corrects !== null && last.data.corrects !== before);
        if (!movesNothing) expect(inForce(state).revision).toBe(head);
        else if (last?.kind !== 'count-amended') expect(inForce(state).revision).toBe(before);
        before = inForce(state).revision;
      });
    }),
    { numRuns: 500 },
  );
});
