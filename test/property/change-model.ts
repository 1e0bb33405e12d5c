import type { Figure } from '../../src/domain/kernel/figure.js';
import type { CountModel, Entry } from './count-model.js';

/** What the changes of a count come to, searched from end to end for each question. Written for the test alone. */

const CHANGES: readonly Entry['type'][] = ['report', 'amend', 'adopt', 'retract', 'accept'];
const CLAIMS: readonly Entry['type'][] = ['report', 'amend', 'claim', 'accept'];

/** Revisions of the changes that are visible at a point. */
export function changesOf(model: CountModel, sequence: number, stated: string): number[] {
  return model
    .visible(sequence, stated)
    .filter((revision) => CHANGES.includes(entryOf(model, revision).type));
}

/** How many of these say otherwise than what was in force just before. */
export function revisedIn(model: CountModel, sequence: number, stated: string): number {
  return changesOf(model, sequence, stated).filter((revision) => {
    const { type, figure = null, previous = null } = entryOf(model, revision);
    if (previous === 'none') return false;
    const now = type === 'retract' ? 'retracted' : numbersOf(figure);
    return now !== (previous === 'retracted' ? previous : numbersOf(previous));
  }).length;
}

/** How many claims a source has at a point, and how many of them it said otherwise later, or took back. */
export function ownOf(
  model: CountModel,
  source: string,
  sequence: number,
  stated: string,
): { claims: number; revised: number } {
  const visible = model.visible(sequence, stated);
  const claims = [...model.claims(sequence, stated).keys()].filter(
    (revision) => entryOf(model, revision).said?.source === source,
  );
  const takesBack = (revision: number, claim: number) => {
    const { type, claim: target, said } = entryOf(model, revision);
    if (type === 'takeBack') return target === claim;
    return type === 'retract' && said?.source === source && revision > claim;
  };
  const isRevised = (claim: number) => {
    const followers = [...claims, ...visible]
      .filter(
        (other) => comesAfter(model, other, claim) && (claims.includes(other) || takesBack(other, claim)),
      )
      .sort((a, b) => (comesAfter(model, a, b) ? 1 : -1));
    const [next] = followers;
    if (next === undefined) return false;
    if (!claims.includes(next)) return true;
    return numbersOf(entryOf(model, next).figure ?? null) !== numbersOf(entryOf(model, claim).figure ?? null);
  };
  return { claims: claims.length, revised: claims.filter(isRevised).length };
}

/** In stated order; of two at one place the later revision. */
function comesAfter(model: CountModel, one: number, other: number): boolean {
  const [a, b] = [placeOf(entryOf(model, one)), placeOf(entryOf(model, other))];
  return a > b || (a === b && one > other);
}

function placeOf({ type, corrects, effective, said }: Entry): string {
  const isPlain = CLAIMS.includes(type) && corrects == null && said;
  if (!isPlain) return effective ?? '';
  return said.stated.length === 10 ? `${said.stated}T23:59:59.999Z` : said.stated;
}

/** The histories have numbers in all their figures, so words decide nothing. */
function numbersOf(figure: Figure): string {
  return figure === null ? 'not known' : `${figure.low} ${figure.best} ${figure.high}`;
}

function entryOf(model: CountModel, revision: number): Entry {
  const entry = model.entries[revision];
  if (!entry) throw new Error(`there is no entry ${revision}`);
  return entry;
}
