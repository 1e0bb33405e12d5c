import { type IfMatch, reject, type Rejection } from './decision.js';

/** What of a stream a change is held against. */
export interface Head {
  /** The stream's last revision. */
  readonly revision: number;
  /** The last revision that changed the figure, the details or the status. */
  readonly changedAt: number;
}

/**
 * The rule of `If-Match` for what changes something: the caller names the revision that it has seen, and nothing but
 * claims, stances and proposals may have come after it. Null when it holds.
 * @param current what the refusal shows of the present, so that the caller can decide again
 */
export function checkIfMatch(
  ifMatch: IfMatch,
  head: Head,
  current: Readonly<Record<string, unknown>>,
): { kind: 'rejected'; rejection: Rejection } | null {
  if (ifMatch === null) {
    return reject(
      'precondition-required',
      'this changes what is in force: name the revision it acts on in If-Match',
    );
  }
  if (ifMatch === 'malformed') {
    return reject('bad-if-match', 'If-Match names one revision, in quotes: "3"');
  }
  if (ifMatch >= head.changedAt && ifMatch <= head.revision) return null;
  return reject(
    'stale-revision',
    `revision ${ifMatch} is not the present one; the head is ${head.revision}`,
    {
      members: { currentRevision: head.revision, ...current },
    },
  );
}
