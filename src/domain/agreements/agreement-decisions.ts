import { accept, type Decision, type DecisionContext, reject, rejectMember } from '../kernel/decision.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { figureErrors } from '../kernel/figure-limits.js';
import { refuseAhead } from '../kernel/statement.js';
import { endOf, later } from '../kernel/time.js';
import type { AdvanceAgreementStage, SignDefenseAgreement } from './commands.js';
import { type Stage, STAGES, type Term } from './details.js';
import type { AgreementEvent } from './events.js';
import type { AgreementState } from './state.js';
import { recordingWarnings } from './warnings.js';

export function signDefenseAgreement(
  state: AgreementState | null,
  command: SignDefenseAgreement,
  { now }: DecisionContext,
): Decision<AgreementEvent> {
  const { details, stage, statement, terms } = command;
  const refusal = refuseAhead(statement, now) ?? refuseTerms(terms);
  if (refusal) return refusal;
  if (details.signedAt === null && stage !== 'considered') {
    return rejectMember('/signedAt', 'is needed, unless the agreement is only considered');
  }
  if (state) return reject('id-taken', 'an agreement with this id is recorded already');
  return accept({
    kind: 'agreement-recorded',
    data: {
      ...command,
      effectiveAt: endOf(statement.statedAt),
      warnings: recordingWarnings(details.signedAt, statement, terms),
    },
  });
}

export function advanceAgreementStage(
  state: AgreementState | null,
  command: AdvanceAgreementStage,
  { now, ifMatch }: DecisionContext,
): Decision<AgreementEvent> {
  if (!state) return reject('not-found', 'there is no such agreement');
  const refusal = refuseAhead(command.statement, now);
  if (refusal) return refusal;
  const { stage: current, revision, effectiveAt } = state.stage;
  if (command.stage === current) return reject('no-change', `the agreement is ${current} already`);
  if (orderOf(command.stage) < orderOf(current)) {
    return reject('stage-backward', `the agreement is ${current} already, and never ${command.stage} again`, {
      members: { stage: current },
    });
  }
  const shown = { stage: current, stageRevision: revision };
  const stale = checkIfMatch(ifMatch, { revision: state.revision, changedAt: revision }, shown);
  if (stale) return stale;
  return accept({
    kind: 'agreement-stage-advanced',
    data: {
      ...command,
      previous: current,
      effectiveAt: later(endOf(command.statement.statedAt), effectiveAt),
    },
  });
}

const orderOf = (stage: Stage): number => STAGES.indexOf(stage);

function refuseTerms(terms: readonly Term[]): ReturnType<typeof reject> | null {
  const repeated = terms.flatMap(({ termId }, index) =>
    terms.findIndex((term) => term.termId === termId) < index
      ? [{ pointer: `/terms/${index}/termId`, detail: 'is the id of an earlier term of the agreement' }]
      : [],
  );
  const errors = [
    ...repeated,
    ...terms.flatMap(({ figure }, index) => figureErrors(figure, 0, `/terms/${index}/figure`)),
  ];
  return errors.length === 0 ? null : reject('invalid', 'the terms are not valid', { errors });
}
