import { accept, type Decision, type DecisionContext, reject, rejectMember } from '../kernel/decision.js';
import { sameFigure } from '../kernel/figure.js';
import { checkIfMatch } from '../kernel/precondition.js';
import { sameStatement } from '../kernel/statement.js';
import { endOf, later } from '../kernel/time.js';
import type { AmendAgreementTerm } from './commands.js';
import type { TermPeriod, TermValue } from './details.js';
import type { AgreementEvent } from './events.js';
import { refuseStated } from './refusals.js';
import { type AgreementState, deliveredOf, type TermEntry, termOf, valueOf } from './state.js';
import { termWarnings } from './warnings.js';

/** A terminated agreement takes it too: what a term was may be learned late. */
export function amendAgreementTerm(
  state: AgreementState | null,
  command: AmendAgreementTerm,
  { now, ifMatch }: DecisionContext,
): Decision<AgreementEvent> {
  if (!state) return reject('not-found', 'there is no such agreement');
  const term = termOf(state, command.termId);
  if (!term) return reject('not-found', 'the agreement has no such term');
  const { changes, ...rest } = command;
  const refusal = refuseStated(rest.statement, changes.figure ?? null, now);
  if (refusal) return refusal;
  if (Object.keys(changes).length === 0) {
    return rejectMember('', 'must have at least one of figure, period and commitment');
  }
  const value = { ...valueOf(term), ...changes };
  if (sameValue(value, term) && sameStatement(rest.statement, term.statement)) {
    return reject('no-change', 'the term is this by this statement already');
  }
  const stale = checkIfMatch(ifMatch, { revision: state.revision, changedAt: term.revision }, shownOf(term));
  if (stale) return stale;
  return accept({
    kind: 'agreement-term-amended',
    data: {
      ...rest,
      ...value,
      previous: valueOf(term),
      amends: term.revision,
      effectiveAt: later(endOf(rest.statement.statedAt), term.effectiveAt),
      warnings: termWarnings(value, deliveredOf(state.deliveries, term.termId)),
    },
  });
}

const shownOf = (term: TermEntry) => ({ figureRevision: term.revision, ...valueOf(term) });

function sameValue(a: TermValue, b: TermValue): boolean {
  return sameFigure(a.figure, b.figure) && a.commitment === b.commitment && samePeriod(a.period, b.period);
}

function samePeriod(a: TermPeriod | null, b: TermPeriod | null): boolean {
  if (a === null || b === null) return a === b;
  if ('years' in a) return 'years' in b && a.years === b.years;
  return !('years' in b) && a.from === b.from && a.to === b.to;
}
