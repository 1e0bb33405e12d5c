import type { Statement } from '../../../src/domain/kernel/statement.js';
import { setters, standsAt } from './count-entries.js';
import {
  type Before,
  type CountFact,
  type Details,
  type FactOf,
  type Figure,
  inForce,
  NOW,
  type World,
} from './facts.js';
import { oddities } from './oddities.js';
import { endOf, max } from './times.js';

/** What the ledger records when it takes a command about a count: where it stands, and what it found in force. */

type Entry = Partial<Omit<CountFact, 'what' | 'does'>> & Pick<CountFact, 'does'>;
export interface Change {
  readonly figure: Figure;
  readonly statement: Statement;
  readonly cause: string;
  readonly reason: string;
}

function fact(entry: Entry): CountFact {
  return {
    what: 'count',
    effective: null,
    statement: null,
    claim: null,
    corrects: null,
    cause: null,
    reason: null,
    correctionId: null,
    odd: [],
    ...entry,
  };
}

export function entryNow(world: World, count: string): (FactOf<'count'> & { effective: string }) | null {
  return inForce(setters(world, count), NOW);
}

/** What is decided counts: it stands no earlier than what it replaces. */
function decided(world: World, count: string, stated: string): string {
  return max(endOf(stated), entryNow(world, count)?.effective ?? '');
}

function beforeOf(entry: FactOf<'count'> | null): Before {
  if (!entry) return { status: 'none', revision: -1, figure: null };
  const { revision, figure = null } = entry;
  return { status: entry.does === 'retract' ? 'retracted' : 'active', revision, figure };
}

function lastFigure({ figure }: Before): Figure {
  return figure;
}

export const reported = (
  world: World,
  count: string,
  said: Pick<Change, 'figure' | 'statement'>,
  terms: { running: boolean; dating: string },
): CountFact =>
  fact({
    does: 'report',
    ...said,
    terms,
    effective: decided(world, count, said.statement.statedAt),
    before: beforeOf(entryNow(world, count)),
    odd: oddities(world, count, said, true),
  });

/** `corrects`: it stands where that entry stands, and is held against it. */
export function amended(world: World, count: string, change: Change, corrects: number | null): CountFact {
  const replaced =
    corrects === null
      ? entryNow(world, count)
      : (setters(world, count).find(({ revision }) => revision === corrects) ?? null);
  const effective =
    corrects === null ? decided(world, count, change.statement.statedAt) : (replaced?.effective ?? '');
  const moves = effective >= (entryNow(world, count)?.effective ?? '');
  const odd = oddities(world, count, change, moves);
  return fact({ does: 'amend', ...change, corrects, effective, before: beforeOf(replaced), odd });
}

export const claimed = (world: World, count: string, said: Pick<Change, 'figure' | 'statement'>): CountFact =>
  fact({
    does: 'claim',
    ...said,
    effective: endOf(said.statement.statedAt),
    odd: oddities(world, count, said, false),
  });

/** @param notBefore when it was decided, where that was said */
export function adopted(
  world: World,
  count: string,
  claim: number,
  reason: string,
  notBefore = '',
): CountFact {
  const entry = world.of('count', count).find(({ revision }) => revision === claim);
  if (!entry?.statement) throw new Error(`${claim} is no claim`);
  const { figure = null, statement } = entry;
  const now = entryNow(world, count);
  return fact({
    does: 'adopt',
    figure,
    statement,
    claim,
    reason,
    before: beforeOf(now),
    effective: max(max(standsAt(entry), now?.effective ?? ''), notBefore),
    odd: oddities(world, count, { figure, statement }, true),
  });
}

export function retracted(world: World, count: string, why: Omit<Change, 'figure'>): CountFact {
  const before = beforeOf(entryNow(world, count));
  const effective = decided(world, count, why.statement.statedAt);
  return fact({ does: 'retract', ...why, figure: lastFigure(before), before, effective });
}

/** The end of a claim, no earlier than the claim; and, where the figure rested on it, what takes its place. */
export function takenBack(
  world: World,
  count: string,
  claim: number,
  adopt: number | null,
  why: Omit<Change, 'figure'>,
): CountFact[] {
  const entry = world.of('count', count).find(({ revision }) => revision === claim);
  if (!entry) throw new Error(`${claim} is no claim`);
  const end = endOf(why.statement.statedAt);
  const { figure = null } = entry;
  const first = fact({ does: 'takeBack', ...why, claim, figure, effective: max(end, standsAt(entry)) });
  const now = entryNow(world, count);
  if (!now || restsOn(now) !== claim) return [first];
  return [
    first,
    adopt === null ? retracted(world, count, why) : adopted(world, count, adopt, why.reason, end),
  ];
}

/** The claim that an entry in force rests on: one that is itself a claim on itself. */
export function restsOn({ does, claim, revision }: FactOf<'count'>): number | null {
  if (does === 'retract') return null;
  return does === 'adopt' ? claim : revision;
}

export function proposed(world: World, count: string, change: Change, correctionId: string): CountFact {
  const { revision, figure } = beforeOf(entryNow(world, count));
  return fact({ does: 'propose', ...change, correctionId, madeOn: { revision, figure } });
}

export function accepted(world: World, count: string, proposal: FactOf<'count'>, reason: string): CountFact {
  const { figure = null, statement, cause, correctionId } = proposal;
  if (!statement) throw new Error('a proposal has a statement');
  return fact({
    does: 'accept',
    figure,
    statement,
    cause,
    reason,
    correctionId,
    effective: decided(world, count, statement.statedAt),
    before: beforeOf(entryNow(world, count)),
    odd: oddities(world, count, { figure, statement }, true),
  });
}

export const closed = (does: 'reject' | 'withdraw', correctionId: string, reason: string): CountFact =>
  fact({ does, correctionId, reason });

/** Details and where they stand: no earlier than what they replace. */
export function replacing<Entry extends { effective: string }>(
  last: Entry | undefined,
  stated: string,
): string {
  return max(endOf(stated), last?.effective ?? '');
}

export function changed(details: Details, changes: Partial<Details>): Details {
  return { ...details, ...changes };
}
