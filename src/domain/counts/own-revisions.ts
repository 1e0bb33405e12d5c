import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import type { Instant } from '../kernel/time.js';
import { movementBetween, saysOtherwise, signed } from './movement.js';
import { daysBetween, type Revising } from './volatility.js';

/** What one source did about its own figure of one count: it said one, or claims of it were taken back. */
export type OwnStep = {
  readonly revision: number;
  /** Null where none was given: a report, and a claim beside the figure in force. */
  readonly cause: Cause | null;
  /** Where it stands in stated order. */
  readonly place: Instant;
  /** When it was said; of a day its end. Later than `place` where it sets an early claim right. */
  readonly statedEnd: Instant;
} & (
  | { readonly figure: Figure; readonly takesBack?: undefined }
  /** Revisions of the claims that are taken back, both included. */
  | { readonly takesBack: { readonly first: number; readonly last: number } }
);

type Claim = OwnStep & { readonly takesBack?: undefined };

/**
 * How one source revised its own figure of one count. Each claim is followed at most once: by the next of the same
 * source in stated order, when that says otherwise, or by what takes it back before that. What other sources say, and
 * which of them is in force, plays no part. A claim that repeats the figure is no revision, and neither is the first
 * after one was taken back. Lag = days from where the claim stands to when its revision was said.
 * @param steps in stated order
 */
export function ownRevisions(steps: readonly OwnStep[]): Revising[] {
  const revisions: Revising[] = [];
  let standing: Claim | null = null;
  for (const step of steps) {
    if (isClaim(step)) {
      if (standing && saysOtherwise(standing.figure, step.figure))
        revisions.push(revisingClaim(standing, step));
      standing = step;
    } else if (standing && isWithin(standing.revision, step.takesBack)) {
      revisions.push({ ...common(standing, step), direction: 'retracted', drift: null, relativeDrift: null });
      standing = null;
    }
  }
  return revisions;
}

function isClaim(step: OwnStep): step is Claim {
  return step.takesBack === undefined;
}

function isWithin(
  revision: number,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  return first <= revision && revision <= last;
}

function revisingClaim(earlier: Claim, claim: Claim): Revising {
  const movement = movementBetween(earlier.figure, claim.figure);
  const { direction, size } = movement;
  return {
    ...common(earlier, claim),
    direction,
    drift: signed(movement, size.absolute),
    relativeDrift: signed(movement, size.relative),
  };
}

function common(earlier: Claim, { cause, statedEnd }: OwnStep): Pick<Revising, 'cause' | 'lag'> {
  return { cause, lag: daysBetween(earlier.place, statedEnd) };
}
