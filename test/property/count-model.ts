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
  | { readonly do: 'takeBack'; readonly claim: number; readonly adopt: number | null; readonly said: Said }
  | { readonly do: 'propose'; readonly figure: Figure; readonly said: Said; readonly by: string }
  | { readonly do: 'accept'; readonly proposal: number; readonly evenIfMoved: boolean; readonly by: string }
  | { readonly do: 'reject' | 'withdraw'; readonly proposal: number; readonly by: string };

export interface Entry {
  readonly sequence: number;
  /** Null for what is said about a correction without a change: it is there wherever the count is. */
  readonly effective: string | null;
  readonly type: Step['do'];
  /** Absent on what states none. */
  readonly figure?: Figure;
  /** What was in force before; `none` and `retracted` are no figures. */
  readonly previous?: Figure | 'none' | 'retracted';
  readonly said?: Said;
  /** The claim that it rests on, or takes back. */
  readonly claim: number | null;
  /** The earlier entry that it sets right. */
  readonly corrects?: number | null;
}

/** A correction, in order of the proposals. */
export interface Correction {
  readonly by: string;
  readonly figure: Figure;
  readonly said: Said;
  /** Revision of the entry that was in force. */
  readonly madeOn: number;
  readonly proposed: number;
  readonly status: 'open' | 'accepted' | 'rejected' | 'withdrawn';
  /** Revision of what was decided. */
  readonly decided: number;
  /** Whether the figure had moved when it was accepted. */
  readonly hadMoved: boolean;
}

const SETS_FIGURE: readonly Step['do'][] = ['report', 'amend', 'adopt', 'retract', 'accept'];
const IS_CLAIM: readonly Step['do'][] = ['report', 'amend', 'claim', 'accept'];
const setsFigure = ({ type }: Entry) => SETS_FIGURE.includes(type);
const isClaim = ({ type }: Entry) => IS_CLAIM.includes(type);
/** Where a claim stands: where it was stated, or where the entry stands that it sets right. */
function placeOf({ corrects, effective, said }: Entry): string {
  return corrects == null && said ? end(said.stated) : (effective ?? '');
}

export class CountModel {
  readonly entries: Entry[] = [];
  private readonly proposals: Correction[] = [];

  /** Revisions of the entries that exist at a point. */
  visible(sequence: number, stated: string): number[] {
    const isThere = this.inForce(sequence, stated) >= 0;
    return this.entries.flatMap((entry, revision) => {
      const isVisible = entry.effective === null ? isThere : entry.effective <= stated;
      return entry.sequence <= sequence && isVisible ? [revision] : [];
    });
  }

  /** Revision of the entry in force at a point; -1 for none. */
  inForce(sequence = Infinity, stated = '~'): number {
    let best = -1;
    this.entries.forEach((entry, revision) => {
      if (!setsFigure(entry) || entry.sequence > sequence) return;
      const [effective, other] = [entry.effective ?? '', this.entries[best]?.effective ?? ''];
      if (effective <= stated && effective >= other) best = revision;
    });
    return best;
  }

  /** The corrections that are proposed by a sequence, with what came of them by then. */
  corrections(sequence: number): Correction[] {
    const isThere = (revision: number) => (this.entries[revision]?.sequence ?? Infinity) <= sequence;
    return this.proposals
      .filter(({ proposed }) => isThere(proposed))
      .map((correction) =>
        isThere(correction.decided) ? correction : { ...correction, status: 'open', decided: -1 },
      );
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
      if (!x || !y || x.said?.source !== y.said?.source) return false;
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
      case 'propose':
        return this.propose(step, sequence);
      case 'accept':
        return this.accept(step, sequence);
      case 'reject':
        return this.close(step, 'rejected', sequence);
      case 'withdraw':
        return this.close(step, 'withdrawn', sequence);
    }
  }

  private propose({ figure, said, by }: Step & { do: 'propose' }, sequence: number): void {
    const [madeOn, proposed] = [this.inForce(), this.next];
    this.proposals.push({
      by,
      figure,
      said,
      madeOn,
      proposed,
      status: 'open',
      decided: Infinity,
      hadMoved: false,
    });
    this.add({ type: 'propose', sequence, effective: null, figure, said, claim: null });
  }

  private accept({ proposal, evenIfMoved, by }: Step & { do: 'accept' }, sequence: number): void {
    const { figure, said, madeOn, ...correction } = this.decidable(proposal);
    const hadMoved = this.inForce() !== madeOn;
    if (by === correction.by) throw new Error('nobody accepts what they proposed');
    if (hadMoved && !evenIfMoved) throw new Error('the figure has moved');
    this.decide(proposal, { status: 'accepted', hadMoved });
    const [effective, previous] = [this.decided(said.stated), this.previous()];
    this.add({ type: 'accept', sequence, effective, figure, previous, said, claim: this.next });
  }

  private close(
    { do: type, proposal, by }: Step & { do: 'reject' | 'withdraw' },
    status: 'rejected' | 'withdrawn',
    sequence: number,
  ): void {
    const isOwn = this.decidable(proposal).by === by;
    if (type === 'reject' && isOwn) throw new Error('nobody rejects what they proposed');
    this.decide(proposal, { status });
    this.add({ type, sequence, effective: null, claim: null });
  }

  private decidable(proposal: number): Correction {
    const correction = this.proposals[proposal];
    if (correction?.status !== 'open') throw new Error('there is no such correction to decide on');
    return correction;
  }

  private decide(proposal: number, members: Partial<Correction>): void {
    this.proposals[proposal] = { ...this.decidable(proposal), ...members, decided: this.next };
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
