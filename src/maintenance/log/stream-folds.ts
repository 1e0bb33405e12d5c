import { LRUCache } from 'lru-cache';
import { evolveOf } from '../../domain/catalogue/evolve.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { upcast } from '../../domain/catalogue/upcast.js';
import type { LogRow } from '../../event-store/in-process/row.js';
import { LogUnavailableError, type StoredEvent } from '../../event-store/port/index.js';
import type { ProjectedEvent } from '../../projection-runtime/projection.js';
import type { VerifiedLog } from './verified-log.js';

/** Events whose folded streams are kept; what is not kept is read and folded again. */
const MAX_FOLDED_EVENTS = 100_000;
/** A stream counts as at most so many, so that the longest are kept too; and as one, whatever damage says. */
const MAX_SIZE = 1_000;

interface Folded {
  readonly revision: number;
  /** Null before the first event, and of a stream that is not folded. */
  readonly state: object | null;
  /** Whether an event of it could not be folded or was not there: what follows is not folded any more. */
  readonly isBroken: boolean;
}

const UNTOUCHED: Folded = { revision: -1, state: null, isBroken: false };

/** Folds every stream of a log as the log is gone through once, with bounded memory. */
export class StreamFolds {
  private readonly kept = new LRUCache<string, Folded>({
    maxSize: MAX_FOLDED_EVENTS,
    sizeCalculation: ({ revision }) => Math.max(1, Math.min(revision + 2, MAX_SIZE)),
  });

  constructor(private readonly log: VerifiedLog) {}

  /**
   * Takes the next event of the log.
   * @param event null when it is none of the ledger, or is not one that this version knows
   * @param isKnown whether it is what it should be
   * @returns what does not fit together: one line each
   */
  async take(row: LogRow, event: ProjectedEvent | null, isKnown: boolean): Promise<string[]> {
    const before = this.kept.get(row.stream) ?? (await this.before(row));
    const faults = [];
    const isNext = row.revision === before.revision + 1;
    if (!isNext) faults.push(unexpected(row.revision, before.revision));
    let after: Folded = {
      revision: row.revision,
      state: before.state,
      isBroken: before.isBroken || !isNext || !isKnown,
    };
    if (event && !after.isBroken) {
      try {
        after = { ...after, state: folded(before.state, event) };
      } catch (error) {
        faults.push(`its stream makes no state from here on: ${messageOf(error)}`);
        after = { ...after, isBroken: true };
      }
    }
    this.kept.set(row.stream, after);
    return faults;
  }

  /** A stream as it is just before an event. What is wrong with its earlier events was told in their turn. */
  private async before({ stream, revision }: LogRow): Promise<Folded> {
    if (revision <= 0) return UNTOUCHED;
    try {
      const limit = revision;
      const events = await this.log.readStream(stream, { limit });
      return events.filter((stored) => stored.revision < BigInt(revision)).reduce(foldStored, UNTOUCHED);
    } catch (error) {
      if (error instanceof LogUnavailableError) throw error;
      // Damage that has been told of, or will be.
      return { revision: revision - 1, state: null, isBroken: true };
    }
  }
}

function foldStored(before: Folded, stored: StoredEvent): Folded {
  const revision = Number(stored.revision);
  const isBroken = before.isBroken || revision !== before.revision + 1;
  if (isBroken || stored.stream.startsWith('ops-')) return { ...before, revision, isBroken };
  const { type, event } = upcast(stored.type, stored.data);
  const { actor } = stored.metadata as unknown as EventMetadata;
  const state = evolveOf(type.category)(before.state, { event, revision, actor });
  return { revision, state, isBroken };
}

function folded(state: object | null, { category, event, revision, metadata }: ProjectedEvent): object {
  const { actor } = metadata as unknown as EventMetadata;
  return evolveOf(category)(state, { event, revision, actor });
}

function unexpected(revision: number, before: number): string {
  return before < 0
    ? `its stream begins with revision ${revision}`
    : `revision ${revision} follows ${before} in its stream`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
