import type { Strike } from '../../ledger/answers.js';
import { capital, plain, strikeStatusInWords } from '../../wording/codes.js';

type Target = Strike['target'];

/** Drone and missile. `unknown` is a means too: that it is not known. */
export function meansInWords(means: readonly string[]): string {
  if (means.length === 0) return '';
  const words = means.map((code) => (code === 'unknown' ? 'not known' : plain(code)));
  return capital(new Intl.ListFormat('en', { type: 'conjunction' }).format(words));
}

/** Chemical plant (industry). */
export function targetInWords(target: Target): string {
  if (!target) return '';
  const kind = plain(target.kind);
  return target.name === null || target.name === kind ? capital(kind) : `${capital(target.name)} (${kind})`;
}

const STATUS_MEANINGS: Readonly<Record<string, string>> = {
  claimed: 'Nobody but the source that states it confirms or disputes it in this ledger.',
  partially_corroborated: 'Another source confirms part of what is stated.',
  corroborated: 'Another source confirms it.',
  disputed: 'Another source says that it was otherwise.',
  retracted: 'It was taken back.',
};

/** Why a strike has its status. */
export function statusMeaning(status: string): string {
  return STATUS_MEANINGS[status] ?? '';
}

/** What a status looks like beside its words. */
export function statusClass(status: string): string {
  return status === 'disputed' || status === 'retracted' ? 'tag tag--bad' : 'tag';
}

export { strikeStatusInWords };

const STANCES: Readonly<Record<string, string>> = {
  'corroboration full': 'Confirms it',
  'corroboration partial': 'Confirms it in part',
  'dispute full': 'Disputes it',
  'dispute partial': 'Disputes part of it',
};

/** What a stance says of the whole. */
export function stanceInWords({ kind, extent }: Pick<Strike['stances'][number], 'kind' | 'extent'>): string {
  return STANCES[`${kind} ${extent}`] ?? `${capital(kind)} (${extent})`;
}
