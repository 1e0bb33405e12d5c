import { setTimeout as pause } from 'node:timers/promises';
import { EventStream } from './event-stream.js';
import { expectStatus, type LedgerHttp } from './http.js';
import type { Random } from './random.js';

/** Before somebody who was sent away or cut off knocks again, in milliseconds. */
const KNOCK_MS = 20;
/** A client cuts its connection after at most so many items. */
const MOST_ITEMS = 60;

/** Somebody who follows a stream, drops off at random points and goes on after the last id that came. */
export class FollowingClient {
  readonly ids: number[] = [];
  drops = 0;
  private lastId: number;

  /**
   * @param ledger asked for whenever a connection is made
   * @param query the filter
   */
  constructor(
    private readonly ledger: () => LedgerHttp,
    readonly query: string,
    readonly after: number,
    private readonly random: Random,
  ) {
    this.lastId = after;
  }

  /** Follows until the position that is the target, once there is one, is reached. */
  async follow(target: () => number | null): Promise<void> {
    const isThere = (position: number) => position >= (target() ?? Infinity);
    while (!isThere(this.lastId)) {
      const stream = await this.connect();
      if (!stream) {
        await pause(KNOCK_MS);
        continue;
      }
      const enough = 1 + this.random.below(MOST_ITEMS);
      await stream
        .until(() => stream.items.length >= enough || isThere(stream.lastId ?? 0))
        .catch(() => undefined);
      stream.close();
      await stream.ended;
      this.ids.push(...stream.ids);
      this.lastId = stream.lastId ?? this.lastId;
      this.drops += 1;
    }
  }

  private async connect(): Promise<EventStream | null> {
    // The first time by the parameter, as a client that was never there.
    const path = `/v1/events/stream?${this.query}&after=${this.after}`;
    const resumed = this.drops === 0 ? {} : { lastEventId: this.lastId };
    try {
      return await EventStream.open(this.ledger().url + path, resumed);
    } catch {
      return null;
    }
  }
}

/** Sequences of the events from after one up to another that a filter leaves, as the feed has them page by page. */
export async function matching(
  ledger: LedgerHttp,
  query: string,
  after: number,
  upTo: number,
): Promise<number[]> {
  const found: number[] = [];
  for (let from = after; from < upTo;) {
    const reply = await ledger.get(`/events?${query}&after=${from}&limit=500&asOfSequence=${upTo}`);
    const page = expectStatus(reply, 200).json<{ items: { sequence: string }[]; upTo: number }>();
    found.push(...page.items.map(({ sequence }) => Number(sequence)));
    from = page.upTo;
  }
  return found;
}
