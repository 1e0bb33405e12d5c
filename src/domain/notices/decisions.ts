import { accept, type Decision, type DecisionContext, reject } from '../kernel/decision.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { refuseAhead } from '../kernel/statement.js';
import { endOf, later } from '../kernel/time.js';
import type { RecordNotice, RetractNotice } from './commands.js';
import type { NoticeEvent } from './events.js';
import type { NoticeState } from './state.js';

export function recordNotice(
  state: NoticeState | null,
  command: RecordNotice,
  { now }: DecisionContext,
): Decision<NoticeEvent> {
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  if (state) return reject('id-taken', 'a notice with this id is recorded already');
  return accept({
    kind: 'notice-recorded',
    data: { ...command, effectiveAt: endOf(command.statement.statedAt) },
  });
}

export function retractNotice(
  state: NoticeState | null,
  command: RetractNotice,
  { actor, now, ifMatch }: DecisionContext,
): Decision<NoticeEvent> {
  if (!state) return reject('not-found', 'there is no such notice');
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  const { revision, status } = state;
  if (status === 'retracted') return reject('retracted', 'the notice is retracted already');
  const refusal =
    checkMayTakeBack(actor, [state.actor]) ??
    checkIfMatch(ifMatch, { revision, changedAt: revision }, { currentStatus: status });
  if (refusal) return refusal;
  return accept({
    kind: 'notice-retracted',
    data: { ...command, effectiveAt: later(endOf(command.statement.statedAt), state.effectiveAt) },
  });
}
