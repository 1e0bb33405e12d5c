import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { until } from '../../../test/support/until.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { AppliedListener } from '../../projection-runtime/audience.js';
import type { ReadModelProgress } from '../../projection-runtime/progress.js';
import { ProblemError } from '../problems/problem.js';
import type { Feed } from './feed.js';
import type { StreamSettings } from './stream-settings.js';
import { Streams } from './streams.js';

const SETTINGS: StreamSettings = { heartbeatMs: 600_000, paceMs: 0, stallMs: 600_000, mostStreams: 100 };

/** A ledger of numbers: what it has applied, each number an item. */
class Numbers implements Pick<ReadModelProgress, 'sequence' | 'onApplied'> {
  sequence = 0;
  reads = 0;
  private listener: AppliedListener = () => undefined;

  readonly feed: Feed = {
    name: 'numbers',
    read: async (after, upTo, limit) => {
      this.reads += 1;
      const to = Math.min(upTo, after + limit);
      const items = Array.from({ length: to - after }, (_, index) => after + index + 1);
      return { items: items.map((sequence) => ({ sequence, content: { text: this.text } })), upTo: to };
    },
  };

  constructor(readonly text = 'x') {}

  onApplied(listener: AppliedListener): () => void {
    this.listener = listener;
    return () => undefined;
  }

  apply(howMany: number): void {
    this.sequence += howMany;
    this.listener({ sequence: this.sequence, eventIds: [], events: [] });
  }
}

/** Reads all the time. @returns the ids that have come */
function reading(stream: Readable): number[] {
  const ids: number[] = [];
  stream.on('data', (bytes: Buffer) => {
    for (const [, id] of bytes.toString().matchAll(/^id: (\d+)$/gm)) ids.push(Number(id));
  });
  return ids;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('streams', () => {
  let streams: Streams;
  const begin = (numbers: Numbers, settings: Partial<StreamSettings> = {}) => {
    streams = new Streams(
      numbers as unknown as ReadModelProgress,
      { ...SETTINGS, ...settings },
      new Metrics(),
    );
    return () => streams.subscribe({ feed: numbers.feed, after: 0, allowedFor: async () => Infinity });
  };
  afterEach(() => streams.onModuleDestroy());

  test('forget a client that goes, though there is nothing to send', async () => {
    const subscribe = begin(new Numbers());
    const stream = subscribe();
    reading(stream);
    await nextTurn();
    expect(streams.size).toBe(1);
    stream.destroy();
    await until(() => streams.size === 0);
  });

  it('reads once what many clients are sent', async () => {
    const numbers = new Numbers();
    const subscribe = begin(numbers);
    const clients = Array.from({ length: 50 }, () => reading(subscribe()));
    for (let commits = 0; commits < 10; commits += 1) {
      numbers.apply(3);
      await until(() => clients.every((ids) => ids.length === numbers.sequence));
    }
    for (const ids of clients) expect(ids).toEqual(upTo(30));
    expect(numbers.reads).toBe(10);
  });

  it('puts together what comes quickly', async () => {
    const numbers = new Numbers();
    const subscribe = begin(numbers, { paceMs: 100 });
    let writes = 0;
    const stream = subscribe();
    stream.on('data', () => (writes += 1));
    const ids = reading(stream);
    for (let commits = 0; commits < 100; commits += 1) {
      numbers.apply(1);
      await nextTurn();
    }
    await until(() => ids.length === 100);
    // The greeting, what came first, and what came until the next beat or two.
    expect(writes).toBeLessThan(20);
  });

  it('keeps nothing for a client that does not read, and closes its stream', async () => {
    const numbers = new Numbers('x'.repeat(10_000));
    const subscribe = begin(numbers, { stallMs: 200 });
    const idle = subscribe();
    idle.read(0);
    const closed = new Promise<Error>((resolve) => idle.once('error', resolve));
    const ids = reading(subscribe());
    numbers.apply(5_000);
    await until(() => ids.length === 5_000);
    expect(ids).toEqual(upTo(5_000));
    // Of 50 MB no more than what one part has is taken out of the feed for it.
    expect(idle.readableLength).toBeLessThanOrEqual(1);
    expect((await closed).message).toBe('the client takes nothing');
    expect(streams.size).toBe(1);
  });

  it('is bounded in number', () => {
    const subscribe = begin(new Numbers(), { mostStreams: 2 });
    const first = subscribe();
    subscribe();
    expect(subscribe).toThrow(ProblemError);
    first.destroy();
    return new Promise((resolve) => first.once('close', resolve)).then(() => {
      expect(() => subscribe()).not.toThrow();
    });
  });

  it('goes on where it was while the read model is built again', async () => {
    const numbers = new Numbers();
    const subscribe = begin(numbers);
    const ids = reading(subscribe());
    numbers.apply(4);
    await until(() => ids.length === 4);
    numbers.sequence = 0;
    numbers.apply(2);
    await nextTurn();
    numbers.apply(4);
    await until(() => ids.length === 6);
    expect(ids).toEqual(upTo(6));
  });

  it('ends when reading fails, and not as if nothing more came', async () => {
    const numbers = new Numbers();
    begin(numbers);
    const failing: Feed = { name: 'failing', read: () => Promise.reject(new Error('no file')) };
    const stream = streams.subscribe({ feed: failing, after: 0, allowedFor: async () => Infinity });
    const failed = new Promise<Error>((resolve) => stream.once('error', resolve));
    reading(stream);
    numbers.apply(1);
    expect((await failed).message).toBe('no file');
  });
});
