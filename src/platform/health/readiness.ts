import { Injectable } from '@nestjs/common';
import { ProjectionRunner } from '../../projection-runtime/runner.js';
import { Stopping } from '../lifecycle/stopping.js';
import { Metrics } from '../metrics/metrics.js';
import { NodeWatch } from './node-watch.js';

export const REASONS = [
  'starting',
  'rebuilding',
  'disconnected',
  'stopped',
  'stopping',
  'lag',
  'disk',
  'memory',
] as const;

/** Why a node is not ready. */
export interface Reason {
  readonly code: (typeof REASONS)[number];
  readonly detail: string;
}

/** Whether this node had better be sent something. It had not when it would turn commands away, whoever sends them. */
@Injectable()
export class Readiness {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly watch: NodeWatch,
    private readonly stopping: Stopping,
    metrics: Metrics,
  ) {
    metrics.beforeShown(() => metrics.ready.set(this.reasons().length === 0 ? 1 : 0));
  }

  /** None when it is ready. */
  reasons(): Reason[] {
    const { strain, logOutOfReach } = this.watch;
    const reasons: Reason[] = [];
    if (this.stopping.hasBegun) reasons.push({ code: 'stopping', detail: 'this node stops' });
    const status = this.runner.status();
    if (status.state !== 'following') {
      const detail = 'reason' in status ? status.reason : 'the read models are not at the end of the log yet';
      reasons.push({ code: status.state, detail });
    } else if (logOutOfReach !== null) {
      reasons.push({ code: 'disconnected', detail: logOutOfReach });
    }
    if (strain) reasons.push({ code: strain.cause, detail: strain.detail });
    return reasons;
  }
}
