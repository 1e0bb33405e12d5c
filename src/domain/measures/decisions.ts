import { accept, type Decision, reject } from '../kernel/decision.js';
import type { DefineMeasure } from './commands.js';
import type { MeasureEvent } from './events.js';
import type { MeasureState } from './state.js';

/** What the decision knows besides the state. */
export interface MeasureContext {
  /** Derived from family and code: whatever has this code in this family has this id. */
  readonly id: string;
  /** The family has a measure with this code by itself. */
  readonly isBuiltIn: boolean;
}

export function defineMeasure(
  state: MeasureState | null,
  command: DefineMeasure,
  { id, isBuiltIn }: MeasureContext,
): Decision<MeasureEvent> {
  if (isBuiltIn || state) {
    const detail = `${command.family} counts have a measure ${command.code}${isBuiltIn ? ', which is built in' : ''}`;
    return reject('code-taken', detail, { members: { existingId: id } });
  }
  return accept({ kind: 'measure-defined', data: command });
}
