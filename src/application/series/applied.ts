import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindSequences } from '../../../projections/events/queries.js';
import { EVENT_STORE, type EventStore } from '../../event-store/port/index.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { NotAcceptingCommandsError } from '../commands/errors.js';
import { APPLY_WAIT_MS } from './lane-publisher.js';

/** Waits until this node's read models hold what is in the log. */
@Injectable()
export class Applied {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly queries: QueryBus,
    private readonly progress: ReadModelProgress,
  ) {}

  /**
   * Resolves with the sequence of a revision of a stream once it is applied, however long that takes.
   * @throws NotAcceptingCommandsError when the read models are stopped
   */
  async whenRevision(stream: string, revision: bigint): Promise<number> {
    const [event] = await this.log.readStream(stream, { from: revision, limit: 1 });
    if (!event) throw new Error(`${stream} has no revision ${revision}`);
    for (;;) {
      const watch = this.progress.watch(event.id);
      const [known] = await this.queries.execute(new FindSequences(stream, [Number(revision)]));
      if (known !== null && known !== undefined) {
        watch.cancel();
        return known;
      }
      const sequence = await watch.applied(APPLY_WAIT_MS);
      if (sequence !== null) return sequence;
      if (this.progress.status().state === 'stopped') {
        throw new NotAcceptingCommandsError('the read models are stopped');
      }
    }
  }
}
