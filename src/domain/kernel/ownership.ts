import { includesRole, type Actor } from './actor.js';
import { reject, type Rejection } from './decision.js';

/** Taking back: reviewers may take back anything, analysts what they brought themselves. Null when allowed. */
export function checkMayTakeBack(
  actor: Actor,
  owner: string,
): { kind: 'rejected'; rejection: Rejection } | null {
  if (includesRole(actor.role, 'reviewer') || actor.id === owner) return null;
  return reject('forbidden', 'an analyst takes back only what is their own; this needs a reviewer');
}
