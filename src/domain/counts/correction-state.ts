import type { CorrectionEvent, CorrectionProposed, MadeOn, Proposal } from './correction-events.js';

export type CorrectionStatus = 'open' | 'accepted' | 'rejected' | 'withdrawn';

/** A correction as the stream of its count tells it. */
export interface Correction {
  readonly id: string;
  readonly status: CorrectionStatus;
  /** Revision of the proposal. */
  readonly revision: number;
  /** Actor. */
  readonly proposer: string;
  readonly proposal: Proposal;
  readonly madeOn: MadeOn;
  readonly codes: CorrectionProposed['data']['codes'];
  readonly noticeId: string | null;
}

/** The corrections of a count after one more event about them, in order of their proposals. */
export function evolveCorrections(
  corrections: readonly Correction[],
  event: CorrectionEvent,
  { revision, actor }: { readonly revision: number; readonly actor: string },
): readonly Correction[] {
  switch (event.kind) {
    case 'correction-proposed': {
      const { correctionId: id, proposal, madeOn, codes, noticeId } = event.data;
      const proposed = { id, revision, proposer: actor, proposal, madeOn, codes, noticeId };
      return [...corrections, { ...proposed, status: 'open' }];
    }
    case 'correction-accepted':
      return close(corrections, event, 'accepted');
    case 'correction-rejected':
      return close(corrections, event, 'rejected');
    case 'correction-withdrawn':
      return close(corrections, event, 'withdrawn');
  }
}

function close(
  corrections: readonly Correction[],
  { data: { correctionId } }: CorrectionEvent,
  status: CorrectionStatus,
): Correction[] {
  return corrections.map((correction) =>
    correction.id === correctionId ? { ...correction, status } : correction,
  );
}
