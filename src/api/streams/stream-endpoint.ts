import { Injectable, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { ProblemError } from '../problems/problem.js';
import { NodeState } from '../reading/node-state.js';
import { number } from '../reading/parameters.js';
import { type Parameters, parseQuery, pick, type Values } from '../reading/parse-query.js';
import { queryOf, type Reading } from '../reading/reading.js';
import type { Feed } from './feed.js';
import { EVENT_STREAM } from './sse.js';
import { Streams } from './streams.js';

/** The parameters of every stream. */
export const STREAM_PARAMETERS = {
  after: number(
    0,
    Number.MAX_SAFE_INTEGER,
    'The last sequence that is known already; 0 when absent. `Last-Event-ID` comes before it',
  ),
};

const HEADERS = {
  'cache-control': 'no-cache, no-transform',
  // A proxy keeps what it is sent for a while, unless it is told not to.
  'x-accel-buffering': 'no',
  // A node that stops waits for its connections: one whose stream has ended is of no more use.
  connection: 'close',
};

const SEQUENCE = /^\d{1,15}$/;

/** What all streams over HTTP share: where they begin, who may read them, and how they are sent. */
@Injectable()
export class StreamEndpoint {
  constructor(
    private readonly streams: Streams,
    private readonly node: NodeState,
    private readonly authenticator: Authenticator,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Answers a request with a stream that goes on until one of both sides ends it.
   * @param filters the stream's own parameters
   * @throws ProblemError `behind` for a position that this node does not reach in time, `too-many-streams`
   */
  async open<Of extends Parameters>(
    { request, reply }: Reading,
    filters: Of,
    feedOf: (queries: QueryBus, filter: Values<Of>) => Feed,
  ): Promise<StreamableFile> {
    const filter = parseQuery({ ...filters, ...STREAM_PARAMETERS }, queryOf(request));
    const after = lastEventId(request) ?? (filter as Values<typeof STREAM_PARAMETERS>).after ?? 0;
    this.node.assertReadable();
    await this.node.reach(after);
    const own = pick(filter as Values<Of>, filters);
    const { authorization } = request.headers;
    const readable = this.streams.subscribe({
      feed: feedOf(this.queries, own),
      after,
      allowedFor: async () =>
        authorization === undefined ? Infinity : this.authenticator.holdsFor(authorization),
    });
    void reply.headers(HEADERS);
    return new StreamableFile(readable, { type: EVENT_STREAM });
  }
}

/** Where a client that was cut off goes on; null for one that comes for the first time. */
function lastEventId({ headers }: FastifyRequest): number | null {
  const given = headers['last-event-id'];
  if (given === undefined || given === '') return null;
  if (typeof given === 'string' && SEQUENCE.test(given)) return Number(given);
  throw new ProblemError({
    code: 'bad-last-event-id',
    detail: 'Last-Event-ID must be a sequence, as the ids of this stream are',
  });
}
