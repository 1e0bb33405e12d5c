import { PoisonEventError } from './applier.js';
import type { ReadModelStatus } from './progress.js';

/** Why a runner stopped by itself. */
export type Stopped = Omit<Extract<ReadModelStatus, { state: 'stopped' }>, 'sequence'>;

/** What an error means to those who look after the node. */
export function stoppedBy(error: unknown): Stopped {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof PoisonEventError)) {
    return { state: 'stopped', projection: 'read-model', event: null, reason };
  }
  const { projection, event } = error;
  const { id, type, stream } = event;
  return {
    state: 'stopped',
    projection,
    event: { id, type, stream, revision: Number(event.revision) },
    reason,
  };
}

/** In one line. @param what is stopped */
export function describeStop({ projection, event, reason }: Stopped, what = 'the read model'): string {
  const where = event
    ? ` at event ${event.id} (${event.type}, ${event.stream} revision ${event.revision})`
    : '';
  return `${what} is stopped by ${projection}${where}: ${reason}`;
}
