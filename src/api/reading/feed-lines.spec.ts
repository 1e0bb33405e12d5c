import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { feedLines, type ReadPart, sendLines, type Stretch } from './feed-lines.js';

/** A feed of the even numbers up to 1,000 of which no read looks at more than 300. */
function evens() {
  const asked: [number, number][] = [];
  const read: ReadPart<number> = async (after, limit) => {
    asked.push([after, limit]);
    const lookedAt = Math.min(1_000, after + 300);
    const items = Array.from({ length: lookedAt - after }, (_, index) => after + 1 + index)
      .filter((number) => number % 2 === 0)
      .slice(0, limit);
    return { items, upTo: items.length === limit ? (items.at(-1) ?? 0) : lookedAt };
  };
  return { asked, read };
}

async function all(read: ReadPart<number>, stretch: Stretch): Promise<string[]> {
  return (await collected(feedLines(read, stretch))).join('').split('\n').slice(0, -1);
}

async function collected(lines: AsyncIterable<string>): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of lines) pieces.push(piece);
  return pieces;
}

describe('a feed in lines', () => {
  it('has each item once, to the end of the stretch', async () => {
    const lines = await all(evens().read, { after: 0, upTo: 1_000, limit: null });
    expect(lines).toHaveLength(500);
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['2', '4', '1000']);
    expect(new Set(lines).size).toBe(500);
  });

  it('ends at its limit', async () => {
    const lines = await all(evens().read, { after: 10, upTo: 1_000, limit: 103 });
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([103, '12', '216']);
  });

  it('is read no faster than it is taken', async () => {
    const { asked, read } = evens();
    const lines = feedLines(read, { after: 0, upTo: 1_000, limit: null });
    expect(asked).toEqual([]);
    await lines.next();
    expect(asked).toEqual([[0, 100]]);
    await lines.next();
    expect(asked).toEqual([
      [0, 100],
      [200, 100],
    ]);
    await lines.return(undefined);
    expect(asked).toHaveLength(2);
  });

  it('goes on past stretches where nothing is', async () => {
    const pieces = await collected(
      feedLines(async (after) => ({ items: after === 900 ? ['last'] : [], upTo: after + 100 }), {
        after: 0,
        upTo: 1_000,
        limit: null,
      }),
    );
    expect(pieces).toEqual(['"last"\n']);
  });

  it('fails rather than ends where the feed does not go on', async () => {
    const stuck = feedLines(async () => ({ items: [], upTo: 0 }), { after: 0, upTo: 5, limit: null });
    await expect(stuck.next()).rejects.toThrow('does not go on after 0');
  });
});

describe('lines that are sent', () => {
  const asOf = { sequence: 100_000, recordedAt: null, statedAt: null };
  const reply = {
    headers: () => reply,
    header: () => reply,
    getHeader: () => undefined,
  } as unknown as FastifyReply;
  const endless = () => {
    const asked: number[] = [];
    const read: ReadPart<string> = async (after, limit) => {
      asked.push(after);
      return { items: Array.from({ length: limit }, () => 'x'.repeat(1_000)), upTo: after + limit };
    };
    return { asked, read };
  };

  it('wait for a client that does not read, and are not read for one that is gone', async () => {
    const { asked, read } = endless();
    const stretch = { after: 0, upTo: asOf.sequence, limit: null };
    const stream = (await sendLines(reply, read, stretch, asOf)).getStream();
    const client = stream.pipe(new PassThrough());
    for (let turn = 0; turn < 50; turn += 1) await nextTurn();
    expect(asked.length).toBeLessThan(6);
    expect(asked.length).toBeGreaterThan(0);
    stream.destroy();
    client.destroy();
    const before = asked.length;
    for (let turn = 0; turn < 50; turn += 1) await nextTurn();
    expect(asked).toHaveLength(before);
  });

  it('are refused as a whole when the first cannot be read', async () => {
    const read: ReadPart<string> = async () => {
      throw new Error('nothing is there to read');
    };
    const stretch = { after: 0, upTo: 5, limit: null };
    await expect(sendLines(reply, read, stretch, asOf)).rejects.toThrow('nothing is there to read');
  });
});
