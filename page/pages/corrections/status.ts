import type { Correction } from '../../ledger/answers.js';

type Status = Correction['status'];

const WORDS: Readonly<Record<Status, string>> = {
  open: 'Waits for a decision',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

export const CORRECTION_STATUSES = Object.keys(WORDS) as readonly Status[];

export function correctionStatusInWords(status: Status): string {
  return WORDS[status];
}

/** Whether another figure is in force than the one that was to be corrected, while somebody has to decide. */
export function isOvertaken({ status, figureMoved }: Pick<Correction, 'status' | 'figureMoved'>): boolean {
  return status === 'open' && figureMoved;
}
