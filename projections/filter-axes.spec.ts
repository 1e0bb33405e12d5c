import {
  activeBefore,
  correctionProposed,
  correctionRejected,
  countAmended,
  countReported,
  sourceGraded,
  sourceRegistered,
  strikeReported,
  strikeDetails,
  uuid,
} from '../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../test/support/read-models/ledger.js';
import { best, MAYOR, OFFICIALS, statement } from '../test/support/samples.js';
import { type CountFilter, ListCounts } from './counts/queries.js';
import { ListSources, type SourceFilter } from './sources/queries.js';
import { ListStrikes, type StrikeFilter } from './strikes/queries.js';

/** Two ways to be wrong about time: what has no stated time falls out of order, and one axis is asked for the other. */

const [FIRST, SECOND, LATE] = [uuid(1), uuid(2), uuid(3)];
const STRIKE = { type: 'strike', id: uuid(9) } as const;

let ledger: TestLedger;

/**
 * Two counts, recorded in October 2025 and stated then: the second before the first. In January 2026 the archive comes
 * in: a count that was stated in 2020, and an amendment of the first that was stated the day after it.
 */
beforeAll(async () => {
  ledger = await TestLedger.open();
  ledger.recordsAt('2025-10-23T00:00:00.000Z');
  const report = (id: string, day: string, value: number) =>
    ledger.record(
      id,
      countReported({
        subject: STRIKE,
        measure: `killed_${id.slice(-1)}`,
        figure: best(value),
        statement: statement(OFFICIALS, day),
      }),
    );
  await report(FIRST, '2025-10-22', 6); // 1
  await report(SECOND, '2025-10-21', 5); // 2
  ledger.recordsAt('2026-01-10T00:00:00.000Z');
  await report(LATE, '2020-05-05', 4); // 3
  await ledger.record(
    FIRST,
    countAmended({
      figure: best(7),
      before: activeBefore(0, best(6)),
      statement: statement(OFFICIALS, '2025-10-23'),
      effectiveAt: '2025-10-23T23:59:59.999Z',
    }),
    { actor: 'rea' },
  ); // 4
});
afterAll(() => ledger.close());

async function counts(filter: CountFilter, point = NOW): Promise<number[]> {
  const { items } = await ledger.ask(new ListCounts('casualty', filter, point, 100, null));
  return items.map(({ id }) => Number(id.slice(-1)));
}

