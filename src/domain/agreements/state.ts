import type { Figure } from '../kernel/figure.js';
import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import { type FigureSum, sumFigures } from '../kernel/sum-figures.js';
import type { Instant, StatedTime } from '../kernel/time.js';
import type { Stage, TermValue } from './details.js';
import type { AgreementEvent } from './events.js';

/** The entry in force of one thing that changes by itself: the stage, a term, a delivery. */
interface Entry {
  readonly revision: number;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
}

export interface StageEntry extends Entry {
  readonly stage: Stage;
}

export interface TermEntry extends Entry, TermValue {
  readonly termId: string;
}

export interface DeliveryEntry extends Entry {
  readonly deliveryId: string;
  readonly termId: string;
  readonly status: 'active' | 'retracted';
  /** Of a retraction: the last figure. */
  readonly figure: Figure;
  readonly deliveredAt: StatedTime;
  /** Who recorded it, and who made the entry in force. */
  readonly actors: readonly string[];
}

/**
 * An agreement as its stream tells it; null before it is recorded. Stage, terms and deliveries each have a history of
 * their own, and a change of one is none of the others.
 */
export interface AgreementState {
  readonly revision: number;
  /** Where its first entry stands. */
  readonly effectiveAt: Instant;
  readonly stage: StageEntry;
  /** In the order of the agreement. */
  readonly terms: readonly TermEntry[];
  /** In the order in which they were recorded. */
  readonly deliveries: readonly DeliveryEntry[];
}

export function termOf({ terms }: AgreementState, termId: string): TermEntry | undefined {
  return terms.find((term) => term.termId === termId);
}

export function deliveryOf({ deliveries }: AgreementState, deliveryId: string): DeliveryEntry | undefined {
  return deliveries.find((delivery) => delivery.deliveryId === deliveryId);
}

/** What the deliveries of a term come to; null when none stands whose figure is known. */
export function deliveredOf(
  deliveries: readonly Pick<DeliveryEntry, 'termId' | 'status' | 'figure'>[],
  termId: string,
): FigureSum | null {
  const standing = deliveries.filter(
    (delivery) => delivery.termId === termId && delivery.status === 'active',
  );
  return sumFigures(standing.map(({ figure }) => figure));
}

/** The state after one more event. */
export function evolveAgreement(
  state: AgreementState | null,
  recorded: Recorded<AgreementEvent>,
): AgreementState {
  const { event, revision, actor } = recorded;
  const { statement, effectiveAt } = event.data;
  const entry = { revision, statement, effectiveAt };
  if (event.kind === 'agreement-recorded') {
    const { stage, terms } = event.data;
    return {
      revision,
      effectiveAt,
      stage: { ...entry, stage },
      terms: terms.map(({ termId, ...term }) => ({ ...entry, termId, ...valueOf(term) })),
      deliveries: [],
    };
  }
  const known = { ...recordedBefore(state), revision };
  switch (event.kind) {
    case 'agreement-stage-advanced':
      return { ...known, stage: { ...entry, stage: event.data.stage } };
    case 'agreement-term-amended': {
      const { termId } = event.data;
      const term = { ...entry, termId, ...valueOf(event.data) };
      return { ...known, terms: known.terms.map((other) => (other.termId === termId ? term : other)) };
    }
    case 'agreement-delivery-recorded': {
      const { deliveryId, termId, figure, deliveredAt } = event.data;
      const delivery = { ...entry, deliveryId, termId, figure, deliveredAt, actors: [actor] };
      return { ...known, deliveries: [...known.deliveries, { ...delivery, status: 'active' }] };
    }
    case 'agreement-delivery-amended': {
      const { deliveryId, figure, deliveredAt } = event.data;
      return withDelivery(known, deliveryId, actor, { ...entry, figure, deliveredAt });
    }
    case 'agreement-delivery-retracted':
      return withDelivery(known, event.data.deliveryId, actor, { ...entry, status: 'retracted' });
  }
}

/** What of a term can change. */
export function valueOf({ figure, period, commitment }: TermValue): TermValue {
  return { figure, period, commitment };
}

function withDelivery(
  state: AgreementState,
  deliveryId: string,
  actor: string,
  changes: Partial<DeliveryEntry>,
): AgreementState {
  const deliveries = state.deliveries.map((delivery) =>
    delivery.deliveryId === deliveryId
      ? { ...delivery, ...changes, actors: [...delivery.actors.slice(0, 1), actor] }
      : delivery,
  );
  return { ...state, deliveries };
}

function recordedBefore(state: AgreementState | null): AgreementState {
  if (!state) throw new Error('an agreement is recorded before it changes');
  return state;
}
