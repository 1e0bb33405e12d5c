import { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Metrics } from '../../platform/metrics/metrics.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { ProblemError } from '../problems/problem.js';
import { type Feed, LOOK_AT, Parts } from './feed.js';
import { Pulse } from './pulse.js';
import { farewell, GREETING, markBlock } from './sse.js';
import { STREAM_SETTINGS, type StreamSettings } from './stream-settings.js';

/** Who wants to be sent what. */
export interface Subscription {
  readonly feed: Feed;
  /** The last sequence that the client knows. */
  readonly after: number;
  /** For how long the client may be sent anything, in milliseconds, as far as is known: 0 when it may no longer. */
  readonly allowedFor: () => Promise<number>;
}

/** Why this node ends a stream by itself, and what it says then. */
const FAREWELLS = { stopping: 'this node stops', access: 'the key or token was revoked or is over' } as const;
/** Who went, or was cut off on the way. */
const CLIENT_GONE = 'client';
const FAILED = 'failed';

type EndedBy = keyof typeof FAREWELLS | 'stalled';

interface Open {
  readonly readable: Readable;
  /** Since when the client has not taken what was offered; null while nothing is. */
  offeredAt: number | null;
  /** Why this node ended it; null while it did not. */
  endedBy: EndedBy | null;
}

/**
 * The open streams of this node. A client is no more than a position: what it is sent is read for all, when it has taken
 * what it was sent before, so that one who reads slowly costs the others nothing and this node one part.
 */
@Injectable()
export class Streams implements OnModuleDestroy {
  private readonly pulse: Pulse;
  private readonly parts = new Parts();
  private readonly open = new Set<Open>();
  private readonly stopListening: () => void;
  private readonly stallWatch: NodeJS.Timeout;
  private stopping = false;
  /** Counts what may have changed who may read. */
  private accessChanges = 0;

  constructor(
    private readonly progress: ReadModelProgress,
    @Inject(STREAM_SETTINGS) private readonly settings: StreamSettings,
    private readonly metrics: Metrics,
  ) {
    this.pulse = new Pulse(settings.paceMs, Math.min(1_000, settings.heartbeatMs / 2));
    this.stallWatch = setInterval(() => this.closeStalled(), settings.stallMs / 4).unref();
    this.stopListening = progress.onApplied(({ eventIds }) => {
      // Keys are in streams that are not numbered.
      if (eventIds.some(({ sequence }) => sequence === null)) this.accessChanges += 1;
      this.pulse.quicken();
    });
  }

  /** Ends all streams, each with its reason: clients resume at another node, or at this one when it is back. */
  onModuleDestroy(): void {
    this.stopping = true;
    this.stopListening();
    clearInterval(this.stallWatch);
    this.pulse.stop();
  }

  /** How many are open. */
  get size(): number {
    return this.open.size;
  }

  /** What a client is sent until it goes. @throws ProblemError `too-many-streams` */
  subscribe(subscription: Subscription): Readable {
    if (this.open.size >= this.settings.mostStreams) {
      throw new ProblemError({
        code: 'too-many-streams',
        detail: `this node has ${this.open.size} streams open`,
        headers: { 'retry-after': '10' },
      });
    }
    const state: Omit<Open, 'readable'> = { offeredAt: null, endedBy: null };
    const isGone = () => readable.destroyed;
    const readable: Readable = Readable.from(this.offer(subscription, state, isGone), { highWaterMark: 1 });
    const stream: Open = Object.assign(state, { readable });
    this.open.add(stream);
    this.metrics.streamClients.inc();
    readable.once('close', () => this.closed(stream));
    return readable;
  }

  private closed(stream: Open): void {
    this.open.delete(stream);
    this.metrics.streamClients.dec();
    this.metrics.streamsClosed.inc({ cause: stream.endedBy ?? causeOfClose(stream.readable) });
  }

  private async *offer(
    subscription: Subscription,
    state: Pick<Open, 'offeredAt' | 'endedBy'>,
    isGone: () => boolean,
  ): AsyncGenerator<Buffer> {
    const ending = (by: EndedBy) => (state.endedBy = by);
    for await (const bytes of this.follow(subscription, ending, isGone)) {
      state.offeredAt = performance.now();
      yield bytes;
      state.offeredAt = null;
    }
  }

  private async *follow(
    { feed, after, allowedFor }: Subscription,
    ending: (by: EndedBy) => void,
    isGone: () => boolean,
  ): AsyncGenerator<Buffer> {
    let [position, told, lastSent] = [after, after, performance.now()];
    const access = this.accessWatch(allowedFor);
    yield GREETING;
    for (;;) {
      const beat = this.pulse.nextBeat;
      // Nothing else would end it before there is something to send.
      if (isGone()) return;
      const reason = this.stopping ? 'stopping' : (await access()) ? null : 'access';
      if (reason !== null) {
        ending(reason);
        yield farewell(FAREWELLS[reason]);
        return;
      }
      const head = this.progress.sequence;
      const part = head > position ? await this.parts.after(feed, position, head) : undefined;
      position = part?.upTo ?? position;
      if (part?.last != null) {
        yield part.bytes;
        [told, lastSent] = [part.last, performance.now()];
      }
      if (position - told >= LOOK_AT || this.isHeartbeatDue(lastSent)) {
        yield markBlock(position);
        [told, lastSent] = [position, performance.now()];
      }
      // Who is behind goes on at once; who has what there was waits, so that what comes meanwhile is sent together.
      if (!part || position >= head) await beat;
    }
  }

  private isHeartbeatDue(lastSent: number): boolean {
    return performance.now() - lastSent >= this.settings.heartbeatMs;
  }

  /**
   * Goes by the end that is known, which a beat notices within a second. Asks for it again when something may have changed
   * it, and now and then, as this node may hear late of what did.
   */
  private accessWatch(allowedFor: () => Promise<number>): () => Promise<boolean> {
    let [seen, askedAt, endsAt] = [this.accessChanges, -Infinity, 0];
    return async () => {
      const now = performance.now();
      if (seen !== this.accessChanges || now - askedAt >= this.settings.heartbeatMs) {
        [seen, askedAt] = [this.accessChanges, now];
        const left = await allowedFor();
        // What is left was reckoned by now, not when it was asked for.
        endsAt = performance.now() + left;
      }
      return performance.now() < endsAt;
    };
  }

  private closeStalled(): void {
    const now = performance.now();
    for (const stream of this.open) {
      if (stream.offeredAt !== null && now - stream.offeredAt >= this.settings.stallMs) {
        stream.endedBy = 'stalled';
        stream.readable.destroy(new Error('the client takes nothing'));
      }
    }
  }
}

/** Of a stream that this node did not end. */
function causeOfClose(readable: Readable): string {
  const errored = readable.errored as NodeJS.ErrnoException | undefined;
  return !errored || errored.code === 'ERR_STREAM_PREMATURE_CLOSE' ? CLIENT_GONE : FAILED;
}
