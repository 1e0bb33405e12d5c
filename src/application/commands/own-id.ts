import { rejectMember } from '../../domain/kernel/decision.js';
import { CommandRejectedError } from './errors.js';

/**
 * Refuses an id that a client brought and that is not the one that follows from what it names.
 * @param own null when it brought none
 * @param why "a count's id is derived from …"
 */
export function refuseOtherId(own: string | null, derived: string, why: string): void {
  if (own === null || own === derived) return;
  throw new CommandRejectedError(rejectMember('/id', `${why}: this one is ${derived}`).rejection);
}
