import type { Figure, StatedFigure } from '../../../src/domain/kernel/figure.js';
import type { Statement } from '../../../src/domain/kernel/statement.js';

/**
 * What was recorded, as plain facts in order: all that the interpreter knows. It is written for the tests alone, shares
 * nothing with the ledger's own code but types, and looks for each answer through the whole list.
 */

export type { Figure, StatedFigure };

export interface Subject {
  readonly type: 'strike' | 'situation';
  readonly id: string;
}

export interface Place {
  readonly name: string | null;
  readonly country: string | null;
  readonly admin1: string | null;
  readonly point: readonly [number, number] | null;
  readonly precision: 'settlement' | 'region' | 'unknown';
}

export interface Occurred {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: 'hour' | 'day' | 'days' | 'week' | 'month' | 'year' | 'unknown';
}

export interface Details {
  readonly title: string;
  readonly means: readonly string[];
  readonly attacker: string | null;
  readonly parties: readonly { readonly group: string; readonly name: string }[];
  readonly target: { readonly kind: string; readonly name: string | null } | null;
  readonly occurred: Occurred;
  readonly place: Place;
  readonly regions: readonly string[];
  readonly partOf: string | null;
}

/** What a count counts. One count has one for ever. */
export interface Quantity {
  readonly family: string;
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
}

export interface Scope {
  readonly subject: Subject;
  readonly family: string | null;
  readonly measure: string | null;
  readonly group: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** What every entry has. */
export interface Recorded {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly eventId: string;
  /** Of the resource. */
  readonly id: string;
  readonly revision: number;
  readonly by: string;
  readonly note: string | null;
  readonly codes: Readonly<Record<string, string>>;
  readonly noticeId: string | null;
}

/** What was in force of a count before an entry. */
export interface Before {
  readonly status: 'none' | 'active' | 'retracted';
  readonly revision: number;
  readonly figure: Figure;
}

interface Stated {
  readonly statement: Statement;
  readonly effective: string;
}

export interface SourceFact {
  readonly what: 'source';
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly reliability: string | null;
}
export interface GradeFact {
  readonly what: 'grade';
  readonly reliability: string;
  readonly previous: string | null;
  readonly reason: string;
}
/** Details and status of a strike, as they are from then on. */
export interface StrikeFact extends Stated {
  readonly what: 'strike';
  readonly status: 'active' | 'retracted';
  readonly details: Details;
}
export interface StanceFact extends Stated {
  readonly what: 'stance';
  readonly kind: 'corroboration' | 'dispute';
  readonly extent: 'full' | 'partial';
  readonly details: Partial<Details>;
}
export interface StanceEndFact extends Stated {
  readonly what: 'stanceEnd';
  readonly stance: number;
}
export interface SituationFact extends Stated {
  readonly what: 'situation';
  readonly details: {
    readonly title: string;
    readonly kind: string;
    readonly place: Place;
    readonly since: string | null;
  };
}
export interface NoticeFact extends Stated {
  readonly what: 'notice';
  readonly cause: string;
  readonly reason: string;
  readonly scope: readonly Scope[];
}
export interface NoticeEndFact extends Stated {
  readonly what: 'noticeEnd';
  readonly reason: string;
}

/** An entry of a count. */
export interface CountFact {
  readonly what: 'count';
  readonly does:
    | 'report'
    | 'amend'
    | 'claim'
    | 'adopt'
    | 'retract'
    | 'takeBack'
    | 'propose'
    | 'accept'
    | 'reject'
    | 'withdraw';
  /** Null for what is said about a correction without a change. */
  readonly effective: string | null;
  readonly statement: Statement | null;
  /** What it says; of what takes something back the last that was said. Absent where a correction is turned down. */
  readonly figure?: Figure;
  /** Only of what sets the figure or the status. */
  readonly before?: Before;
  /** Revision of the claim that is adopted or taken back. */
  readonly claim: number | null;
  readonly corrects: number | null;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly correctionId: string | null;
  /** Of a proposal: what was in force. */
  readonly madeOn?: { readonly revision: number; readonly figure: Figure };
  /** Of a report. */
  readonly terms?: { readonly running: boolean; readonly dating: string };
  /** Codes of what is odd about it, where the interpreter says what is. */
  readonly odd: readonly string[];
}

export type Fact = Recorded &
  (
    | SourceFact
    | GradeFact
    | StrikeFact
    | StanceFact
    | StanceEndFact
    | SituationFact
    | NoticeFact
    | NoticeEndFact
    | CountFact
  );
export type What = Fact['what'];
export type FactOf<Kind extends What> = Extract<Fact, { readonly what: Kind }>;

/** A point: what was recorded by a sequence of what was stated by a time; null is the latest. */
export interface Point {
  readonly sequence: number;
  readonly statedAt: string | null;
}

/** All that was recorded. */
export class World {
  /** In order. */
  readonly facts: Fact[] = [];
  /** What the counts count, in the order of their first reports. */
  readonly quantities = new Map<string, Quantity>();
  /** The same facts, so that each resource has its own list: most questions are about one. */
  private readonly lists = new Map<string, Fact[]>();

  record(fact: Fact): void {
    this.facts.push(fact);
    for (const name of [fact.id, `${fact.what} ${fact.id}`]) {
      const list = this.lists.get(name);
      if (list) list.push(fact);
      else this.lists.set(name, [fact]);
    }
  }

  /** The facts of a kind, of one resource or of all. */
  of<Kind extends What>(what: Kind, id?: string): readonly FactOf<Kind>[] {
    if (id !== undefined) return (this.lists.get(`${what} ${id}`) ?? []) as FactOf<Kind>[];
    return this.facts.filter((fact): fact is FactOf<Kind> => fact.what === what);
  }

  /** All that was recorded of a resource. */
  about(id: string): readonly Fact[] {
    return this.lists.get(id) ?? [];
  }

  /** The ids of resources of a kind, in the order of their first entries. */
  ids(what: What): string[] {
    return [...new Set(this.of(what).map(({ id }) => id))];
  }

  /** The head of a resource's stream; -1 for none. */
  head(id: string): number {
    return this.about(id).length - 1;
  }

  quantityOf(count: string): Quantity {
    const quantity = this.quantities.get(count);
    if (!quantity) throw new Error(`nobody knows what ${count} counts`);
    return quantity;
  }
}

/** Whether an entry that stands somewhere in stated order is visible at a point. */
export function isVisible(
  fact: { sequence: number; effective: string },
  { sequence, statedAt }: Point,
): boolean {
  return fact.sequence <= sequence && (statedAt === null || fact.effective <= statedAt);
}

/**
 * The entry in force at a point: the greatest (effectiveAt, sequence) among the visible ones. The last of the list wins
 * where they stand at one place.
 */
export function inForce<Entry extends { sequence: number; effective: string }>(
  entries: readonly Entry[],
  point: Point,
): Entry | null {
  let best: Entry | null = null;
  for (const entry of entries)
    if (isVisible(entry, point) && (best === null || entry.effective >= best.effective)) best = entry;
  return best;
}

/** The latest of everything. */
export const NOW: Point = { sequence: Infinity, statedAt: null };

/** The codes that hold after entries: the last of each scheme. */
export function codesOf(entries: readonly Recorded[]): Record<string, string> {
  return entries.reduce<Record<string, string>>((codes, entry) => ({ ...codes, ...entry.codes }), {});
}
