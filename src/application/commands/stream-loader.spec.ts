import { SOURCE } from '../../domain/catalogue/categories.js';
import { evolveSource } from '../../domain/sources/state.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import type { JsonObject, NewEvent } from '../../event-store/port/index.js';
import { PendingAppends } from './pending-appends.js';
import { StreamLoader } from './stream-loader.js';

const ID = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
const STREAM = `ledger-source-${ID}`;
/** The last event of what is under way. */
const END = { stream: STREAM, revision: 1n, id: '018f3c2a-0000-7000-8000-00000000ffff' };

let ids = 0;

function event(type: string, data: JsonObject, key: string | null = null): NewEvent {
  return {
    id: `018f3c2a-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
    type: `conflict-ledger.source-${type}.v1`,
    data,
    metadata: { actor: 'ana', command: 'GradeSource', addressed: ID, key, members: null },
  };
}

const registered = () => event('registered', { name: 'Mayor', kind: 'mayor', reliability: null });
const graded = (reliability: string, key?: string) =>
  event('graded', { reliability, previous: null, reason: 'A test' }, key);

describe('loading streams', () => {
  let log: MemoryEventStore;
  let loader: StreamLoader;
  let pending: PendingAppends;
  let reads: jest.SpyInstance;
  const load = () => loader.load(SOURCE, ID, evolveSource);

  beforeEach(async () => {
    log = new MemoryEventStore();
    await log.open();
    await log.append(STREAM, [registered()], 'no_stream');
    pending = new PendingAppends();
    loader = new StreamLoader(log, pending);
    reads = jest.spyOn(log, 'readStream');
  });

  afterEach(() => log.close());

  it('folds what was appended without reading it again', async () => {
    const loaded = await load();
    const events = [graded('B', 'key-1'), graded('C', 'key-1')];
    await log.append(STREAM, events, 0n);
    loader.appended(loaded, loader.extended(loaded, events, evolveSource));
    const again = await load();
    expect(again).toMatchObject({ revision: 2n, state: { revision: 2, reliability: 'C' } });
    expect([...again.keyedRuns.values()]).toEqual([{ first: 1n, length: 2 }]);
    expect(reads).toHaveBeenLastCalledWith(STREAM, { from: 3n });
  });

  it('keeps what somebody else loaded meanwhile', async () => {
    const loaded = await load();
    const events = [graded('B')];
    await log.append(STREAM, events, 0n);
    await log.append(STREAM, [graded('D')], 1n);
    await load();
    loader.appended(loaded, loader.extended(loaded, events, evolveSource));
    expect(await load()).toMatchObject({ revision: 2n, state: { reliability: 'D' } });
    expect(reads).toHaveBeenLastCalledWith(STREAM, { from: 3n });
  });

  it('waits for what this node has under way to the stream', async () => {
    await load();
    const append = Promise.withResolvers<void>();
    void pending.during(append.promise, {}, END);
    const loaded = load();
    await log.append(STREAM, [graded('D')], 0n);
    append.resolve();
    expect(await loaded).toMatchObject({ revision: 1n, state: { reliability: 'D' } });
  });

  it('looks ahead without waiting, at what is under way or else at what is there', async () => {
    const loaded = await load();
    const lookAhead = () => loader.loadAhead(SOURCE, ID, evolveSource);
    expect(await lookAhead()).toBe(loaded);
    const append = Promise.withResolvers<void>();
    const extended = loader.extended(loaded, [graded('D')], evolveSource);
    const under = pending.during(append.promise, extended, END);
    expect(await lookAhead()).toMatchObject({ revision: 1n, state: { reliability: 'D' } });
    append.reject(new Error('refused'));
    await expect(under).rejects.toThrow('refused');
    expect(await lookAhead()).toBe(loaded);
  });

  it('does not wait for what failed, or is done', async () => {
    await expect(pending.during(Promise.reject(new Error('refused')), {}, END)).rejects.toThrow('refused');
    await pending.during(Promise.resolve(), {}, END);
    expect(pending.of(STREAM)).toBeUndefined();
  });

  it('sees what another node appended after it', async () => {
    const loaded = await load();
    const events = [graded('B')];
    await log.append(STREAM, events, 0n);
    loader.appended(loaded, loader.extended(loaded, events, evolveSource));
    await log.append(STREAM, [graded('E')], 1n);
    expect(await load()).toMatchObject({ revision: 2n, state: { reliability: 'E' } });
  });
});
