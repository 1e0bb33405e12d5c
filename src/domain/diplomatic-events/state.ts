import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant, StatedTime } from '../kernel/time.js';
import type { Warning } from '../kernel/warning.js';
import type { DiplomaticDetails } from './details.js';
import type { DiplomaticEvent } from './events.js';
import type { DiplomaticStatus } from './status.js';

/** A diplomatic event as its stream tells it; null before it is announced. Every entry replaces the one before it. */
export interface DiplomaticState {
  readonly revision: number;
  readonly details: DiplomaticDetails;
  readonly status: DiplomaticStatus;
  /** The last date that was named; null while none is known. */
  readonly scheduledFor: StatedTime | null;
  /** What came of it, as the last outcome says. */
  readonly summary: string | null;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
  readonly warnings: readonly Warning[];
}

/** The state after one more event. */
export function evolveDiplomaticEvent(
  state: DiplomaticState | null,
  { event, revision }: Pick<Recorded<DiplomaticEvent>, 'event' | 'revision'>,
): DiplomaticState {
  const { status, statement, effectiveAt, warnings } = event.data;
  const entry = { revision, status, statement, effectiveAt, warnings };
  switch (event.kind) {
    case 'diplomatic-event-announced': {
      const { details, scheduledFor } = event.data;
      return { ...entry, details, scheduledFor, summary: null };
    }
    case 'diplomatic-event-postponed':
      return { ...known(state), ...entry, scheduledFor: event.data.scheduledFor };
    case 'diplomatic-event-outcome-recorded':
      return { ...known(state), ...entry, summary: event.data.summary };
    case 'diplomatic-event-put-on-hold':
    case 'diplomatic-event-cancelled':
      return { ...known(state), ...entry };
  }
}

function known(state: DiplomaticState | null): DiplomaticState {
  if (!state) throw new Error('a diplomatic event is announced before it changes');
  return state;
}
