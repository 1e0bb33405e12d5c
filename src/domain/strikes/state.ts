import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import type { Instant } from '../kernel/time.js';
import type { StrikeDetails } from './details.js';
import type { StrikeEvent } from './events.js';

/** A strike as its stream tells it; null before it is reported. Every entry replaces the one before it. */
export interface StrikeState {
  readonly revision: number;
  readonly status: 'active' | 'retracted';
  readonly details: StrikeDetails;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
  /** Who made the entry in force. */
  readonly actor: string;
}

/** The state after one more event. */
export function evolveStrike(
  state: StrikeState | null,
  { event, revision, actor }: Recorded<StrikeEvent>,
): StrikeState {
  const { statement, effectiveAt } = event.data;
  const entry = { revision, actor, statement, effectiveAt };
  switch (event.kind) {
    case 'strike-reported':
      return { ...entry, status: 'active', details: event.data.details };
    case 'strike-details-amended':
      return { ...entry, status: 'active', details: { ...known(state).details, ...event.data.changes } };
    case 'strike-retracted':
      return { ...entry, status: 'retracted', details: known(state).details };
  }
}

function known(state: StrikeState | null): StrikeState {
  if (!state) throw new Error('a strike is reported before it changes');
  return state;
}
