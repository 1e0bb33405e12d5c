import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from './memory-event-store.js';

describe('the log in memory', () => {
  it('keeps the time of the event before when the clock goes back', async () => {
    const times = [5_000, 3_000, 6_000];
    const store = new MemoryEventStore(() => times.shift()!);
    await store.open();
    for (let n = 0; n < 3; n += 1) {
      await store.append('ledger-x', [{ id: randomUUID(), type: 't.v1', data: {}, metadata: {} }], 'any');
    }
    const { events } = await store.readAll({ limit: 10 });
    expect(events.map(({ recordedAt }) => recordedAt)).toEqual([
      '1970-01-01T00:00:05.000Z',
      '1970-01-01T00:00:05.000Z',
      '1970-01-01T00:00:06.000Z',
    ]);
  });

  it('begins at sequence 1', async () => {
    const store = new MemoryEventStore();
    await store.open();
    const event = () => ({ id: randomUUID(), type: 't.v1', data: {}, metadata: {} });
    await store.append('ops-x', [event()], 'any');
    await store.append('ledger-x', [event()], 'any');
    const { events } = await store.readAll({ limit: 10 });
    expect(events.map(({ sequence }) => sequence)).toEqual([null, 1]);
  });
});
