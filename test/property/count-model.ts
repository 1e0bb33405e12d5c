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
  | { readonly do: 'report' | 'claim'; readonly figure: Figure; readonly said: Said }
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
}

const setsFigure = ({ type }: Entry) => type !== 'claim' && type !== 'takeBack';
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
      isClaim(entry) && entry.sequence <= sequence && end(entry.said.stated) <= stated ? [revision] : [],
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
      const [x, y] = [this.entries[a]?.said, this.entries[b]?.said];
      if (!x || !y || x.source !== y.source) return false;
      return end(x.stated) > end(y.stated) || (end(x.stated) === end(y.stated) && a > b);
    };
    return new Map(
      made.map((claim) => [claim, left.includes(claim) && !left.some((other) => later(other, claim))]),
    );
  }

  /** The entries that a step adds when the ledger takes it. */
  apply(step: Step, sequence: number): void {
    const now = this.entries[this.inForce()];
    const decided = (stated: string) => max(end(stated), now?.effective ?? '');
    const previous = !now ? 'none' : now.type === 'retract' ? 'retracted' : now.figure;
    const revision = this.entries.length;
    switch (step.do) {
      case 'report':
        this.entries.push({
          ...step,
          type: 'report',
          sequence,
          effective: decided(step.said.stated),
          previous,
          claim: revision,
        });
        return;
      case 'amend': {
        const corrected = step.corrects === null ? undefined : this.entries[step.corrects];
        const effective = corrected?.effective ?? decided(step.said.stated);
        const before = corrected ? corrected.figure : previous;
        this.entries.push({ ...step, type: 'amend', sequence, effective, previous: before, claim: revision });
        return;
      }
      case 'claim':
        this.entries.push({
          ...step,
          type: 'claim',
          sequence,
          effective: end(step.said.stated),
          claim: revision,
        });
        return;
      case 'adopt':
        this.adopt(step.claim, sequence, '', previous);
        return;
      case 'retract':
        this.retract(step.said, sequence, decided(step.said.stated), previous);
        return;
      case 'takeBack': {
        const claim = this.entries[step.claim];
        if (!claim) throw new Error('there is no such claim');
        const effective = max(end(step.said.stated), end(claim.said.stated));
        this.entries.push({
          type: 'takeBack',
          sequence,
          effective,
          figure: claim.figure,
          said: step.said,
          claim: step.claim,
        });
        if (now?.claim !== step.claim) return;
        if (step.adopt === null) this.retract(step.said, sequence + 1, decided(step.said.stated), previous);
        else this.adopt(step.adopt, sequence + 1, end(step.said.stated), previous);
      }
    }
  }

  private retract(said: Said, sequence: number, effective: string, previous: Entry['previous']): void {
    const figure = previous === 'none' || previous === 'retracted' ? null : (previous ?? null);
    this.entries.push({ type: 'retract', sequence, effective, figure, previous, said, claim: null });
  }

  private adopt(claim: number, sequence: number, notBefore: string, previous: Entry['previous']): void {
    const claimed = this.entries[claim];
    const replaced = this.entries[this.inForce()];
    if (!claimed || !replaced) throw new Error('there is no such claim');
    const effective = max(max(end(claimed.said.stated), notBefore), replaced.effective);
    this.entries.push({
      type: 'adopt',
      sequence,
      effective,
      figure: claimed.figure,
      previous,
      said: claimed.said,
      claim,
    });
  }
}
