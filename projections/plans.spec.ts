import { uuid } from '../test/support/read-models/facts.js';
import { NOW, TestLedger } from '../test/support/read-models/ledger.js';
import { type Plan, plansOf, scansIn } from '../test/support/read-models/plans.js';
import { COUNT_ORDERS, type CountFilter, ListCounts } from './counts/queries.js';
import { DIPLOMATIC_ORDERS, ListDiplomaticEvents } from './diplomatic-events/queries.js';
import { type DiscrepancyFilter, ListDiscrepancies } from './discrepancies/queries.js';
import { ListStrikes, STRIKE_ORDERS, type StrikeFilter } from './strikes/queries.js';

/** What finds the rows of a list, as SQLite tells it: an index wherever the list may be long. */

const NOON = '2025-10-22T12:00:00.000Z';
const BOX = { west: 30, south: 40, east: 40, north: 50 };

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await TestLedger.open();
});
afterAll(() => ledger.close());

const both = (orders: readonly string[]) => orders.flatMap((order) => [order, `-${order}`]);

/** The statement that finds the rows; those that read each of them come after it. */
async function planOf(query: ListStrikes | ListCounts | ListDiplomaticEvents): Promise<Plan> {
  const [plan] = await plansOf(ledger, query);
  if (!plan) throw new Error('the query read nothing');
  return plan;
}

const FOUND_BY_ENTRIES = [
  [{ actor: 'ana' }, /INDEX entry_actor \(category=\? AND actor=\?\)/],
  [
    { code: { scheme: 'ucdp:id', code: '1' } },
    /SEARCH k USING PRIMARY KEY \(category=\? AND scheme=\? AND code=\?\)/,
  ],
  [{ revisedSince: NOON }, /INDEX entry_category \(category=\? AND rowid>\?/],
  [{ statedFrom: NOON }, /INDEX entry_stated \(category=\? AND stated_at>\?/],
  [{ statedTo: NOON }, /INDEX entry_stated \(category=\? AND stated_at>\? AND stated_at<\?/],
] as const;

const FOUND_BY_PLACE = [
  [{ country: 'UA' }, /strike_entry_country \(country=\?\)/],
  [{ admin1: 'UA-63' }, /strike_entry_admin1 \(admin1=\?\)/],
  [{ attacker: 'somebody' }, /strike_entry_attacker \(attacker=\?\)/],
  [{ bbox: BOX }, /SCAN p VIRTUAL TABLE INDEX 2:/],
  [{ occurredFrom: NOON, occurredTo: NOON }, /SCAN w VIRTUAL TABLE INDEX 2:/],
] as const;

describe('strikes', () => {
  const planned = (filter: StrikeFilter) => planOf(new ListStrikes(filter, NOW, 10, null));
  const found: readonly (readonly [StrikeFilter, RegExp])[] = [
    ...FOUND_BY_ENTRIES,
    ...FOUND_BY_PLACE,
    [{ source: uuid(1) }, /INDEX entry_source \(category=\? AND source_id=\?\)/],
    [{ partOf: uuid(1) }, /strike_entry_part_of \(part_of=\?\)/],
    [{ q: 'kindergarten' }, /SCAN strike_words VIRTUAL TABLE/],
  ];

  test.each(found)('by %j are found by an index in any order', async (filter, index) => {
    for (const order of both(STRIKE_ORDERS)) {
      const plan = await planned({ ...filter, order });
      expect(plan.steps).toContainEqual(expect.stringMatching(index));
      expect(scansIn(plan)).toEqual([]);
    }
  });

  test.each(both(STRIKE_ORDERS))('by %s are walked, not sorted', async (order) => {
    const { steps } = await planned({ order });
    expect(steps.filter((step) => step.includes('TEMP B-TREE FOR ORDER'))).toEqual([]);
  });
});

describe('counts', () => {
  const planned = (filter: CountFilter) => planOf(new ListCounts('casualty', filter, NOW, 10, null));
  const found: readonly (readonly [CountFilter, RegExp])[] = [
    ...FOUND_BY_ENTRIES,
    ...FOUND_BY_PLACE,
    [{ source: uuid(1) }, /INDEX count_claim_source \(source_id=\?\)/],
    [{ subject: uuid(1) }, /SEARCH c USING INDEX count_(subject|quantity) \(subject_id=\?/],
    [{ q: 'least' }, /SCAN count_words VIRTUAL TABLE/],
  ];

  test.each(found)('by %j are found by an index in any order', async (filter, index) => {
    for (const order of both(COUNT_ORDERS)) {
      const plan = await planned({ ...filter, order });
      expect(plan.steps).toContainEqual(expect.stringMatching(index));
      expect(scansIn(plan)).toEqual([]);
    }
  });

  test.each([
    [{ measure: 'killed' }, /count_measure \(family=\? AND measure=\?\)/],
    [{ group: 'all' }, /count_group \(family=\? AND group_code=\?\)/],
    [{ period: '2025' }, /count_period \(family=\? AND period=\?\)/],
  ])('by %j are found by an index', async (filter, index) => {
    expect((await planned(filter)).steps).toContainEqual(expect.stringMatching(index));
  });

  test.each(both(COUNT_ORDERS))('by %s are walked, not sorted', async (order) => {
    const plan = await planned({ order, measure: 'killed' });
    expect(plan.steps.filter((step) => step.includes('TEMP B-TREE FOR ORDER'))).toEqual([]);
    expect(scansIn(plan)).toEqual([]);
  });
});

describe('figures that do not go together', () => {
  const planned = async (filter: DiscrepancyFilter) => {
    const plans = await plansOf(ledger, new ListDiscrepancies(filter, NOW, 10, null));
    const series = plans.find(({ sql }) => sql.includes('@measures'));
    if (!series) throw new Error('nothing looks for what is counted since a start');
    return series;
  };
  const found: readonly (readonly [DiscrepancyFilter, RegExp])[] = [
    [{}, /SEARCH c USING INDEX count_measure \(family=\? AND measure=\?\)/],
    [
      { subject: uuid(1) },
      /SEARCH c USING INDEX count_(quantity|series) \(subject_id=\? AND family=\? AND measure=\?/,
    ],
  ];

  test.each(found)(
    'by %j are looked for among the counts of cumulative measures alone',
    async (filter, index) => {
      const plan = await planned({ kind: 'cumulative-falls', ...filter });
      expect(plan.steps).toContainEqual(expect.stringMatching(index));
      expect(scansIn(plan)).toEqual([]);
    },
  );
});

describe('short streams', () => {
  const planned = (filter: ListDiplomaticEvents['filter']) =>
    planOf(new ListDiplomaticEvents(filter, NOW, 10, null));

  test.each([
    [{ status: 'held' }, /diplomatic_event_entry_status \(facet_status=\?/],
    [{ bbox: BOX }, /diplomatic_event_entry_lat \(facet_lat>\? AND facet_lat<\?\)/],
    [{ q: 'summit' }, /SCAN diplomatic_event_words VIRTUAL TABLE/],
    [{ actor: 'ana' }, /INDEX entry_actor \(category=\? AND actor=\?\)/],
  ])('by %j are found by an index', async (filter, index) => {
    for (const order of both(DIPLOMATIC_ORDERS)) {
      const plan = await planned({ ...filter, order });
      expect(plan.steps).toContainEqual(expect.stringMatching(index));
      expect(scansIn(plan)).toEqual([]);
    }
  });
});
