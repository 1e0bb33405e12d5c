import { includesRole, type Actor } from './actor.js';
import { reject, type Rejection } from './decision.js';

/** Taking back: reviewers may take back anything, analysts what is theirs alone. Null when allowed. */
export function checkMayTakeBack(
  actor: Actor,
  owners: readonly string[],
): { kind: 'rejected'; rejection: Rejection } | null {
  if (includesRole(actor.role, 'reviewer') || owners.every((owner) => owner === actor.id)) return null;
  return reject('forbidden', 'an analyst takes back only what is their own; this needs a reviewer');
}
