import type { Figure } from '../../src/domain/kernel/figure.js';

/**
 * What a count's history means, as the API says it and as plainly as it can be said: a list of entries, searched from
 * end to end for each question. Written for the test alone; it shares nothing with the ledger's own code.
 */

/** A day stands at its end. */
const end = (stated: string) => (stated.length === 10 ? `${stated}T23:59:59.999Z` : stated);
const max = (a: string, b: string) => (a > b ? a : b);

export interface Said {
  readonly source: string;
  readonly stated: string;
}

export type Step =
  | { readonly do: 'report'; readonly figure: Figure; readonly said: Said }
  | { readonly do: 'claim'; readonly figure: Figure; readonly said: Said }
  | { readonly do: 'amend'; readonly figure: Figure; readonly said: Said; readonly corrects: number | null }
  | { readonly do: 'adopt'; readonly claim: number }
  | { readonly do: 'retract'; readonly said: Said }
  | { readonly do: 'takeBack'; readonly claim: number; readonly adopt: number | null; readonly said: Said };

export interface Entry {
  readonly sequence: number;
  readonly effective: string;
  readonly type: 'report' | 'amend' | 'claim' | 'adopt' | 'retract' | 'takeBack';
  readonly figure: Figure;
  /** What was in force before; `none` and `retracted` are no figures. */
  readonly previous?: Figure | 'none' | 'retracted';
  readonly said: Said;
  /** The claim that it rests on, or takes back. */
  readonly claim: number | null;
  /** The earlier entry that it sets right. */
  readonly corrects?: number | null;
}

const setsFigure = ({ type }: Entry) => type !== 'claim' && type !== 'takeBack';
/** Where a claim stands: where it was stated, or where the entry stands that it sets right. */
const placeOf = ({ corrects, effective, said }: Entry) => (corrects == null ? end(said.stated) : effective);
const isClaim = ({ type }: Entry) => type === 'report' || type === 'amend' || type === 'claim';

export class CountModel {
  readonly entries: Entry[] = [];

  /** Revisions of the entries that exist at a point. */
  visible(sequence: number, stated: string): number[] {
    return this.entries.flatMap((entry, revision) =>
      entry.sequence <= sequence && entry.effective <= stated ? [revision] : [],
    );
  }

  /** Revision of the entry in force at a point; -1 for none. */
  inForce(sequence = Infinity, stated = '~'): number {
    return this.visible(sequence, stated).reduce((best, revision) => {
      const [entry, other] = [this.entries[revision], this.entries[best]];
      if (!entry || !setsFigure(entry)) return best;
      return !other || entry.effective >= other.effective ? revision : best;
    }, -1);
  }

  /** Revisions of the claims made by a point, with whether each stands. */
  claims(sequence = Infinity, stated = '~'): Map<number, boolean> {
    const visible = new Set(this.visible(sequence, stated));
    const made = this.entries.flatMap((entry, revision) =>
      isClaim(entry) && entry.sequence <= sequence && placeOf(entry) <= stated ? [revision] : [],
    );
    const isTakenBack = (claim: number) =>
      this.entries.some(
        (entry, revision) =>
          visible.has(revision) &&
          ((entry.type === 'takeBack' && entry.claim === claim) ||
            (entry.type === 'retract' && revision > claim)),
      );
    const left = made.filter((revision) => !isTakenBack(revision));
    const later = (a: number, b: number) => {
      const [x, y] = [this.entries[a], this.entries[b]];
      if (!x || !y || x.said.source !== y.said.source) return false;
      return placeOf(x) > placeOf(y) || (placeOf(x) === placeOf(y) && a > b);
    };
    return new Map(
      made.map((claim) => [claim, left.includes(claim) && !left.some((other) => later(other, claim))]),
    );
  }

  /** The entries that a step adds when the ledger takes it. */
  apply(step: Step, sequence: number): void {
    switch (step.do) {
      case 'report':
      case 'amend':
        return this.setFigure(step, sequence);
      case 'claim':
        return this.add({
          ...step,
          type: 'claim',
          sequence,
          effective: end(step.said.stated),
          claim: this.next,
        });
      case 'adopt':
        return this.adopt(step.claim, sequence, '');
      case 'retract':
        return this.retract(step.said, sequence);
      case 'takeBack':
        return this.takeBack(step, sequence);
    }
  }

  private get next(): number {
    return this.entries.length;
  }

  private add(entry: Entry): void {
    this.entries.push(entry);
  }

  /** A decision that rests on this statement is effective no earlier than what it replaces. */
  private decided(stated: string): string {
    return max(end(stated), this.entries[this.inForce()]?.effective ?? '');
  }

  private previous(): Entry['previous'] {
    const now = this.entries[this.inForce()];
    if (!now) return 'none';
    return now.type === 'retract' ? 'retracted' : now.figure;
  }

  private setFigure(step: Step & { do: 'report' | 'amend' }, sequence: number): void {
    const corrected = step.do === 'amend' && step.corrects !== null ? this.entries[step.corrects] : undefined;
    const effective = corrected?.effective ?? this.decided(step.said.stated);
    const previous = corrected ? corrected.figure : this.previous();
    this.add({ ...step, type: step.do, sequence, effective, previous, claim: this.next });
  }

  private takeBack(step: Step & { do: 'takeBack' }, sequence: number): void {
    const claim = this.entries[step.claim];
    if (!claim) throw new Error('there is no such claim');
    const wasAdopted = this.entries[this.inForce()]?.claim === step.claim;
    const effective = max(end(step.said.stated), placeOf(claim));
    this.add({
      type: 'takeBack',
      sequence,
      effective,
      figure: claim.figure,
      said: step.said,
      claim: step.claim,
    });
    if (!wasAdopted) return;
    if (step.adopt === null) this.retract(step.said, sequence + 1);
    else this.adopt(step.adopt, sequence + 1, end(step.said.stated));
  }

  private retract(said: Said, sequence: number): void {
    const previous = this.previous();
    const figure = previous === 'none' || previous === 'retracted' ? null : (previous ?? null);
    this.add({
      type: 'retract',
      sequence,
      effective: this.decided(said.stated),
      figure,
      previous,
      said,
      claim: null,
    });
  }

  private adopt(claim: number, sequence: number, notBefore: string): void {
    const claimed = this.entries[claim];
    if (!claimed) throw new Error('there is no such claim');
    const { figure, said } = claimed;
    const effective = max(max(placeOf(claimed), this.entries[this.inForce()]?.effective ?? ''), notBefore);
    this.add({ type: 'adopt', sequence, effective, figure, previous: this.previous(), said, claim });
  }
}