describe('a filter by time', () => {
  it('asks the stated axis when it was stated, however late it was recorded', async () => {
    expect(await counts({ statedTo: '2020-12-31T23:59:59.999Z' })).toEqual([3]);
    expect(await counts({ statedFrom: '2026-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await counts({ statedFrom: '2025-10-23T00:00:00.000Z' })).toEqual([1]);
    expect(await counts({ statedFrom: '2025-10-23T00:00:00.000Z' }, at(3))).toEqual([]);
  });

  it('asks the recorded axis since when it was revised, however early it was stated', async () => {
    expect(await counts({ revisedSince: '2025-10-23T00:00:00.000Z' })).toEqual([1, 2, 3]);
    expect(await counts({ revisedSince: '2025-10-23T00:00:00.001Z' })).toEqual([1, 3]);
    expect(await counts({ revisedSince: '2026-01-10T00:00:00.001Z' })).toEqual([]);
    expect(await counts({ revisedSince: '2026-01-01T00:00:00.000Z' }, at(2))).toEqual([]);
    // The amendment is not visible at that point of the stated axis, so it revised nothing there.
    const early = at(4, '2025-10-22T23:59:59.999Z');
    expect(await counts({ revisedSince: '2026-01-01T00:00:00.000Z' }, early)).toEqual([3]);
    expect(await counts({ actor: 'rea' }, early)).toEqual([]);
  });

  it('orders by the axis that the order names', async () => {
    expect(await counts({ order: 'statedAt' })).toEqual([3, 2, 1]);
    expect(await counts({ order: 'revisedAt' })).toEqual([2, 3, 1]);
    expect(await counts({ order: 'revisedAt' }, at(3))).toEqual([1, 2, 3]);
  });
});

describe('an entry without a stated time', () => {
  it('neither moves its count in stated order nor takes it out, and revises it on the recorded axis', async () => {
    ledger.recordsAt('2026-02-01T00:00:00.000Z');
    const said = statement(MAYOR, '2025-12-24');
    const proposal = correctionProposed(
      uuid(50),
      { figure: best(9), statement: said },
      { madeOn: { revision: 0, figure: best(5) }, codes: { list: '7' } },
    );
    await ledger.record(SECOND, proposal, { actor: 'ana' });
    ledger.recordsAt('2026-02-02T00:00:00.000Z');
    await ledger.record(SECOND, correctionRejected(uuid(50)), { actor: 'rea' });
    const early = at(6, '2025-10-21T23:59:59.999Z');
    for (const order of ['statedAt', '-statedAt']) {
      const expected = order === 'statedAt' ? [3, 2, 1] : [1, 2, 3];
      expect(await counts({ order })).toEqual(expected);
      expect(await counts({ order }, early)).toEqual(expected.filter((n) => n !== 1));
    }
    expect(await counts({ statedFrom: '2025-12-01T00:00:00.000Z' })).toEqual([]);
    expect(await counts({ revisedSince: '2026-02-02T00:00:00.000Z' })).toEqual([2]);
    expect(await counts({ revisedSince: '2026-02-02T00:00:00.000Z' }, early)).toEqual([2]);
    expect(await counts({ order: '-revisedAt' }, early)).toEqual([2, 3]);
    // Neither the source nor the codes of what was turned down are the count's.
    expect(await counts({ source: MAYOR })).toEqual([]);
    expect(await counts({ code: { scheme: 'list', code: '7' } })).toEqual([]);
  });

  it('passes every bound on the stated axis', async () => {
    await ledger.record(uuid(60), sourceRegistered({ name: 'B', codes: { list: '7' } })); // 7
    await ledger.record(uuid(61), sourceRegistered({ name: 'a' })); // 8
    await ledger.record(uuid(60), sourceGraded({ reliability: 'B', previous: null }), { actor: 'rea' }); // 9
    const listed = async (filter: SourceFilter) => {
      const page = await ledger.ask(new ListSources(filter, at(9, '1990-01-01T00:00:00.000Z'), 100, null));
      return page.items.map(({ name }) => name);
    };
    expect(await listed({})).toEqual(['B', 'a']);
    expect(await listed({ actor: 'rea' })).toEqual(['B']);
    expect(await listed({ code: { scheme: 'list', code: '7' } })).toEqual(['B']);
    expect(await listed({ order: '-revisedAt' })).toEqual(['B', 'a']);
    expect(await listed({ order: 'revisedAt' })).toEqual(['a', 'B']);
  });
});

describe('what has no value to be ordered by', () => {
  it('comes last in either direction, each item once, however small the pages are', async () => {
    const days = ['2025-10-22', null, '2025-10-20', null, '2025-10-22'];
    const ids = days.map((_day, index) => uuid(70 + index));
    for (const [index, from] of days.entries()) {
      const details = strikeDetails({ occurred: { from, to: null, precision: 'day' } });
      await ledger.record(
        ids[index] ?? '',
        strikeReported({ details, statement: statement(OFFICIALS, '2025-10-23') }),
      );
    }
    const paged = async (filter: StrikeFilter) => {
      const found: number[] = [];
      let after: ListStrikes['after'] = null;
      do {
        const page: Awaited<ReturnType<typeof ask>> = await ask(filter, after);
        found.push(...page.items.map(({ id }) => ids.indexOf(id)));
        after = page.next;
      } while (after !== null);
      return found;
    };
    const ask = (filter: StrikeFilter, after: ListStrikes['after']) =>
      ledger.ask(new ListStrikes(filter, NOW, 1, after));
    expect(await paged({ order: 'occurredFrom' })).toEqual([2, 0, 4, 1, 3]);
    expect(await paged({ order: '-occurredFrom' })).toEqual([4, 0, 2, 3, 1]);
    expect(await paged({ order: 'occurredFrom', country: 'UA' })).toEqual([2, 0, 4, 1, 3]);
  });
});
