import { changesOf } from '../kernel/changes.js';
import { accept, type Decision, type DecisionContext, reject } from '../kernel/decision.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { refuseAhead, sameStatement, type Statement } from '../kernel/statement.js';
import { beginOf, endOf, later } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { AmendSituation, OpenSituation } from './commands.js';
import type { SituationDetails } from './details.js';
import type { SituationEvent } from './events.js';
import type { SituationState } from './state.js';

export function openSituation(
  state: SituationState | null,
  command: OpenSituation,
  { now }: DecisionContext,
): Decision<SituationEvent> {
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  if (state) return reject('id-taken', 'a situation with this id is open already');
  return accept({
    kind: 'situation-opened',
    data: {
      ...command,
      effectiveAt: endOf(command.statement.statedAt),
      warnings: situationWarnings(command.details, command.statement),
    },
  });
}

export function amendSituation(
  state: SituationState | null,
  command: AmendSituation,
  { now, ifMatch }: DecisionContext,
): Decision<SituationEvent> {
  if (!state) return reject('not-found', 'there is no such situation');
  const { revision, details, statement, effectiveAt } = state;
  const ahead = refuseAhead(command.statement, now);
  if (ahead) return ahead;
  const { changes, previous } = changesOf(details, command.changes);
  if (Object.keys(changes).length === 0 && sameStatement(statement, command.statement)) {
    return reject('no-change', 'the situation has these details by this statement already');
  }
  // Each event changes the details, so the head is the last change.
  const head = { revision, changedAt: revision };
  const refusal = checkIfMatch(ifMatch, head, { detailsRevision: revision, details });
  if (refusal) return refusal;
  return accept({
    kind: 'situation-amended',
    data: {
      ...command,
      changes,
      previous,
      amends: revision,
      // What was decided counts: it never stands before the entry that it replaces.
      effectiveAt: later(endOf(command.statement.statedAt), effectiveAt),
      warnings: situationWarnings({ ...details, ...changes }, command.statement),
    },
  });
}

function situationWarnings({ since }: SituationDetails, { statedAt }: Statement): Warning[] {
  if (since === null || endOf(statedAt) >= beginOf(since)) return [];
  return [
    { code: 'stated-before-occurred', detail: `stated at ${statedAt}, said to have begun at ${since}` },
  ];
}
