import { changesOf } from '../kernel/changes.js';
import { accept, type Decision, type DecisionContext, reject } from '../kernel/decision.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { refuseAhead, sameStatement, type Statement } from '../kernel/statement.js';
import { endOf, later, type Instant } from '../kernel/time.js';
import type { AmendStrikeDetails, ReportStrike, RetractStrike } from './commands.js';
import type { StrikeEvent } from './events.js';
import type { StrikeState } from './state.js';
import { strikeWarnings } from './warnings.js';

export function reportStrike(
  state: StrikeState | null,
  command: ReportStrike,
  { now }: DecisionContext,
): Decision<StrikeEvent> {
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  if (state) return reject('id-taken', 'a strike with this id is reported already');
  return accept({
    kind: 'strike-reported',
    data: {
      ...command,
      effectiveAt: endOf(command.statement.statedAt),
      warnings: strikeWarnings(command.details, command.statement),
    },
  });
}

export function amendStrikeDetails(
  state: StrikeState | null,
  command: AmendStrikeDetails,
  { now, ifMatch }: DecisionContext,
): Decision<StrikeEvent> {
  if (!state) return reject('not-found', 'there is no such strike');
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  const { changes, previous } = changesOf(state.details, command.changes);
  const changesDetails = Object.keys(changes).length > 0;
  if (!changesDetails && state.status === 'active' && sameStatement(state.statement, command.statement)) {
    return reject('no-change', 'the strike has these details by this statement already');
  }
  const refusal = checkIfMatch(ifMatch, headOf(state), currentOf(state));
  if (refusal) return refusal;
  return accept({
    kind: 'strike-details-amended',
    data: {
      ...command,
      changes,
      previous,
      amends: state.changedAt,
      effectiveAt: decidedAt(command.statement, state),
      warnings: strikeWarnings({ ...state.details, ...changes }, command.statement),
    },
  });
}

export function retractStrike(
  state: StrikeState | null,
  command: RetractStrike,
  { actor, now, ifMatch }: DecisionContext,
): Decision<StrikeEvent> {
  if (!state) return reject('not-found', 'there is no such strike');
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  if (state.status === 'retracted') return reject('retracted', 'the strike is retracted already');
  // Whoever disputes a strike does not want it kept.
  const corroborating = state.stances.filter(({ kind, takenBack }) => kind === 'corroboration' && !takenBack);
  const owners = [state.actor, ...corroborating.map((stance) => stance.actor)];
  const refusal = checkMayTakeBack(actor, owners) ?? checkIfMatch(ifMatch, headOf(state), currentOf(state));
  if (refusal) return refusal;
  return accept({
    kind: 'strike-retracted',
    data: { ...command, effectiveAt: decidedAt(command.statement, state) },
  });
}

/** What was decided counts: it never stands before the entry that it replaces. */
function decidedAt(statement: Statement, replaced: StrikeState): Instant {
  return later(endOf(statement.statedAt), replaced.effectiveAt);
}

const headOf = ({ revision, changedAt }: StrikeState) => ({ revision, changedAt });
const currentOf = ({ changedAt, details, status }: StrikeState) => ({
  detailsRevision: changedAt,
  details,
  currentStatus: status,
});
