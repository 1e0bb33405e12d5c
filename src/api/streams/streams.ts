import { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
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
  /** Whether the client may still be sent anything. */
  readonly isAllowed: () => Promise<boolean>;
}

const NODE_STOPS = 'this node stops';
const NO_LONGER_ALLOWED = 'the key was revoked or is over';

interface Open {
  readonly readable: Readable;
  /** Since when the client has not taken what was offered; null while nothing is. */
  offeredAt: number | null;
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
    const sent = (offered: boolean) => {
      stream.offeredAt = offered ? performance.now() : null;
    };
    const readable = Readable.from(this.offer(subscription, sent), { highWaterMark: 1 });
    const stream: Open = { readable, offeredAt: null };
    this.open.add(stream);
    readable.once('close', () => this.open.delete(stream));
    return readable;
  }

  private async *offer(subscription: Subscription, sent: (offered: boolean) => void): AsyncGenerator<Buffer> {
    for await (const bytes of this.follow(subscription)) {
      sent(true);
      yield bytes;
      sent(false);
    }
  }

  private async *follow({ feed, after, isAllowed }: Subscription): AsyncGenerator<Buffer> {
    let [position, told, lastSent] = [after, after, performance.now()];
    const access = this.accessWatch(isAllowed);
    yield GREETING;
    for (;;) {
      const beat = this.pulse.nextBeat;
      const reason = this.stopping ? NODE_STOPS : (await access()) ? null : NO_LONGER_ALLOWED;
      if (reason !== null) {
        yield farewell(reason);
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

  /** Asks again when something may have changed it, and now and then, as a key may be over by itself. */
  private accessWatch(isAllowed: () => Promise<boolean>): () => Promise<boolean> {
    let [seen, askedAt] = [this.accessChanges, performance.now()];
    return async () => {
      if (seen === this.accessChanges && performance.now() - askedAt < this.settings.heartbeatMs) return true;
      [seen, askedAt] = [this.accessChanges, performance.now()];
      return isAllowed();
    };
  }

  private closeStalled(): void {
    const now = performance.now();
    for (const { readable, offeredAt } of this.open) {
      if (offeredAt !== null && now - offeredAt >= this.settings.stallMs) {
        readable.destroy(new Error('the client takes nothing'));
      }
    }
  }
}
