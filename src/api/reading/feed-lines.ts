import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NDJSON } from '../http/body-parsers.js';
import type { AsOf } from './as-of.js';
import { sendAs, wantsForm } from './forms.js';
import { word } from './parameters.js';

/** A feed is answered part by part, or as one line of JSON for each item up to the point that it is as of. */
export const LINE_FORMATS = {
  format: word(
    ['json', 'ndjson'],
    'The form of the answer; what `Accept` asks for when absent. As `ndjson` it is all there is, or `limit` lines',
  ),
};

/** Items after a sequence, and how far was looked. */
export interface FeedPart<Item> {
  readonly items: readonly Item[];
  readonly upTo: number;
}
export type ReadPart<Item> = (after: number, limit: number) => Promise<FeedPart<Item>>;

/** Which lines are asked for. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number;
  /** Null for no limit. */
  readonly limit: number | null;
}

/** Items that are read, and held, at once. */
const ITEMS_AT_ONCE = 100;

/** Whether a request asks for lines. */
export function wantsLines(request: Pick<FastifyRequest, 'query' | 'headers'>): boolean {
  return wantsForm(request, 'ndjson', NDJSON);
}

/**
 * Answers with lines, which are read as the client takes them. What they are as of stands in headers.
 * @throws what reading the first of them throws; what fails later cuts the connection, and so cannot look like an end
 */
export async function sendLines<Item>(
  reply: FastifyReply,
  read: ReadPart<Item>,
  stretch: Stretch,
  asOf: AsOf,
): Promise<StreamableFile> {
  const lines = await begun(feedLines(read, stretch));
  void reply.headers(asOfHeaders(asOf));
  return sendAs(reply, NDJSON, new StreamableFile(Readable.from(lines, { highWaterMark: 1 })));
}

/** The lines, some at a time. */
export async function* feedLines<Item>(
  read: ReadPart<Item>,
  { after, upTo, limit }: Stretch,
): AsyncGenerator<string> {
  let left = limit ?? Infinity;
  for (let position = after; position < upTo && left > 0;) {
    const part = await read(position, Math.min(left, ITEMS_AT_ONCE));
    if (part.upTo <= position) throw new Error(`the feed does not go on after ${position}`);
    if (part.items.length > 0) yield part.items.map((item) => `${JSON.stringify(item)}\n`).join('');
    left -= part.items.length;
    position = part.upTo;
    // Whoever reads much must not keep everybody else from running.
    await nextTurn();
  }
}

/** The same pieces, of which the first is there. */
async function begun<Piece>(pieces: AsyncGenerator<Piece>): Promise<AsyncGenerator<Piece>> {
  const first = await pieces.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* pieces;
  })();
}

/** Where an answer stands, of which the body does not say it. They are called as the parameters are. */
function asOfHeaders({ sequence, recordedAt, statedAt }: AsOf): Record<string, string> {
  return {
    'ledger-as-of-sequence': String(sequence),
    ...(recordedAt === null ? {} : { 'ledger-as-of': recordedAt }),
    ...(statedAt === null ? {} : { 'ledger-stated-as-of': statedAt }),
  };
}
