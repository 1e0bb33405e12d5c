import type { Revision } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { causeInWords } from '../../wording/codes.js';
import type { ShownValue } from '../../wording/figure.js';

/** What was in force just before; empty where nothing in force changed, or where nothing was. */
export function Before({ entry }: { readonly entry: Revision }) {
  const before = beforeOf(entry);
  return before === null ? null : <FigureText value={before} />;
}

/** The value in force just before an entry; null where there was none, or the entry changed nothing in force. */
export function beforeOf(entry: Revision): ShownValue | null {
  const { previousStatus, previous } = entry;
  if (previousStatus === undefined || previousStatus === 'none') return null;
  return previousStatus === 'retracted'
    ? { status: 'retracted' }
    : { status: 'active', figure: previous ?? null };
}

/** Cause, reason and note of an entry. */
export function Why({ entry }: { readonly entry: Revision }) {
  const { cause, reason, note, corrects, vintage, warnings } = entry;
  return (
    <>
      {cause === null ? null : (
        <span class="tag" title={causeInWords(cause).meaning}>
          {causeInWords(cause).label}
        </span>
      )}{' '}
      {reason}
      {corrects === null ? null : <span class="soft"> Sets revision {corrects} right.</span>}
      {vintage === null ? null : <span class="soft"> Version {vintage} of the published table.</span>}
      {note === null ? null : <span class="note">{note}</span>}
      {warnings.map(({ code, detail }) => (
        <span key={code + detail} class="note note--warning">
          {detail}
        </span>
      ))}
    </>
  );
}
