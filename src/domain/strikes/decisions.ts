import { accept, type Decision, type DecisionContext, reject, rejectMember } from '../kernel/decision.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { isStatedAhead, sameStatement, type Statement } from '../kernel/statement.js';
import { beginOf, endOf, later, type Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { AmendStrikeDetails, ReportStrike, RetractStrike } from './commands.js';
import type { StrikeDetails } from './details.js';
import type { StrikeEvent } from './events.js';
import type { StrikeState } from './state.js';

export function reportStrike(
  state: StrikeState | null,
  command: ReportStrike,
  { now }: DecisionContext,
): Decision<StrikeEvent> {
  if (isStatedAhead(command.statement, now)) return statedAhead();
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
  if (isStatedAhead(command.statement, now)) return statedAhead();
  const changes = differing(state.details, command.changes);
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
      previous: pick(state.details, changes),
      amends: state.revision,
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
  if (isStatedAhead(command.statement, now)) return statedAhead();
  if (state.status === 'retracted') return reject('retracted', 'the strike is retracted already');
  const refusal =
    checkMayTakeBack(actor, [state.actor]) ?? checkIfMatch(ifMatch, headOf(state), currentOf(state));
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

function statedAhead(): Decision<never> {
  return rejectMember('/statement/statedAt', 'is ahead of the clock: a statement lies in the past');
}

// Each of these events changes the details or the status, so the head is the last change.
const headOf = ({ revision }: StrikeState) => ({ revision, changedAt: revision });
const currentOf = ({ revision, details, status }: StrikeState) => ({
  detailsRevision: revision,
  details,
  currentStatus: status,
});

function differing(before: StrikeDetails, changes: Partial<StrikeDetails>): Partial<StrikeDetails> {
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([member, value]) => !sameJson(value, before[member as keyof StrikeDetails]),
    ),
  );
}

function pick(details: StrikeDetails, changes: Partial<StrikeDetails>): Partial<StrikeDetails> {
  return Object.fromEntries(
    Object.keys(changes).map((member) => [member, details[member as keyof StrikeDetails]]),
  );
}

/** Details are built member by member in one order, so equal ones have equal texts. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function strikeWarnings({ occurred }: StrikeDetails, statement: Statement): Warning[] {
  const from = occurred.from ?? occurred.to;
  if (from === null || endOf(statement.statedAt) >= beginOf(from)) return [];
  return [
    {
      code: 'stated-before-occurred',
      detail: `stated at ${statement.statedAt}, said to have occurred from ${from}`,
    },
  ];
}
