import { includesRole } from '../kernel/actor.js';
import { accept, type Decision, reject, rejectMember } from '../kernel/decision.js';
import { sameFigure } from '../kernel/figure.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { refuseAhead, sameStatement } from '../kernel/statement.js';
import { endOf, later, type Instant } from '../kernel/time.js';
import type { AdoptClaim, RecordClaim, RetractClaim } from './commands.js';
import {
  active,
  checkChange,
  type CountContext,
  decidedAt,
  ownersOf,
  refuseStated,
} from './decision-support.js';
import type { ClaimAdopted, CountEvent } from './events.js';
import { beforeOf, type CountClaim, type CountState, inForce, standingClaims } from './state.js';
import { changeWarnings, claimWarnings } from './warnings.js';

export function recordClaim(
  state: CountState | null,
  command: RecordClaim,
  context: CountContext,
): Decision<CountEvent> {
  const found = active(state, (count) => refuseStated(command, count, context));
  if (found.kind === 'rejected') return found;
  const { count } = found;
  const isKnown = count.claims.some(
    (claim) =>
      !claim.takenBack &&
      sameFigure(claim.figure, command.figure) &&
      sameStatement(claim.statement, command.statement),
  );
  if (isKnown) return reject('no-change', 'this claim is recorded already');
  return accept({
    kind: 'claim-recorded',
    data: {
      ...command,
      effectiveAt: endOf(command.statement.statedAt),
      warnings: claimWarnings(command, count, context),
    },
  });
}

export function adoptClaim(
  state: CountState | null,
  command: AdoptClaim,
  context: CountContext,
): Decision<CountEvent> {
  const found = active(state, () => null);
  if (found.kind === 'rejected') return found;
  const { count, current } = found;
  const claim = claimAt(count, command.claim);
  if (!claim) return reject('not-found', `revision ${command.claim} is no claim`);
  if (current.claim === claim.revision)
    return reject('no-change', 'this claim is the figure in force already');
  if (!standingClaims(count).includes(claim)) {
    return reject(
      'claim-not-standing',
      'the claim was taken back, or a later one of its source took its place',
    );
  }
  const stale = checkChange(count, context);
  if (stale) return stale;
  return accept(adoption(count, claim, claim.place, command, context));
}

export function retractClaim(
  state: CountState | null,
  command: RetractClaim,
  context: CountContext,
): Decision<CountEvent> {
  const found = active(state, () => refuseAhead(command.statement, context.now));
  if (found.kind === 'rejected') return found;
  const { count, current } = found;
  const claim = claimAt(count, command.claim);
  if (!claim) return reject('not-found', `revision ${command.claim} is no claim`);
  if (claim.takenBack) return reject('no-change', 'the claim is taken back already');
  const refusal = checkMayTakeBack(context.actor, [claim.actor]);
  if (refusal) return refusal;

  const takenBack: CountEvent = {
    kind: 'claim-retracted',
    data: {
      ...common(command),
      claim: claim.revision,
      lastFigure: claim.figure,
      ...endOfClaim(command, claim),
    },
  };
  if (current.claim !== claim.revision) {
    if (command.adopt !== null) return rejectMember('/adopt', 'the claim taken back is not the one in force');
    return accept(takenBack);
  }
  const notAllowed = checkMayMoveFigure(count, command, context);
  if (notAllowed) return notAllowed;
  const next = successor(count, claim, command.adopt);
  if (next.kind === 'rejected') return next;
  const stale = checkChange(count, context);
  if (stale) return stale;
  const from = decidedAt(command.statement, current);
  if (next.claim) {
    return accept<CountEvent>(
      takenBack,
      adoption(count, next.claim, later(from, next.claim.place), command, context),
    );
  }
  const { cause, reason, statement } = command;
  return accept<CountEvent>(takenBack, {
    kind: 'count-retracted',
    data: { ...common(command), cause, reason, statement, before: beforeOf(current), effectiveAt: from },
  });
}

/** Who takes back their own claim does not by that decide what others said, or undo what others decided. */
function checkMayMoveFigure(count: CountState, { adopt }: RetractClaim, { actor }: CountContext) {
  if (includesRole(actor.role, 'reviewer')) return null;
  if (adopt !== null) return reject('forbidden', 'adopting another claim needs a reviewer');
  return checkMayTakeBack(actor, ownersOf(count));
}

/** Which claim takes the place of the one in force: the one named, or none when none is left. */
function successor(
  count: CountState,
  fallen: CountClaim,
  adopt: number | null,
): { kind: 'found'; claim: CountClaim | null } | ReturnType<typeof reject> {
  const claims = count.claims.map((claim) => (claim === fallen ? { ...claim, takenBack: true } : claim));
  const standing = standingClaims({ ...count, claims });
  if (adopt === null) {
    if (standing.length === 0) return { kind: 'found', claim: null };
    return rejectMember(
      '/adopt',
      'is needed: other claims stand, name the one that takes its place',
      'adopt-needed',
    );
  }
  const claim = standing.find(({ revision }) => revision === adopt);
  return claim
    ? { kind: 'found', claim }
    : rejectMember('/adopt', `revision ${adopt} is no claim that stands`);
}

function adoption(
  count: CountState,
  claim: CountClaim,
  statedAt: Instant,
  command: AdoptClaim | RetractClaim,
  context: CountContext,
): ClaimAdopted {
  const replaced = inForce(count);
  const before = beforeOf(replaced);
  const cause = 'cause' in command ? command.cause : null;
  return {
    kind: 'claim-adopted',
    data: {
      ...common(command),
      claim: claim.revision,
      figure: claim.figure,
      before,
      reason: command.reason,
      statement: claim.statement,
      effectiveAt: later(statedAt, replaced.effectiveAt),
      warnings: changeWarnings({ ...claim, before, cause }, count, context),
    },
  };
}

/** A claim cannot end before it was made. */
function endOfClaim({ cause, reason, statement }: RetractClaim, claim: CountClaim) {
  const effectiveAt = later(endOf(statement.statedAt), claim.place);
  return { cause, reason, statement, effectiveAt };
}

function claimAt(count: CountState, revision: number): CountClaim | undefined {
  return count.claims.find((claim) => claim.revision === revision);
}

const common = ({ note, codes, noticeId }: AdoptClaim | RetractClaim) => ({ note, codes, noticeId });
