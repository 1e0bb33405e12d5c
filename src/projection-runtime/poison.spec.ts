import { uuid } from '../../test/support/read-models/facts.js';
import { namesProjection, register, registration } from '../../test/support/read-models/names.js';
import { useRunner } from '../../test/support/read-models/runner-fixture.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import type { SubscribeAllOptions, SubscriptionItem } from '../event-store/port/index.js';

const LONG = 60_000;

/** A log that leaves a sequence out. */
class GappyLog extends MemoryEventStore {
  override async *subscribeAll(options: SubscribeAllOptions): AsyncGenerator<SubscriptionItem> {
    for await (const item of super.subscribeAll(options)) {
      if (item.kind !== 'event' || item.event.sequence === null || item.event.sequence < 2) yield item;
      else yield { ...item, event: { ...item.event, sequence: item.event.sequence + 1 } };
    }
  }
}

describe('an event that cannot be applied', () => {
  const fixture = useRunner();
  const two = () => [
    namesProjection({ name: 'willing' }),
    namesProjection({ name: 'strict', refuse: 'source 3' }),
  ];

  it('stops everything; what came before it is applied, nothing after, in all projections alike', async () => {
    await register(fixture().log, 1, 2, 3, 4);
    const runner = await fixture().start(two());
    await expect(runner.caughtUp()).rejects.toThrow('cannot take source 3');
    expect(fixture().names('willing')).toEqual(['source 1', 'source 2']);
    expect(fixture().names('strict')).toEqual(['source 1', 'source 2']);
    expect(fixture().model.generation.progress.read()).toMatchObject({ sequence: 2, last: { id: uuid(2) } });
    expect(runner.status()).toEqual({
      state: 'stopped',
      sequence: 2,
      projection: 'strict',
      event: {
        id: uuid(3),
        type: 'conflict-ledger.source-registered.v1',
        stream: `ledger-source-${uuid(3)}`,
        revision: 0,
      },
      reason: 'cannot take source 3',
    });
    expect(fixture().runLog.lines).toContain(
      `error: the read model is stopped by strict at event ${uuid(3)} (conflict-ledger.source-registered.v1, ` +
        `ledger-source-${uuid(3)} revision 0): cannot take source 3`,
    );
  });

  it('tells those who listen of what came before it', async () => {
    await register(fixture().log, 1, 2, 3);
    const runner = await fixture().start(two());
    await expect(runner.caughtUp()).rejects.toThrow();
    expect(fixture().applied.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('tells all who wait, and those who come later', async () => {
    const runner = await fixture().start(two());
    await runner.caughtUp();
    const waits = [runner.whenSequence(4, LONG), runner.watch(uuid(4)).applied(LONG)];
    await register(fixture().log, 1, 2, 3, 4);
    expect(await Promise.all(waits)).toEqual([false, null]);
    expect(await runner.whenSequence(4, LONG)).toBe(false);
    expect(await runner.watch(uuid(4)).applied(LONG)).toBeNull();
    expect(await runner.whenSequence(2, LONG)).toBe(true);
  });

  it('stops it again after a restart, until somebody acts', async () => {
    await register(fixture().log, 1, 2, 3);
    for (let run = 0; run < 2; run++) {
      const runner = await fixture().start(two());
      await expect(runner.caughtUp()).rejects.toThrow('cannot take source 3');
      expect(runner.status()).toMatchObject({ state: 'stopped', sequence: 2 });
      await runner.stop();
    }
  });

  it.each([
    ['of an unknown type', `ledger-source-${uuid(1)}`, 'conflict-ledger.source-praised.v1'],
    ['in an unknown kind of stream', `ledger-rumour-${uuid(1)}`, 'conflict-ledger.source-registered.v1'],
    ['in a stream of another kind', `ledger-strike-${uuid(1)}`, 'conflict-ledger.source-registered.v1'],
  ])('is one %s', async (_, stream, type) => {
    await fixture().log.append(stream, [{ ...registration(1), type }], 'no_stream');
    const runner = await fixture().start();
    await expect(runner.caughtUp()).rejects.toThrow();
    expect(runner.status()).toMatchObject({
      state: 'stopped',
      sequence: 0,
      projection: 'decoding',
      event: { id: uuid(1), type, stream, revision: 0 },
    });
  });

  it('is one after a sequence that the log left out', async () => {
    fixture().log = new GappyLog();
    await fixture().log.open();
    await register(fixture().log, 1, 2);
    const runner = await fixture().start();
    await expect(runner.caughtUp()).rejects.toThrow('sequence 3 comes after 1');
    expect(runner.status()).toMatchObject({ state: 'stopped', sequence: 1, projection: 'decoding' });
  });
});
