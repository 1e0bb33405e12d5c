import { accept, type Decision, reject } from '../kernel/decision.js';
import { sameFigure } from '../kernel/figure.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { sameStatement } from '../kernel/statement.js';
import type {
  AcceptCorrection,
  ProposeCorrection,
  RejectCorrection,
  WithdrawCorrection,
} from './correction-commands.js';
import type { MadeOn, Proposal } from './correction-events.js';
import type { Correction } from './correction-state.js';
import {
  active,
  causeOf,
  checkChange,
  type CountContext,
  decidedAt,
  refuseStated,
  says,
} from './decision-support.js';
import type { CountEvent } from './events.js';
import { beforeOf, type CountEntry, type CountState } from './state.js';
import { changeWarnings } from './warnings.js';

export function proposeCorrection(
  state: CountState | null,
  command: ProposeCorrection,
  context: CountContext,
): Decision<CountEvent> {
  const found = active(state, (count) => refuseStated(command, count, context));
  if (found.kind === 'rejected') return found;
  const { count, current } = found;
  const { correctionId, figure, reason, statement, note, codes, noticeId } = command;
  const cause = causeOf(count, command);
  if (typeof cause !== 'string') return cause;
  if (says(current, command)) {
    return reject('no-change', 'the figure in force is this one by this statement already');
  }
  const proposal = { figure, cause, reason, statement };
  const madeOn = { revision: current.revision, figure: current.figure };
  const same = count.corrections.find((correction) => isOpenAs(correction, proposal, madeOn));
  if (same) {
    return reject('no-change', 'the same correction is proposed already, and open', {
      members: { correctionId: same.id },
    });
  }
  return accept({
    kind: 'correction-proposed',
    data: { note, codes, noticeId, correctionId, proposal, madeOn },
  });
}

export function acceptCorrection(
  state: CountState | null,
  command: AcceptCorrection,
  context: CountContext,
): Decision<CountEvent> {
  const found = openCorrection(state, command);
  if (found.kind === 'rejected') return found;
  const { correction } = found;
  const own = refuseOwn(correction, context, 'accepts');
  if (own) return own;
  const target = active(state, () => null);
  if (target.kind === 'rejected') return target;
  const { count, current } = target;
  const moved = command.figureMoved === 'accept' ? null : refuseMoved(correction, current);
  if (moved) return moved;
  const { proposal } = correction;
  if (says(current, proposal)) {
    return reject('no-change', 'the figure in force is this one by this statement already');
  }
  // It is protected by the figure that it was made on; who names a revision all the same is held to it.
  const stale = context.ifMatch === null ? null : checkChange(count, context);
  if (stale) return stale;
  const { figure, cause, statement } = proposal;
  const before = beforeOf(current);
  return accept({
    kind: 'correction-accepted',
    data: {
      note: command.note,
      codes: { ...correction.codes, ...command.codes },
      noticeId: command.noticeId ?? correction.noticeId,
      correctionId: correction.id,
      proposed: { revision: correction.revision, actor: correction.proposer, reason: proposal.reason },
      figure,
      before,
      cause,
      reason: command.reason,
      statement,
      effectiveAt: decidedAt(statement, current),
      warnings: changeWarnings({ figure, statement, before, cause }, count, context),
    },
  });
}

export function rejectCorrection(
  state: CountState | null,
  command: RejectCorrection,
  context: CountContext,
): Decision<CountEvent> {
  const found = openCorrection(state, command);
  if (found.kind === 'rejected') return found;
  const own = refuseOwn(found.correction, context, 'rejects');
  return own ?? accept({ kind: 'correction-rejected', data: command });
}

export function withdrawCorrection(
  state: CountState | null,
  command: WithdrawCorrection,
  context: CountContext,
): Decision<CountEvent> {
  const found = openCorrection(state, command);
  if (found.kind === 'rejected') return found;
  const refusal = checkMayTakeBack(context.actor, [found.correction.proposer]);
  return refusal ?? accept({ kind: 'correction-withdrawn', data: command });
}

/** The correction, while nobody has decided on it. */
function openCorrection(
  state: CountState | null,
  { correctionId }: { readonly correctionId: string },
): { kind: 'open'; correction: Correction } | ReturnType<typeof reject> {
  if (!state) return reject('not-found', 'there is no such count');
  const correction = state.corrections.find(({ id }) => id === correctionId);
  if (!correction) return reject('not-found', 'the count has no such correction');
  if (correction.status === 'open') return { kind: 'open', correction };
  return reject('correction-closed', `the correction is ${correction.status} already`, {
    members: { correctionStatus: correction.status },
  });
}

/** Four eyes: who proposes decides nothing about it, with whichever key and role. */
function refuseOwn({ proposer }: Correction, { actor }: CountContext, does: 'accepts' | 'rejects') {
  if (actor.id !== proposer) return null;
  return reject(
    'own-correction',
    `somebody else ${does} a correction; who proposed it may withdraw it, or leave it`,
  );
}

/** Another entry in force than then has been decided on, also when it holds the same figure. */
function refuseMoved({ madeOn }: Correction, { revision, figure }: CountEntry) {
  if (revision === madeOn.revision) return null;
  return reject('figure-moved', 'the figure in force is no longer the one that the proposal was made on', {
    members: { proposedOn: madeOn, figureRevision: revision, figure },
  });
}

function isOpenAs(correction: Correction, proposal: Proposal, madeOn: MadeOn): boolean {
  const other = correction.proposal;
  return (
    correction.status === 'open' &&
    correction.madeOn.revision === madeOn.revision &&
    sameFigure(other.figure, proposal.figure) &&
    other.cause === proposal.cause &&
    other.reason === proposal.reason &&
    sameStatement(other.statement, proposal.statement)
  );
}
