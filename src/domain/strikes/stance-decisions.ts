import { sameDetail } from '../kernel/changes.js';
import { accept, type Decision, type DecisionContext, reject, rejectMember } from '../kernel/decision.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { refuseAhead, sameStatement } from '../kernel/statement.js';
import { endOf, later } from '../kernel/time.js';
import type { RetractStance, TakeStance } from './commands.js';
import type { StanceEvent } from './events.js';
import type { StanceKind, StrikeState } from './state.js';
import { strikeWarnings } from './warnings.js';

/** Another source says something of a strike. It makes nobody stale, though it moves the computed status. */
export function takeStance(
  kind: StanceKind,
  state: StrikeState | null,
  command: TakeStance,
  { now }: DecisionContext,
): Decision<StanceEvent> {
  if (!state) return reject('not-found', 'there is no such strike');
  const { statement, extent, details } = command;
  const ahead = refuseAhead(statement, now);
  if (ahead) return ahead;
  if (statement.sourceId === state.statement.sourceId) {
    return rejectMember(
      '/statement/sourceId',
      'states the strike itself, so it can neither confirm nor contest it',
    );
  }
  if (state.status === 'retracted') return reject('retracted', 'the strike is retracted');
  const isKnown = state.stances.some(
    (stance) =>
      !stance.takenBack &&
      stance.kind === kind &&
      stance.extent === extent &&
      sameDetail(stance.details, details) &&
      sameStatement(stance.statement, statement),
  );
  if (isKnown) return reject('no-change', 'this is recorded already');
  return accept({
    kind: kind === 'corroboration' ? 'strike-corroborated' : 'strike-disputed',
    data: {
      ...command,
      effectiveAt: endOf(statement.statedAt),
      warnings: strikeWarnings({ ...state.details, ...details }, statement),
    },
  });
}

/** What was said of a strike is taken back. */
export function retractStance(
  kind: StanceKind,
  state: StrikeState | null,
  command: RetractStance,
  { actor, now }: DecisionContext,
): Decision<StanceEvent> {
  if (!state) return reject('not-found', 'there is no such strike');
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  const stance = state.stances.find(({ revision }) => revision === command.stance);
  if (stance?.kind !== kind) return reject('not-found', `revision ${command.stance} is no ${kind}`);
  if (stance.takenBack) return reject('no-change', `the ${kind} is taken back already`);
  const refusal = checkMayTakeBack(actor, [stance.actor]);
  if (refusal) return refusal;
  return accept({
    kind: kind === 'corroboration' ? 'strike-corroboration-retracted' : 'strike-dispute-retracted',
    // It cannot end before it was made.
    data: { ...command, effectiveAt: later(endOf(command.statement.statedAt), stance.place) },
  });
}
