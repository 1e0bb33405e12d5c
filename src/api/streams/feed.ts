import { LRUCache } from 'lru-cache';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { itemBlock } from './sse.js';

/** One item of a feed. */
interface FeedItem {
  readonly sequence: number;
  /** What is sent of it. */
  readonly content: object;
}

/** What streams read: items after a sequence, in order. */
export interface Feed {
  /** Equal for feeds that have the same items. */
  readonly name: string;
  /** `upTo` is the last sequence that was looked at, at most the one given. */
  read(after: number, upTo: number, limit: number): Promise<{ items: readonly FeedItem[]; upTo: number }>;
}

/** A part of a feed, encoded once for all who are sent it. */
export interface Part {
  /** The last sequence that was looked at. */
  readonly upTo: number;
  /** The last sequence that is in it; null when nothing is. */
  readonly last: number | null;
  readonly bytes: Buffer;
}

/** How many events one part looks at. */
export const LOOK_AT = 1_000;
/** How many items it has at most … */
const MOST_ITEMS = 100;
/** … and how many bytes, unless its first item has more. With what lies in the socket it is what a client costs. */
const MOST_BYTES = 64 * 1024;
/** Of the parts that are kept for others to be sent, in bytes … */
const KEPT_BYTES = 16 * 1024 * 1024;
/** … and in number: where filters leave nothing, parts have no bytes and are many. */
const KEPT_PARTS = 2_000;

/**
 * Reads parts of feeds, each once for all clients that stand at the same place of the same feed. Live clients do, so the
 * ledger is read and encoded once however many they are.
 */
export class Parts {
  private readonly kept = new LRUCache<string, Part, PartRequest>({
    max: KEPT_PARTS,
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length + 1,
    fetchMethod: (_key, _stale, { context }) => readPart(context),
  });

  /** What comes next after a sequence; undefined when nothing does, up to and with the sequence `head`. */
  async after(feed: Feed, after: number, head: number): Promise<Part | undefined> {
    return this.kept.fetch(`${after} ${feed.name}`, { context: { feed, after, head } });
  }
}

interface PartRequest {
  readonly feed: Feed;
  readonly after: number;
  readonly head: number;
}

async function readPart({ feed, after, head }: PartRequest): Promise<Part | undefined> {
  // Who reads part after part must not keep everybody else from running.
  await nextTurn();
  const { items, upTo } = await feed.read(after, Math.min(head, after + LOOK_AT), MOST_ITEMS);
  if (upTo <= after) return undefined;
  let blocks = '';
  let last: number | null = null;
  for (const { sequence, content } of items) {
    const block = itemBlock(sequence, JSON.stringify(content));
    if (last !== null && blocks.length + block.length > MOST_BYTES) {
      return { upTo: last, last, bytes: Buffer.from(blocks) };
    }
    blocks += block;
    last = sequence;
  }
  return { upTo, last, bytes: Buffer.from(blocks) };
}
