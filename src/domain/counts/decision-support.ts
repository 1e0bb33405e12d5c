import type { Cause } from '../kernel/cause.js';
import { type DecisionContext, reject, rejectMember } from '../kernel/decision.js';
import { type Figure, sameFigure } from '../kernel/figure.js';
import { checkIfMatch } from '../kernel/precondition.js';
import type { Measure } from '../kernel/measure.js';
import { refuseAhead, sameStatement, type Statement } from '../kernel/statement.js';
import { endOf, later, type Instant } from '../kernel/time.js';
import { type Family, findMeasure } from './families.js';
import { refuseFigure } from './refusals.js';
import { type CountEntry, type CountState, inForce } from './state.js';
import type { Surroundings } from './surroundings.js';

/** What a decision about a count knows: besides the common, its own id and the family that it is of. */
export interface CountContext extends DecisionContext {
  readonly id: string;
  /** With the measure of the count, also where the deployment defined that. */
  readonly family: Family;
  /** Absent where nothing is warned about. */
  readonly surroundings?: Surroundings;
}

/** The count and its entry in force, or why it cannot be changed. What is wrong with the body is said first. */
export function active(
  state: CountState | null,
  refuseBody: (count: CountState) => ReturnType<typeof reject> | null,
): { kind: 'active'; count: CountState; current: CountEntry } | ReturnType<typeof reject> {
  if (!state) return reject('not-found', 'there is no such count');
  const refusal = refuseBody(state);
  if (refusal) return refusal;
  const current = inForce(state);
  if (current.status === 'retracted') {
    return reject('retracted', 'the count is retracted; report it again to go on');
  }
  return { kind: 'active', count: state, current };
}

/** The rule of `If-Match` for what changes the figure or the status. Null when it holds. */
export function checkChange(count: CountState, { ifMatch }: CountContext) {
  const { revision, figure } = inForce(count);
  return checkIfMatch(ifMatch, count, { figureRevision: revision, figure });
}

/** Where a decision stands in stated order. What was decided counts: never before the entry that it replaces. */
export function decidedAt(statement: Statement, replaced: CountEntry): Instant {
  return later(endOf(statement.statedAt), replaced.effectiveAt);
}

/** Who made the entry in force, and who brought the claim that it rests on. */
export function ownersOf(count: CountState): string[] {
  const { actor, claim } = inForce(count);
  const claimant = count.claims.find(({ revision }) => revision === claim)?.actor;
  return claimant === undefined ? [actor] : [actor, claimant];
}

/** Why the figure changes: what is given, or what a running count's changes are when nothing is. */
export function causeOf(
  { running }: CountState,
  { cause }: { readonly cause: Cause | null },
): Cause | ReturnType<typeof reject> {
  return cause ?? (running ? 'developed' : rejectMember('/cause', 'is needed: say why the figure changed'));
}

/** Whether an entry holds this figure by this statement. */
export function says(
  entry: CountEntry,
  { figure, statement }: { readonly figure: Figure; readonly statement: Statement },
): boolean {
  return sameFigure(entry.figure, figure) && sameStatement(entry.statement, statement);
}

/** Null when the count can hold what is stated. */
export function refuseStated(
  { figure, statement }: { readonly figure: Figure; readonly statement: Statement },
  count: CountState,
  { family, now }: CountContext,
) {
  return refuseAhead(statement, now) ?? refuseFigure(figure, measureOf(count, family));
}

function measureOf(count: CountState, family: Family): Measure {
  const measure = findMeasure(family, count.measure);
  if (!measure) throw new Error(`${family.code} counts have no measure ${count.measure}`);
  return measure;
}
