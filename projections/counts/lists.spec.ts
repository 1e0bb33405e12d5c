import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  claimRecorded,
  countReported,
  countRetracted,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import { type CountFilter, ListCounts } from './queries.js';

const [KHARKIV, ODESA] = [randomUUID(), randomUUID()];

describe('the list of counts', () => {
  let ledger: TestLedger;
  const ids: string[] = Array.from({ length: 5 }, () => randomUUID());
  const nth = (index: number) => ids[index] ?? '';

  /** Sequences 1 to 5 are reports of counts 0 to 4; 6 is a claim about count 1; 7 retracts count 3. */
  beforeAll(async () => {
    ledger = await TestLedger.open();
    const said = (day: number) => statement(OFFICIALS, `2025-10-${20 + day}T00:00:00.000Z`);
    const quantities = [
      { subject: { type: 'strike', id: KHARKIV } as const },
      { subject: { type: 'strike', id: KHARKIV } as const, group: 'children' },
      { subject: { type: 'strike', id: ODESA } as const, measure: 'injured' },
      { subject: { type: 'situation', id: ODESA } as const, period: '2025-10' },
      { subject: { type: 'situation', id: ODESA } as const, period: '2025-11' },
    ];
    for (const [index, quantity] of quantities.entries()) {
      await ledger.record(
        nth(index),
        countReported({ ...quantity, figure: best(index), statement: said(index) }),
      );
    }
    await ledger.record(
      nth(1),
      claimRecorded({ figure: best(9), statement: statement(MAYOR, '2025-10-25T00:00:00.000Z') }),
    );
    await ledger.record(
      nth(3),
      countRetracted({
        before: activeBefore(0, best(3)),
        statement: said(6),
        effectiveAt: '2025-10-26T00:00:00.000Z',
      }),
    );
  });
  afterAll(() => ledger.close());

  async function listed(filter: CountFilter, point = NOW): Promise<number[]> {
    const { items } = await ledger.ask(new ListCounts('casualty', filter, point, 100, null));
    return items.map(({ id }) => ids.indexOf(id));
  }

  it('has what is in force at the point, in the order of creation', async () => {
    expect(await listed({})).toEqual([0, 1, 2, 3, 4]);
    expect(await listed({}, at(3))).toEqual([0, 1, 2]);
    expect(await listed({}, at(7, '2025-10-21T00:00:00.000Z'))).toEqual([0, 1]);
    expect(await listed({}, at(0))).toEqual([]);
  });

  it('is filtered by what a count is', async () => {
    expect(await listed({ subject: KHARKIV })).toEqual([0, 1]);
    expect(await listed({ subject: ODESA })).toEqual([2, 3, 4]);
    expect(await listed({ measure: 'injured' })).toEqual([2]);
    expect(await listed({ group: 'all', subject: KHARKIV })).toEqual([0]);
    expect(await listed({ period: '2025-11' })).toEqual([4]);
    expect(await listed({ subject: KHARKIV, measure: 'injured' })).toEqual([]);
    expect(await listed({ subject: null, measure: undefined })).toEqual([0, 1, 2, 3, 4]);
  });

  it('is filtered by status as of the point', async () => {
    expect(await listed({ status: 'retracted' })).toEqual([3]);
    expect(await listed({ status: 'active' })).toEqual([0, 1, 2, 4]);
    expect(await listed({ status: 'retracted' }, at(6))).toEqual([]);
    expect(await listed({ status: 'active', subject: ODESA }, at(7, '2025-10-25T00:00:00.000Z'))).toEqual([
      2, 3, 4,
    ]);
  });

  it('is filtered by source as of the point', async () => {
    expect(await listed({ source: MAYOR })).toEqual([1]);
    expect(await listed({ source: MAYOR }, at(5))).toEqual([]);
    expect(await listed({ source: MAYOR }, at(7, '2025-10-24T23:59:59.999Z'))).toEqual([]);
    expect(await listed({ source: OFFICIALS, measure: 'killed' })).toEqual([0, 1, 3, 4]);
  });

  it('is paged without a shift at a fixed point, whatever comes meanwhile', async () => {
    const point = at(7);
    const first = await ledger.ask(new ListCounts('casualty', {}, point, 2, null));
    expect(first.items.map(({ id }) => ids.indexOf(id))).toEqual([0, 1]);
    expect(first.next).toBe(2);
    await ledger.record(
      randomUUID(),
      countReported({
        subject: { type: 'strike', id: KHARKIV },
        figure: best(1),
        statement: statement(OFFICIALS, '2025-10-01'),
      }),
    );
    const second = await ledger.ask(new ListCounts('casualty', {}, point, 2, first.next));
    expect(second.items.map(({ id }) => ids.indexOf(id))).toEqual([2, 3]);
    const third = await ledger.ask(new ListCounts('casualty', {}, point, 2, second.next));
    expect(third.items.map(({ id }) => ids.indexOf(id))).toEqual([4]);
    expect(third.next).toBeNull();
  });

  it('has the counts of its family only', async () => {
    const { items } = await ledger.ask(new ListCounts('munitions', {}, NOW, 100, null));
    expect(items).toEqual([]);
  });
});
