import type { ClaimRetracted, CountEvent, CountRetracted } from '../../src/domain/counts/events.js';
import type { Figure } from '../../src/domain/kernel/figure.js';

/** What an event does to a count and its claims. */
export interface Effect {
  /** What the count is from then on; null when neither figure nor status changes. */
  readonly status: 'active' | 'retracted' | null;
  /** Revision of the claim that the figure rests on from then on; null when it changes nothing or rests on none. */
  readonly claim: number | null;
  /** The figure that it is itself its source's claim of; absent when it is no claim. */
  readonly claimed?: Figure;
  /** Revisions of the claims that it takes back, both included; of a series, those that it made until then. */
  readonly takesBack?: { readonly first: number; readonly last: number; readonly seriesId: string | null };
}

/** @param revision of the event */
export function effectOf(event: CountEvent, revision: number): Effect {
  switch (event.kind) {
    case 'count-reported':
    case 'count-amended':
      return { status: 'active', claim: revision, claimed: event.data.figure };
    case 'correction-accepted':
      return { status: 'active', claim: revision, claimed: event.data.figure };
    case 'correction-proposed':
    case 'correction-rejected':
    case 'correction-withdrawn':
      return { status: null, claim: null };
    case 'claim-adopted':
      return { status: 'active', claim: event.data.claim };
    case 'count-retracted':
      return {
        status: 'retracted',
        claim: null,
        takesBack: ofSeries(event) ?? { first: 0, last: revision - 1, seriesId: null },
      };
    case 'claim-recorded':
      return { status: null, claim: null, claimed: event.data.figure };
    case 'claim-retracted':
      return {
        status: null,
        claim: null,
        takesBack: ofSeries(event) ?? { first: event.data.claim, last: event.data.claim, seriesId: null },
      };
  }
}

/** Vintages may be found late, so what of a lane ends is told by stated times, whatever the revisions. */
function ofSeries({ data }: CountRetracted | ClaimRetracted): Effect['takesBack'] {
  return data.cell && { first: 0, last: Number.MAX_SAFE_INTEGER, seriesId: data.cell.seriesId };
}
