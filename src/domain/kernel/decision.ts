import type { Actor } from './actor.js';
import type { Instant } from './time.js';

/** Why a command was refused. `code` names a problem of the API; `errors` point into the body. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** Further members of the problem, e.g. the figure in force. */
  readonly members?: Readonly<Record<string, unknown>>;
}

export type RejectionCode =
  | 'not-found'
  | 'invalid'
  | 'no-change'
  | 'forbidden'
  | 'retracted'
  | 'id-taken'
  | 'code-taken'
  | 'count-exists'
  | 'period-needed'
  | 'claim-not-standing'
  | 'adopt-needed'
  | 'part-circle'
  | 'diplomatic-event-closed'
  | 'stage-backward'
  | 'own-correction'
  | 'figure-moved'
  | 'correction-closed'
  | 'vintage-exists'
  | 'vintage-open'
  | 'precondition-required'
  | 'bad-if-match'
  | 'stale-revision';

/** What a decision comes to: events to append, or a refusal. */
export type Decision<Event> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function accept<Event>(...events: Event[]): Decision<Event> {
  return { kind: 'accepted', events };
}

export function reject(
  code: RejectionCode,
  detail: string,
  more: Pick<Rejection, 'errors' | 'members'> = {},
): { kind: 'rejected'; rejection: Rejection } {
  return { kind: 'rejected', rejection: { code, detail, ...more } };
}

/** A refusal of one member of the body. */
export function rejectMember(
  pointer: string,
  detail: string,
  code: RejectionCode = 'invalid',
): ReturnType<typeof reject> {
  return reject(code, detail, { errors: [{ pointer, detail }] });
}

/** The revision that the caller acted on; null when none was given, `malformed` when what was given is none. */
export type IfMatch = number | 'malformed' | null;

/** What a decision may know besides the state: who acts, when, and on which revision. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly now: Instant;
  readonly ifMatch: IfMatch;
}
