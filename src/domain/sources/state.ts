import type { Recorded } from '../kernel/recorded.js';
import type { Reliability, SourceEvent } from './events.js';

/** A source as its stream tells it; null before it is registered. */
export interface SourceState {
  readonly revision: number;
  readonly reliability: Reliability | null;
}

/** The state after one more event. */
export function evolveSource(
  _state: SourceState | null,
  { event, revision }: Recorded<SourceEvent>,
): SourceState {
  return { revision, reliability: event.data.reliability };
}
