import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { SituationDetails } from './details.js';
import type { SituationEvent } from './events.js';

/** A situation as its stream tells it; null before it is opened. Every entry replaces the one before it. */
export interface SituationState {
  readonly revision: number;
  readonly details: SituationDetails;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
  readonly warnings: readonly Warning[];
}

/** The state after one more event. */
export function evolveSituation(
  state: SituationState | null,
  { event, revision }: Pick<Recorded<SituationEvent>, 'event' | 'revision'>,
): SituationState {
  const { statement, effectiveAt, warnings } = event.data;
  const entry = { revision, statement, effectiveAt, warnings };
  if (event.kind === 'situation-opened') return { ...entry, details: event.data.details };
  if (!state) throw new Error('a situation is opened before it changes');
  return { ...entry, details: { ...state.details, ...event.data.changes } };
}
