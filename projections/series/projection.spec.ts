import { uuid } from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { recordSeries } from '../../test/support/read-models/series-facts.js';
import {
  FindLane,
  GetPublishedTable,
  GetSeries,
  GetVintage,
  ListSeriesRevisions,
  ListVintages,
} from './queries.js';

const [SERIES, SITUATION, COUNT] = [uuid(81), uuid(82), uuid(83)];

/** 1 defined, 2 to 4 the first vintage, 5 amended, 6 to 8 the second, 9 opens the third. */
let ledger: TestLedger;

beforeAll(async () => {
  ledger = await TestLedger.open();
  await recordSeries(ledger, SERIES, SITUATION, COUNT);
});
afterAll(() => ledger.close());

const series = (point = NOW) => ledger.ask(new GetSeries(SERIES, point));
const killed = async (point = NOW, vintage: number | null = null) =>
  (await ledger.ask(new GetPublishedTable(SERIES, vintage, point)))?.rows.map((row) => row['killed']) ?? null;

it('a series is answered with its mapping, its vintages and the one that is being taken', async () => {
  expect(await series()).toMatchObject({
    code: 'daily',
    otherColumns: 'ignore',
    revision: 6,
    mappingRevision: 3,
    vintages: 2,
    latest: { vintage: 2, from: 6, to: 8, amended: 1 },
    open: { vintage: 3, written: 0 },
  });
  expect(await series(at(4))).toMatchObject({
    otherColumns: 'refuse',
    revision: 2,
    vintages: 1,
    latest: { vintage: 1 },
    open: null,
  });
  expect(await series(at(3))).toMatchObject({ vintages: 0, latest: null, open: { vintage: 1, written: 1 } });
  // How a table maps stands on the recorded axis alone.
  expect(await series(at(9, '2025-10-23T00:00:00.000Z'))).toMatchObject({
    otherColumns: 'ignore',
    vintages: 1,
  });
  expect(await series(at(0))).toBeNull();
});

it('a table is that of the last vintage at the point, and none shows what is being taken', async () => {
  expect(await killed()).toEqual([4]);
  expect(await killed(at(7))).toEqual([3]);
  expect(await killed(at(9, '2025-10-24T11:59:59.999Z'))).toEqual([3]);
  expect(await killed(NOW, 1)).toEqual([3]);
  expect(await killed(at(3))).toBeNull();
  expect(await killed(at(9, '2025-10-22T11:59:59.999Z'))).toBeNull();
});

it('vintages are listed once they are complete', async () => {
  const list = async (point = NOW, limit = 10, after: number | null = null) => {
    const page = await ledger.ask(new ListVintages(SERIES, point, limit, after));
    return [page.items.map(({ vintage }) => vintage), page.next];
  };
  expect(await list()).toEqual([[1, 2], null]);
  expect(await list(NOW, 1)).toEqual([[1], 1]);
  expect(await list(NOW, 1, 1)).toEqual([[2], null]);
  expect(await list(at(7))).toEqual([[1], null]);
  expect(await ledger.ask(new GetVintage(SERIES, 3, NOW))).toBeNull();
});

it('a lane and its entries are read as of any point', async () => {
  const lane = async (point = NOW) =>
    (await ledger.ask(new FindLane(SERIES, point, 0, 10))).map(({ vintage, valuesText }) => [
      vintage,
      valuesText,
    ]);
  expect(await lane()).toEqual([[2, '{"killed":4}']]);
  expect(await lane(at(7, '2025-10-23T00:00:00.000Z'))).toEqual([[1, '{"killed":3}']]);
  const revisions = async (point = NOW) =>
    (await ledger.ask(new ListSeriesRevisions(SERIES, point, 10, null))).items;
  expect(await revisions()).toMatchObject([
    { sequence: 3, countId: COUNT, change: 'appeared', published: 3, rowKey: ['2025-10-22'] },
    { sequence: 7, change: 'changed', published: 4, previous: { best: 3 } },
  ]);
  expect(await revisions(at(9, '2025-10-23T00:00:00.000Z'))).toHaveLength(1);
});
