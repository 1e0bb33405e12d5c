import type { Recorded } from '../kernel/recorded.js';
import type { GroupEvent } from './events.js';

/** A defined group as its stream tells it; null before it is defined. */
export interface GroupState {
  readonly scheme: string;
  readonly within: string;
}

/** The state after one more event. */
export function evolveGroup(_state: GroupState | null, { event }: Recorded<GroupEvent>): GroupState {
  const { scheme, within } = event.data;
  return { scheme, within };
}
