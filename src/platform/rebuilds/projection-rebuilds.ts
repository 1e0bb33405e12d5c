import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { assertSameMembers, type MemberHashes } from '../../application/commands/member-hashes.js';
import { EVENT_STORE, type EventStore, RevisionConflictError } from '../../event-store/port/index.js';
import { idOfRequest } from '../../ids/keyed-ids.js';
import { ReadModel } from '../../projection-runtime/read-model.js';
import { type GenerationStatus, Rebuilds } from '../../projection-runtime/rebuilds.js';
import { cancelled, foldRebuild, rebuildStream, requested } from './rebuild-events.js';

/** Namespace of the ids of rebuilds that were asked for with an Idempotency-Key. Inside the ledger alone. */
const REBUILD_NAMESPACE = '5f0d9a52-36f0-4a5e-9c42-0b8de1f0a7c4';

/** Who asks for a rebuild, and under which Idempotency-Key. */
export interface RebuildContext {
  readonly actor: string;
  readonly key: string | null;
  readonly members: MemberHashes;
}

/** What operators do about the projections of this node. Each act is recorded in the log before it is done. */
@Injectable()
export class ProjectionRebuilds {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly rebuilds: Rebuilds,
    private readonly model: ReadModel,
  ) {}

  /** What is projected, by name, with the version that this program has. */
  get projections(): readonly { readonly name: string; readonly version: number }[] {
    return this.model.projections;
  }

  get generations(): readonly GenerationStatus[] {
    return this.rebuilds.list();
  }

  /**
   * Begins to build the read models of this node again, beside those that serve. With an Idempotency-Key it is done
   * once, however often it is asked for.
   * @throws RebuildRunningError; KeyReusedError when that Idempotency-Key came before with another body
   */
  async request(
    note: string | null,
    { actor, key, members }: RebuildContext,
  ): Promise<{ readonly number: number; readonly repeated: boolean }> {
    const id = idOfRequest(REBUILD_NAMESPACE, [actor], key);
    const earlier = await this.findEarlier(id, members);
    if (earlier !== null) return { number: earlier, repeated: true };
    const number = this.rebuilds.reserve();
    const rebuild = { id, number, projections: this.projections, note };
    const metadata = { actor, command: 'RequestProjectionRebuild', key, members: { ...members } };
    try {
      await this.log.append(rebuildStream(id), [requested(v7(), rebuild, metadata)], 'no_stream');
    } catch (error) {
      this.rebuilds.release();
      // Asked for twice at once, perhaps of two nodes.
      const winner = error instanceof RevisionConflictError ? await this.findEarlier(id, members) : null;
      if (winner !== null) return { number: winner, repeated: true };
      throw error;
    }
    this.rebuilds.start(id);
    return { number, repeated: false };
  }

  /** Ends a rebuild that is under way or failed. False when there is none of that number. */
  async cancel(number: number, actor: string): Promise<boolean> {
    const id = this.rebuilds.idOf(number);
    if (id === null) return false;
    const event = cancelled(v7(), number, { actor, command: 'CancelProjectionRebuild' });
    try {
      await this.log.append(rebuildStream(id), [event], 0n);
    } catch (error) {
      // Somebody else cancelled it meanwhile; nothing else follows a request.
      if (!(error instanceof RevisionConflictError)) throw error;
    }
    return this.rebuilds.cancel(number);
  }

  private async findEarlier(id: string, members: MemberHashes): Promise<number | null> {
    const events = await this.log.readStream(rebuildStream(id));
    const earlier = foldRebuild(events);
    if (!earlier) return null;
    assertSameMembers(events[0]?.metadata['members'] as MemberHashes | undefined, members);
    return earlier.number;
  }
}
