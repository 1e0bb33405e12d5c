import { valueOf } from '../../src/domain/agreements/state.js';
import { termWarnings } from '../../src/domain/agreements/warnings.js';
import type { TermRevisionAnswer } from './answers.js';
import { type AgreementEntry, type AgreementStream, entriesOf, placeOf, recordingOf } from './entries.js';

/** The history of a term, in order; empty when the agreement has no such term. */
export function termRevisions(stream: AgreementStream, termId: string): TermRevisionAnswer[] {
  const recording = recordingOf(stream);
  const term = recording.event.data.terms.find((candidate) => candidate.termId === termId);
  if (!term) return [];
  return [
    {
      ...headOf(recording),
      ...valueOf(term),
      previous: null,
      cause: null,
      reason: null,
      ...commonOf(recording),
      // Its event keeps those of all terms together; nothing was delivered yet.
      warnings: termWarnings(term, null),
    },
    ...entriesOf(stream, 'agreement-term-amended')
      .filter(({ event }) => event.data.termId === termId)
      .map((entry) => {
        const { previous, cause, reason, warnings } = entry.event.data;
        const value = valueOf(entry.event.data);
        return { ...headOf(entry), ...value, previous, cause, reason, ...commonOf(entry), warnings };
      }),
  ];
}

function headOf(entry: AgreementEntry) {
  const { type, sequence, eventId, event } = entry;
  return { ...placeOf(entry), type, sequence, eventId, sourceId: event.data.statement.sourceId };
}

function commonOf({ event }: AgreementEntry) {
  const { note, codes, noticeId } = event.data;
  return { note, codes, noticeId };
}
