import { accept, type Decision, reject, rejectMember } from '../kernel/decision.js';
import { MAX_CONTAINERS } from '../kernel/group-depth.js';
import type { DefineGroup } from './commands.js';
import type { GroupEvent } from './events.js';
import type { GroupState } from './state.js';

/** What the decision knows besides the state. */
export interface GroupContext {
  /** Derived from the code: whatever has this code has this id. */
  readonly id: string;
  readonly isBuiltIn: boolean;
  /**
   * In how many groups it would lie, `all` among them; null when the one that shall contain it is not there. So no
   * circle can be made: what is defined never changes.
   */
  readonly containers: number | null;
}

export function defineGroup(
  state: GroupState | null,
  command: DefineGroup,
  { id, isBuiltIn, containers }: GroupContext,
): Decision<GroupEvent> {
  if (containers === null) return rejectMember('/within', `there is no group ${command.within}`);
  if (containers > MAX_CONTAINERS) {
    return rejectMember('/within', `lies too deep: a group lies in ${MAX_CONTAINERS} at most`);
  }
  if (isBuiltIn || state) {
    const detail = `there is a group ${command.code}${isBuiltIn ? ', which is built in' : ''}`;
    return reject('code-taken', detail, { members: { existingId: id } });
  }
  return accept({ kind: 'group-defined', data: command });
}
