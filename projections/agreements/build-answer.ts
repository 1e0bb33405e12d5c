import type { Term } from '../../src/domain/agreements/details.js';
import {
  type AgreementState,
  deliveredOf,
  type DeliveryEntry,
  evolveAgreement,
  termOf,
  valueOf,
} from '../../src/domain/agreements/state.js';
import { signingWarnings, termWarnings } from '../../src/domain/agreements/warnings.js';
import { gatherCodes } from '../codes.js';
import type { AgreementAnswer, DeliveryAnswer, StageAnswer, TermAnswer } from './answers.js';
import { type AgreementEntry, type AgreementStream, entriesOf, placeOf, recordingOf } from './entries.js';

/** What the visible events of an agreement's stream, in order, come to: folded by the rules of the domain itself. */
export function agreementAnswer(stream: AgreementStream): AgreementAnswer {
  const { id, entries } = stream;
  const { details, terms, statement, note } = recordingOf(stream).event.data;
  const state = stateOf(stream);
  const byRevision = new Map(entries.map((entry) => [entry.revision, entry]));
  return {
    id,
    ...details,
    stage: state.stage.stage,
    stageRevision: state.stage.revision,
    stageStatement: state.stage.statement,
    stages: stagesOf(stream),
    terms: terms.map((term) => termAnswer(term, state, byRevision)),
    statement,
    note,
    codes: gatherCodes(entries.map(({ event }) => event.data.codes)),
    revision: state.revision,
    warnings: signingWarnings(details.signedAt, statement),
  };
}

function stateOf({ id, entries }: AgreementStream): AgreementState {
  const state = entries.reduce<AgreementState | null>(evolveAgreement, null);
  if (!state) throw new Error(`nothing of the agreement ${id} is visible`);
  return state;
}

function stagesOf(stream: AgreementStream): StageAnswer[] {
  const first = recordingOf(stream);
  return [
    { ...placeOf(first), stage: first.event.data.stage, previous: null, reason: null },
    ...entriesOf(stream, 'agreement-stage-advanced').map((entry) => {
      const { stage, previous, reason } = entry.event.data;
      return { ...placeOf(entry), stage, previous, reason };
    }),
  ];
}

function termAnswer(
  term: Term,
  state: AgreementState,
  entries: ReadonlyMap<number, AgreementEntry>,
): TermAnswer {
  const inForce = termOf(state, term.termId);
  if (!inForce) throw new Error(`the term ${term.termId} was never recorded`);
  const delivered = deliveredOf(state.deliveries, term.termId);
  return {
    ...term,
    ...valueOf(inForce),
    revision: inForce.revision,
    statement: inForce.statement,
    deliveries: state.deliveries
      .filter(({ termId }) => termId === term.termId)
      .map((delivery) => deliveryAnswer(delivery, entries)),
    delivered,
    warnings: termWarnings(inForce, delivered),
  };
}

function deliveryAnswer(
  delivery: DeliveryEntry,
  entries: ReadonlyMap<number, AgreementEntry>,
): DeliveryAnswer {
  const { deliveryId, deliveredAt, status, figure } = delivery;
  const entry = entries.get(delivery.revision);
  if (!entry) throw new Error(`the delivery ${deliveryId} was never recorded`);
  const { data } = entry.event;
  return {
    deliveryId,
    deliveredAt,
    ...(status === 'active' ? { status, figure } : { status, lastFigure: figure }),
    ...placeOf(entry),
    warnings: 'warnings' in data ? data.warnings : [],
  };
}
