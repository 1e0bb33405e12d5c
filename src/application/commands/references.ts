import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import { reject } from '../../domain/kernel/decision.js';
import type { Statement } from '../../domain/kernel/statement.js';
import { EVENT_STORE, type EventStore, type Prerequisite } from '../../event-store/port/index.js';
import { CommandRejectedError } from './errors.js';
import { PendingAppends } from './pending-appends.js';

/** A member of a body that names something of the ledger. */
export interface Reference {
  /** RFC 6901. */
  readonly pointer: string;
  /** Category of what it names: source, strike, situation, notice. */
  readonly category: string;
  readonly id: string;
}

/** Resources that are known to be there. */
const KNOWN = 100_000;

type Found = 'present' | 'absent' | Prerequisite;

/** Checks references against the log itself, so that a read model that lags refuses nothing that is there. */
@Injectable()
export class References {
  // What is in the log stays in it: only absence has to be asked again.
  private readonly known = new LRUCache<string, true>(atMost(KNOWN));

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly pending: PendingAppends,
  ) {}

  /**
   * @returns those of what is named that are still on their way to the log: what is decided on them needs them to get in
   * @throws CommandRejectedError that points at each member that names nothing
   */
  async check(references: readonly Reference[]): Promise<readonly Prerequisite[]> {
    const found = await Promise.all(references.map((reference) => this.find(reference)));
    const errors = references
      .filter((_, index) => found[index] === 'absent')
      .map(({ pointer, category }) => ({ pointer, detail: `names no ${category} of this ledger` }));
    if (errors.length === 0) return found.filter((one) => typeof one === 'object');
    const { rejection } = reject('invalid', 'the body names what the ledger does not have', { errors });
    throw new CommandRejectedError(rejection);
  }

  /** Whether the ledger has the resource, or will have as soon as the log has what this node sends it. */
  async exists(resource: Pick<Reference, 'category' | 'id'>): Promise<boolean> {
    return (await this.find(resource)) !== 'absent';
  }

  /** Where a resource is; one that is on its way, by its last event. */
  private async find({ category, id }: Pick<Reference, 'category' | 'id'>): Promise<Found> {
    const stream = `ledger-${category}-${id}`;
    if (this.known.has(stream)) return 'present';
    const pending = this.pending.aheadOf(stream);
    if (pending && this.log.takesPrerequisites) return pending.last;
    await this.pending.of(stream);
    const events = await this.log.readStream(stream, { limit: 1 });
    if (events.length === 0) return 'absent';
    this.known.set(stream, true);
    return 'present';
  }
}

/** What a statement names. */
function statementReferences({ sourceId, via }: Statement): Reference[] {
  return [
    { pointer: '/statement/sourceId', category: 'source', id: sourceId },
    ...via.map((id, index) => ({ pointer: `/statement/via/${index}`, category: 'source', id })),
  ];
}

/** What a body with a statement names. */
export function statedReferences(
  input: Pick<CommonMembers, 'noticeId'> & { readonly statement: Statement },
): Reference[] {
  return [...statementReferences(input.statement), ...commonReferences(input)];
}

/** What the members common to all bodies name. */
export function commonReferences({ noticeId }: { readonly noticeId: string | null }): Reference[] {
  return noticeId === null ? [] : [{ pointer: '/noticeId', category: 'notice', id: noticeId }];
}
