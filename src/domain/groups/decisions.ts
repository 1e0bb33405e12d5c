import { accept, type Decision, reject, rejectMember } from '../kernel/decision.js';
import type { DefineGroup } from './commands.js';
import type { GroupEvent } from './events.js';
import type { GroupState } from './state.js';

/** What the decision knows besides the state. */
export interface GroupContext {
  /** Derived from the code: whatever has this code has this id. */
  readonly id: string;
  readonly isBuiltIn: boolean;
  /** The group that shall contain it is there. So no circle can be made: what is defined never changes. */
  readonly hasContainer: boolean;
}

export function defineGroup(
  state: GroupState | null,
  command: DefineGroup,
  { id, isBuiltIn, hasContainer }: GroupContext,
): Decision<GroupEvent> {
  if (!hasContainer) return rejectMember('/within', `there is no group ${command.within}`);
  if (isBuiltIn || state) {
    const detail = `there is a group ${command.code}${isBuiltIn ? ', which is built in' : ''}`;
    return reject('code-taken', detail, { members: { existingId: id } });
  }
  return accept({ kind: 'group-defined', data: command });
}
