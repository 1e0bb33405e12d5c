import { accept, type Decision, reject, rejectMember } from '../kernel/decision.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { refuseAhead } from '../kernel/statement.js';
import { endOf } from '../kernel/time.js';
import type { AmendCount, ReportCount, RetractCount } from './commands.js';
import {
  active,
  causeOf,
  checkChange,
  type CountContext,
  decidedAt,
  ownersOf,
  refuseStated,
  says,
} from './decision-support.js';
import type { Before, CountEvent } from './events.js';
import { findMeasure } from './families.js';
import { refuseFigure } from './refusals.js';
import { beforeOf, type CountEntry, type CountState, inForce, standingClaims } from './state.js';
import { changeWarnings, claimWarnings } from './warnings.js';

export function reportCount(
  state: CountState | null,
  command: ReportCount,
  context: CountContext,
): Decision<CountEvent> {
  const measure = findMeasure(context.family, command.measure);
  if (!measure)
    return rejectMember('/measure', `${context.family.code} counts have no measure ${command.measure}`);
  if (command.subject.type === 'situation' && command.period === null && !command.running) {
    return rejectMember(
      '/period',
      'a count of a situation needs a period, unless it is running',
      'period-needed',
    );
  }
  const refusal = refuseAhead(command.statement, context.now) ?? refuseFigure(command.figure, measure);
  if (refusal) return refusal;
  const current = state && inForce(state);
  if (current?.status === 'active') {
    return reject('count-exists', 'this quantity is reported already: amend it, or record a claim', {
      members: { existingId: context.id },
    });
  }
  const before: Before = current ? beforeOf(current) : { status: 'none' };
  return accept({
    kind: 'count-reported',
    data: {
      ...command,
      unit: measure.unit,
      before,
      // A report stands where it was said; said again after a retraction, it is a decision that counts.
      effectiveAt: current ? decidedAt(command.statement, current) : endOf(command.statement.statedAt),
      warnings: changeWarnings({ ...command, before, cause: null }, command, context),
    },
  });
}

export function amendCount(
  state: CountState | null,
  command: AmendCount,
  context: CountContext,
): Decision<CountEvent> {
  const found = active(state, (count) => refuseStated(command, count, context));
  if (found.kind === 'rejected') return found;
  const { count } = found;
  const cause = causeOf(count, command);
  if (typeof cause !== 'string') return cause;
  const replaced = command.corrects === null ? found.current : entryAt(count, command.corrects);
  if (!replaced)
    return rejectMember('/corrects', `revision ${command.corrects} set no figure that could be set right`);
  if (says(latestOf(count, replaced), command)) {
    return reject('no-change', 'that entry holds this figure by this statement already');
  }
  const stale = checkChange(count, context);
  if (stale) return stale;
  const before = beforeOf(replaced);
  const effectiveAt =
    command.corrects === null ? decidedAt(command.statement, replaced) : replaced.effectiveAt;
  const movesFigure = effectiveAt >= found.current.effectiveAt;
  return accept({
    kind: 'count-amended',
    data: {
      ...command,
      cause,
      before,
      effectiveAt,
      // What was early is not held against what others are now.
      warnings: movesFigure
        ? changeWarnings({ ...command, before, cause }, count, context)
        : claimWarnings(command, count, context),
    },
  });
}

export function retractCount(
  state: CountState | null,
  command: RetractCount,
  context: CountContext,
): Decision<CountEvent> {
  const found = active(state, () => refuseAhead(command.statement, context.now));
  if (found.kind === 'rejected') return found;
  const { count, current } = found;
  // With the count falls whatever others claim.
  const owners = [...ownersOf(count), ...standingClaims(count).map(({ actor }) => actor)];
  const refusal = checkMayTakeBack(context.actor, owners) ?? checkChange(count, context);
  if (refusal) return refusal;
  return accept({
    kind: 'count-retracted',
    data: { ...command, before: beforeOf(current), effectiveAt: decidedAt(command.statement, current) },
  });
}

function entryAt(count: CountState, revision: number): CountEntry | undefined {
  return count.entries.find((entry) => entry.revision === revision && entry.status === 'active');
}

/** The entry as it was last set right. */
function latestOf(count: CountState, entry: CountEntry): CountEntry {
  return count.entries.findLast(({ corrects }) => corrects === entry.revision) ?? entry;
}
