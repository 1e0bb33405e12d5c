import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindSequenceAt, GetRecordedAt } from '../../../projections/events/queries.js';
import type { Instant } from '../../domain/kernel/time.js';
import type { At } from '../../projection-runtime/at.js';
import { ProblemError } from '../problems/problem.js';
import { NodeState } from './node-state.js';
import { moment, number } from './parameters.js';
import type { Values } from './parse-query.js';

/** Where an answer stands: what it holds is what the ledger held there. */
export interface AsOf {
  /** The last sequence that counts. */
  readonly sequence: number;
  /** When that was recorded; null before the first. */
  readonly recordedAt: Instant | null;
  /** The last stated instant that counts; null for the latest. */
  readonly statedAt: Instant | null;
}

/** The parameters that every GET of data takes. */
export const AS_OF_PARAMETERS = {
  asOf: moment('Recorded time: what the ledger held by then. A date is its end (UTC)'),
  asOfSequence: number(
    0,
    Number.MAX_SAFE_INTEGER,
    'The last sequence that counts; answers the same for ever',
  ),
  statedAsOf: moment('Stated time: what had been said by then. A date is its end (UTC)'),
};
export type AsOfValues = Values<typeof AS_OF_PARAMETERS>;

/** Resolves the points that reads ask for. */
@Injectable()
export class AsOfResolver {
  constructor(
    private readonly node: NodeState,
    private readonly queries: QueryBus,
  ) {}

  /** @throws ProblemError `bad-query` for two points at once, `behind` for one that this node does not reach in time */
  async resolve({ asOf, asOfSequence, statedAsOf: statedAt }: AsOfValues): Promise<AsOf> {
    if (asOf !== null && asOfSequence !== null) {
      const detail = 'asOf and asOfSequence exclude each other';
      const errors = ['?asOf', '?asOfSequence'].map((pointer) => ({ pointer, detail }));
      throw new ProblemError({ code: 'bad-query', detail, errors });
    }
    if (asOf !== null) return { ...(await this.queries.execute(new FindSequenceAt(asOf))), statedAt };
    return this.at(asOfSequence ?? this.node.sequence, statedAt);
  }

  /** A point that was named by its sequence. @throws ProblemError `behind` */
  async at(sequence: number, statedAt: Instant | null): Promise<AsOf> {
    await this.node.reach(sequence);
    const recordedAt = sequence === 0 ? null : await this.queries.execute(new GetRecordedAt(sequence));
    return { sequence, recordedAt, statedAt };
  }
}

/** The point as queries take it. */
export function pointOf({ sequence, statedAt }: AsOf): At {
  return { sequence, statedAt };
}
