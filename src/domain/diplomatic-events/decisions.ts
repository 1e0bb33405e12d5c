import { accept, type Decision, type DecisionContext, reject } from '../kernel/decision.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { refuseAhead, sameStatement, type Statement } from '../kernel/statement.js';
import { beginOf, endOf, later, type StatedTime } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type {
  AnnounceDiplomaticEvent,
  CancelDiplomaticEvent,
  HoldDiplomaticEvent,
  PostponeDiplomaticEvent,
  RecordDiplomaticOutcome,
} from './commands.js';
import type { Change, DiplomaticEvent } from './events.js';
import type { DiplomaticState } from './state.js';
import { type DiplomaticStatus, NEXT_STATUSES } from './status.js';

export function announceDiplomaticEvent(
  state: DiplomaticState | null,
  command: AnnounceDiplomaticEvent,
  { now }: DecisionContext,
): Decision<DiplomaticEvent> {
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  if (state) return reject('id-taken', 'a diplomatic event with this id is announced already');
  return accept({
    kind: 'diplomatic-event-announced',
    data: {
      ...command,
      effectiveAt: endOf(command.statement.statedAt),
      warnings: earlyWarnings(command.status, command.scheduledFor, command.statement),
    },
  });
}

/** Another date, or an open one; what was on hold or cancelled takes place after all. */
export function postponeDiplomaticEvent(
  state: DiplomaticState | null,
  command: PostponeDiplomaticEvent,
  context: DecisionContext,
): Decision<DiplomaticEvent> {
  const sameDate = state?.scheduledFor === command.scheduledFor;
  const found = changeTo('postponed', state, command, sameDate, context);
  if (found.kind === 'rejected') return found;
  return accept({ kind: 'diplomatic-event-postponed', data: { ...command, ...found.change } });
}

export function holdDiplomaticEvent(
  state: DiplomaticState | null,
  command: HoldDiplomaticEvent,
  context: DecisionContext,
): Decision<DiplomaticEvent> {
  const found = changeTo('on_hold', state, command, true, context);
  if (found.kind === 'rejected') return found;
  return accept({ kind: 'diplomatic-event-put-on-hold', data: { ...command, ...found.change } });
}

export function recordDiplomaticOutcome(
  state: DiplomaticState | null,
  command: RecordDiplomaticOutcome,
  context: DecisionContext,
): Decision<DiplomaticEvent> {
  const sameSummary = state?.summary === command.summary;
  const found = changeTo(command.status, state, command, sameSummary, context);
  if (found.kind === 'rejected') return found;
  return accept({ kind: 'diplomatic-event-outcome-recorded', data: { ...command, ...found.change } });
}

export function cancelDiplomaticEvent(
  state: DiplomaticState | null,
  command: CancelDiplomaticEvent,
  context: DecisionContext,
): Decision<DiplomaticEvent> {
  const found = changeTo('cancelled', state, command, true, context);
  if (found.kind === 'rejected') return found;
  return accept({ kind: 'diplomatic-event-cancelled', data: { ...command, ...found.change } });
}

/**
 * What every change of status says and is checked for.
 * @param sameRest whether all that the change sets besides the status is so already
 */
function changeTo<Status extends DiplomaticStatus>(
  status: Status,
  state: DiplomaticState | null,
  { statement }: { readonly statement: Statement },
  sameRest: boolean,
  { now, ifMatch }: DecisionContext,
): { kind: 'allowed'; change: Change<Status> } | ReturnType<typeof reject> {
  if (!state) return reject('not-found', 'there is no such diplomatic event');
  const ahead = refuseAhead(statement, now);
  if (ahead) return ahead;
  const { revision, scheduledFor, summary } = state;
  if (state.status === status && sameRest && sameStatement(state.statement, statement)) {
    return reject('no-change', 'the diplomatic event stands so by this statement already');
  }
  if (!NEXT_STATUSES[state.status].includes(status)) {
    return reject('diplomatic-event-closed', `the event is ${state.status}: it cannot become ${status}`, {
      members: { currentRevision: revision, currentStatus: state.status },
    });
  }
  // Each event changes the status or what it rests on, so the head is the last change.
  const refusal = checkIfMatch(
    ifMatch,
    { revision, changedAt: revision },
    { currentStatus: state.status, scheduledFor },
  );
  if (refusal) return refusal;
  const change = {
    status,
    previous: { status: state.status, scheduledFor, summary },
    amends: revision,
    // What was decided counts: it never stands before the entry that it replaces.
    effectiveAt: later(endOf(statement.statedAt), state.effectiveAt),
    warnings: earlyWarnings(status, scheduledFor, statement),
  };
  return { kind: 'allowed', change };
}

/** What was held or adopted is not said to be so before its date has come. */
function earlyWarnings(
  status: DiplomaticStatus,
  scheduledFor: StatedTime | null,
  { statedAt }: Statement,
): Warning[] {
  if (status !== 'held' && status !== 'adopted') return [];
  if (scheduledFor === null || endOf(statedAt) >= beginOf(scheduledFor)) return [];
  return [
    {
      code: 'stated-before-scheduled',
      detail: `said to be ${status} at ${statedAt}, scheduled for ${scheduledFor}`,
    },
  ];
}
