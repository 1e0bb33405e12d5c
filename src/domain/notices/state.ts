import type { Cause } from '../kernel/cause.js';
import type { Recorded } from '../kernel/recorded.js';
import type { Instant } from '../kernel/time.js';
import type { NoticeEvent } from './events.js';

/** A notice as its stream tells it; null before it is recorded. */
export interface NoticeState {
  readonly revision: number;
  readonly status: 'active' | 'retracted';
  readonly cause: Cause;
  /** Who recorded it. */
  readonly actor: string;
  readonly effectiveAt: Instant;
}

/** The state after one more event. */
export function evolveNotice(
  state: NoticeState | null,
  { event, revision, actor }: Recorded<NoticeEvent>,
): NoticeState {
  const { effectiveAt } = event.data;
  switch (event.kind) {
    case 'notice-recorded':
      return { revision, status: 'active', cause: event.data.cause, actor, effectiveAt };
    case 'notice-retracted':
      if (!state) throw new Error('a notice is recorded before it is retracted');
      return { ...state, revision, status: 'retracted', effectiveAt };
  }
}
