import { join } from 'node:path';
import Database from 'better-sqlite3';
import { failureOf, newEvent, newEvents } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { InvalidCheckpointError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

describe('the embedded log', () => {
  const directory = useTemporaryDirectory();

  it('begins at sequence 1', async () => {
    const store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    await store.append('ops-x', [newEvent()], 'any');
    await store.append('ledger-x', [newEvent()], 'any');
    const { events } = await store.readAll({ limit: 10 });
    expect(events.map(({ sequence }) => sequence)).toEqual([null, 1]);
    await store.close();
  });

  it('keeps the time of the event before when the clock goes back, also after it was opened again', async () => {
    const at = async (time: number) => {
      const store = new EmbeddedEventStore({ directory: directory(), clock: () => time });
      await store.open();
      await store.append('ledger-x', [newEvent()], 'any');
      const { events } = await store.readAll({ limit: 10 });
      await store.close();
      return events.at(-1)!.recordedAt;
    };
    expect(await at(5_000)).toBe('1970-01-01T00:00:05.000Z');
    expect(await at(3_000)).toBe('1970-01-01T00:00:05.000Z');
    expect(await at(6_000)).toBe('1970-01-01T00:00:06.000Z');
  });

  it('refuses a checkpoint of a log that went on otherwise', async () => {
    const write = async (name: string, time: number) => {
      const store = new EmbeddedEventStore({ directory: join(directory(), name), clock: () => time });
      await store.open();
      await store.append('ledger-x', newEvents(3), 'any');
      return store;
    };
    const [one, other] = [await write('one', 1_000), await write('other', 2_000)];
    const { checkpoint } = await one.readAll({ limit: 2 });
    expect(await failureOf(other.readAll({ after: checkpoint, limit: 1 }))).toBeInstanceOf(
      InvalidCheckpointError,
    );
    await one.append('ledger-x', newEvents(1), 2n);
    const ahead = (await one.readAll({ limit: 10 })).checkpoint;
    expect(await failureOf(other.readAll({ after: ahead, limit: 1 }))).toBeInstanceOf(InvalidCheckpointError);
    await Promise.all([one.close(), other.close()]);
  });

  it('looks at a bounded number of events for a page, however few pass the filter', async () => {
    const store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    for (let n = 0; n < 25; n += 1) await store.append('ledger-x', newEvents(100), 'any');
    const filter = { streamPrefixes: ['ops-'] };
    const first = await store.readAll({ limit: 1, filter });
    expect(first).toMatchObject({ events: [], atEnd: false });
    const second = await store.readAll({ after: first.checkpoint, limit: 1, filter });
    const third = await store.readAll({ after: second.checkpoint, limit: 1, filter });
    expect([second.atEnd, third.atEnd]).toEqual([false, true]);
    await store.close();
  });

  it('has no second index to keep up with every append', async () => {
    const store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    const database = new Database(join(directory(), 'ledger.db'), { readonly: true });
    const indexes = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index'").pluck().all();
    expect(indexes).toEqual(['sqlite_autoindex_events_1']);
    database.close();
    await store.close();
  });
});
