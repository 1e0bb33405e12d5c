import { type CountFact, type FactOf, inForce, isVisible, type Point, type World } from './facts.js';
import { endOf } from './times.js';

/** What the entries of counts are. */

const SETS_FIGURE: readonly CountFact['does'][] = ['report', 'amend', 'adopt', 'retract', 'accept'];
const IS_CLAIM: readonly CountFact['does'][] = ['report', 'amend', 'claim', 'accept'];

export type Placed = FactOf<'count'> & { readonly effective: string };

/** The entries that set figure or status: report, amendment, adoption, acceptance, retraction. */
export function setters(world: World, count: string): Placed[] {
  return world.of('count', count).filter((entry): entry is Placed => SETS_FIGURE.includes(entry.does));
}

/** A report and an amendment are also their source's claim, and so is what was accepted. */
export function claimEntries(world: World, count: string): FactOf<'count'>[] {
  return world.of('count', count).filter((entry) => IS_CLAIM.includes(entry.does));
}

/** Where a claim stands: where it was stated, or where the entry stands that it sets right. */
export function standsAt({ corrects, effective, statement }: FactOf<'count'>): string {
  return corrects === null && statement ? endOf(statement.statedAt) : (effective ?? '');
}

/** A retracted count has no figure, and says what the last one was. */
export function valueOf({ does, figure = null }: Pick<CountFact, 'does' | 'figure'>) {
  return does === 'retract' || does === 'takeBack'
    ? { status: 'retracted' as const, lastFigure: figure }
    : { status: 'active' as const, figure };
}

export function entryAt(world: World, count: string, point: Point) {
  return inForce(setters(world, count), point);
}

/** The entries that are visible where something of the count is: what states nothing passes every stated time. */
export function visibleEntries(world: World, count: string, point: Point): FactOf<'count'>[] {
  const isThere = entryAt(world, count, point) !== null;
  return world
    .of('count', count)
    .filter(({ sequence, effective }) =>
      effective === null ? isThere && sequence <= point.sequence : isVisible({ sequence, effective }, point),
    );
}
