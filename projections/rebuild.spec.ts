import type { Database } from 'better-sqlite3';
import { EVENT_TYPES } from '../src/domain/catalogue/event-types.js';
import { upcast } from '../src/domain/catalogue/upcast.js';
import { differences } from '../src/projection-runtime/compare.js';
import { TestLedger } from '../test/support/read-models/ledger.js';
import { recordEverything } from '../test/support/read-models/everything.js';
import { rowsOf } from '../test/support/read-models/rows.js';
import { until } from '../test/support/until.js';
import { PROJECTIONS } from './index.js';

describe('building the read models again', () => {
  let ledger: TestLedger;
  /** As events made them that were applied one by one. */
  let rows: ReturnType<typeof rowsOf>;

  beforeAll(async () => {
    ledger = await TestLedger.open();
    await recordEverything(ledger);
    rows = rowsOf(ledger.model.generation.writer);
  });
  afterAll(() => ledger.close());

  it('is tried with every kind of event, and with something in every table', async () => {
    const { events } = await ledger.log.readAll({ limit: 1_000 });
    const recorded = events.flatMap(({ sequence, type, data }) =>
      sequence === null ? [] : [upcast(type, data).event.kind],
    );
    const kinds = [...EVENT_TYPES.values()].map(({ kind }) => kind);
    expect(new Set(recorded)).toEqual(new Set(kinds));
    const empty = Object.keys(rows).filter((table) => rows[table]?.length === 0);
    expect(empty).toEqual([]);
  });

  it('makes the same rows, byte for byte, when all is applied together', async () => {
    const again = await TestLedger.open(ledger.log);
    const [one, other] = [ledger, again].map(({ model }) => model.generation.writer) as [Database, Database];
    expect(rowsOf(other)).toEqual(rows);
    // What operators are told of rows is what is told here.
    const found = [];
    for await (const difference of differences(one, other)) found.push(difference);
    expect(found).toEqual([]);
    await again.close();
  });

  it('makes the same rows, byte for byte, beside what serves', async () => {
    const { model, runner } = ledger;
    const { number } = model.serving;
    runner.rebuilds.reserve();
    runner.rebuilds.start('request-1');
    await until(() => model.serving.number !== number);
    expect(rowsOf(model.generation.writer)).toEqual(rows);
  });
});

describe('the list of projections', () => {
  it('has each name once, with tables of its own', () => {
    const names = PROJECTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const tables = PROJECTIONS.flatMap((projection) => projection.tables.match(/CREATE TABLE \w+/g) ?? []);
    expect(new Set(tables).size).toBe(tables.length);
  });
});
