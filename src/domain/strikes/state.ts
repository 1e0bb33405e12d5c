import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import { endOf, type Instant } from '../kernel/time.js';
import type { StrikeDetails } from './details.js';
import type { Extent, StrikeEvent } from './events.js';

export type StanceKind = 'corroboration' | 'dispute';

/** What another source says of a strike. */
export interface Stance {
  readonly revision: number;
  readonly kind: StanceKind;
  readonly extent: Extent;
  readonly details: Partial<StrikeDetails>;
  readonly statement: Statement;
  /** Where it stands in stated order. */
  readonly place: Instant;
  readonly actor: string;
  readonly takenBack: boolean;
}

/** A strike as its stream tells it; null before it is reported. Every entry replaces the one before it. */
export interface StrikeState {
  readonly revision: number;
  /** The last revision that changed the details or the status in force; stances do neither. */
  readonly changedAt: number;
  readonly status: 'active' | 'retracted';
  readonly details: StrikeDetails;
  readonly statement: Statement;
  readonly effectiveAt: Instant;
  /** Who made the entry in force. */
  readonly actor: string;
  /** In order of revision. */
  readonly stances: readonly Stance[];
}

/** The state after one more event. */
export function evolveStrike(
  state: StrikeState | null,
  { event, revision, actor }: Recorded<StrikeEvent>,
): StrikeState {
  const { statement, effectiveAt } = event.data;
  const stances = state?.stances ?? [];
  const entry = { revision, changedAt: revision, actor, statement, effectiveAt, stances };
  switch (event.kind) {
    case 'strike-reported':
      return { ...entry, status: 'active', details: event.data.details };
    case 'strike-details-amended':
      return { ...entry, status: 'active', details: { ...known(state).details, ...event.data.changes } };
    case 'strike-retracted':
      return { ...entry, status: 'retracted', details: known(state).details };
    case 'strike-corroborated':
    case 'strike-disputed': {
      const { extent, details } = event.data;
      const kind = event.kind === 'strike-corroborated' ? 'corroboration' : 'dispute';
      const place = endOf(statement.statedAt);
      const stance = { revision, kind, extent, details, statement, place, actor, takenBack: false } as const;
      return { ...known(state), revision, stances: [...stances, stance] };
    }
    case 'strike-corroboration-retracted':
    case 'strike-dispute-retracted': {
      const takeBack = (stance: Stance) =>
        stance.revision === event.data.stance ? { ...stance, takenBack: true } : stance;
      return { ...known(state), revision, stances: stances.map(takeBack) };
    }
  }
}

function known(state: StrikeState | null): StrikeState {
  if (!state) throw new Error('a strike is reported before it changes');
  return state;
}
