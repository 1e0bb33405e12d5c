import type { QueryBus } from '@nestjs/cqrs';
import type { EventStore } from '../event-store/port/index.js';
import type { Metrics } from '../platform/metrics/metrics.js';
import type { RunLog } from '../projection-runtime/run-log.js';
import type { LeaseTerms } from './lease.js';
import type { Sender } from './sender.js';
import type { DeliverySettings } from './settings.js';
import type { Slots } from './slots.js';

/** What all endpoints of a node deliver with. */
export interface DeliveryMeans {
  readonly log: EventStore;
  readonly queries: Pick<QueryBus, 'execute'>;
  readonly sender: Pick<Sender, 'send'>;
  readonly slots: Slots;
  readonly settings: DeliverySettings;
  readonly terms: LeaseTerms;
  readonly runLog: Pick<RunLog, 'warn'>;
  /** Told of each attempt how it ended, and of each webhook that is parked. */
  readonly tally: Pick<Metrics, 'deliveries' | 'parked'>;
  /** Nothing new is begun once it aborts. */
  readonly stopping: AbortSignal;
  /** What is under way is broken off once it aborts. */
  readonly breakingOff: AbortSignal;
  /** The last sequence that this node has applied. */
  readonly head: () => number;
  /** Whether the read model follows the log: else it may hold what is over. */
  readonly isFollowing: () => boolean;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}
