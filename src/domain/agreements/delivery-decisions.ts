import { accept, type Decision, type DecisionContext, reject, rejectMember } from '../kernel/decision.js';
import { type Figure, figureWarnings, sameFigure } from '../kernel/figure.js';
import { checkMayTakeBack } from '../kernel/ownership.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { refuseAhead, sameStatement, type Statement } from '../kernel/statement.js';
import { endOf, later, type StatedTime } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { AmendDelivery, RecordDelivery, RetractDelivery } from './commands.js';
import type { AgreementEvent } from './events.js';
import { refuseStated } from './refusals.js';
import { type AgreementState, deliveredOf, type DeliveryEntry, deliveryOf, termOf } from './state.js';
import { ceilingWarnings, deliveryWarnings } from './warnings.js';

interface Delivered {
  readonly termId: string;
  readonly figure: Figure;
  readonly deliveredAt: StatedTime;
  readonly statement: Statement;
}

/** A terminated agreement takes it too: what was delivered may be learned late. */
export function recordDelivery(
  state: AgreementState | null,
  command: RecordDelivery,
  { now }: DecisionContext,
): Decision<AgreementEvent> {
  if (!state) return reject('not-found', 'there is no such agreement');
  const { termId, figure, statement } = command;
  const refusal = refuseStated(statement, figure, now);
  if (refusal) return refusal;
  if (!termOf(state, termId)) return rejectMember('/termId', 'names no term of the agreement');
  if (state.deliveries.some((delivery) => delivery.status === 'active' && says(delivery, command))) {
    return reject('no-change', 'this delivery is recorded already');
  }
  return accept({
    kind: 'agreement-delivery-recorded',
    data: {
      ...command,
      // Nothing is delivered under an agreement that was not yet spoken of.
      effectiveAt: later(endOf(statement.statedAt), state.effectiveAt),
      warnings: warningsOf([...state.deliveries, { ...command, status: 'active' }], command, state),
    },
  });
}

export function amendDelivery(
  state: AgreementState | null,
  command: AmendDelivery,
  context: DecisionContext,
): Decision<AgreementEvent> {
  const { changes, ...rest } = command;
  const found = standing(state, command.deliveryId, () => {
    const refusal = refuseStated(rest.statement, changes.figure ?? null, context.now);
    if (refusal || Object.keys(changes).length > 0) return refusal;
    return rejectMember('', 'must have at least one of figure and deliveredAt');
  });
  if (found.kind === 'rejected') return found;
  const { agreement, delivery } = found;
  const { figure, deliveredAt, termId } = { ...delivery, ...changes };
  const amended = { ...delivery, figure, deliveredAt, statement: rest.statement };
  if (says(delivery, amended)) return reject('no-change', 'the delivery is this by this statement already');
  const stale = checkChange(agreement, delivery, context);
  if (stale) return stale;
  const deliveries = agreement.deliveries.map((other) => (other === delivery ? amended : other));
  return accept({
    kind: 'agreement-delivery-amended',
    data: {
      ...rest,
      termId,
      figure,
      deliveredAt,
      previous: { figure: delivery.figure, deliveredAt: delivery.deliveredAt },
      ...replacing(delivery, rest.statement),
      warnings: warningsOf(deliveries, amended, agreement),
    },
  });
}

export function retractDelivery(
  state: AgreementState | null,
  command: RetractDelivery,
  context: DecisionContext,
): Decision<AgreementEvent> {
  const found = standing(state, command.deliveryId, () => refuseAhead(command.statement, context.now));
  if (found.kind === 'rejected') return found;
  const { agreement, delivery } = found;
  const refusal =
    checkMayTakeBack(context.actor, delivery.actors) ?? checkChange(agreement, delivery, context);
  if (refusal) return refusal;
  return accept({
    kind: 'agreement-delivery-retracted',
    data: {
      ...command,
      termId: delivery.termId,
      lastFigure: delivery.figure,
      ...replacing(delivery, command.statement),
    },
  });
}

/** The delivery that is addressed, or why it cannot be changed. What is wrong with the body is said first. */
function standing(
  agreement: AgreementState | null,
  deliveryId: string,
  refuseBody: () => ReturnType<typeof reject> | null,
): { kind: 'standing'; agreement: AgreementState; delivery: DeliveryEntry } | ReturnType<typeof reject> {
  if (!agreement) return reject('not-found', 'there is no such agreement');
  const delivery = deliveryOf(agreement, deliveryId);
  if (!delivery) return reject('not-found', 'the agreement has no such delivery');
  const refusal = refuseBody();
  if (refusal) return refusal;
  if (delivery.status === 'retracted') {
    return reject('retracted', 'the delivery is retracted; record it anew to go on');
  }
  return { kind: 'standing', agreement, delivery };
}

/** The rule of `If-Match`: other deliveries, the terms and the stage make nobody stale. Null when it holds. */
function checkChange(agreement: AgreementState, delivery: DeliveryEntry, { ifMatch }: DecisionContext) {
  const { revision, figure, deliveredAt } = delivery;
  const head = { revision: agreement.revision, changedAt: revision };
  return checkIfMatch(ifMatch, head, { figureRevision: revision, figure, deliveredAt });
}

/** What was decided counts: it never stands before the entry that it replaces. */
function replacing({ revision, effectiveAt }: DeliveryEntry, { statedAt }: Statement) {
  return { amends: revision, effectiveAt: later(endOf(statedAt), effectiveAt) };
}

function says(delivery: DeliveryEntry, { termId, figure, deliveredAt, statement }: Delivered): boolean {
  return (
    delivery.termId === termId &&
    delivery.deliveredAt === deliveredAt &&
    sameFigure(delivery.figure, figure) &&
    sameStatement(delivery.statement, statement)
  );
}

function warningsOf(
  deliveries: readonly Pick<DeliveryEntry, 'termId' | 'status' | 'figure'>[],
  { termId, figure, deliveredAt, statement }: Delivered,
  state: AgreementState,
): Warning[] {
  const term = termOf(state, termId);
  return [
    ...figureWarnings(figure),
    ...deliveryWarnings(deliveredAt, statement),
    ...(term ? ceilingWarnings(term, deliveredOf(deliveries, termId)) : []),
  ];
}
