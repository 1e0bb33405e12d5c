import { randomUUID } from 'node:crypto';
import {
  strikeAmended,
  strikeDetails,
  strikeReported,
  strikeRetracted,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { OFFICIALS, statement } from '../../test/support/samples.js';
import { ListStrikes, type StrikeFilter } from './queries.js';

describe('the list of strikes', () => {
  let ledger: TestLedger;
  const ids: string[] = Array.from({ length: 4 }, () => randomUUID());
  const nth = (index: number) => ids[index] ?? '';

  /** 1 to 4: the whole and three strikes in it; 5 moves strike 2 to another region; 6 retracts strike 3. */
  beforeAll(async () => {
    ledger = await TestLedger.open();
    const places = [
      { country: 'UA', admin1: null },
      { country: 'UA', admin1: 'UA-63' },
      { country: 'UA', admin1: 'UA-63' },
      { country: 'RU', admin1: null },
    ];
    for (const [index, place] of places.entries()) {
      await ledger.record(
        nth(index),
        strikeReported({
          details: strikeDetails({
            place: { name: null, point: null, precision: 'region', ...place },
            partOf: index === 0 ? null : nth(0),
          }),
          statement: statement(OFFICIALS, `2025-10-2${index}T00:00:00.000Z`),
        }),
      );
    }
    await ledger.record(
      nth(2),
      strikeAmended({
        changes: { place: { name: null, country: 'UA', admin1: 'UA-51', point: null, precision: 'region' } },
        statement: statement(OFFICIALS, '2025-10-25T00:00:00.000Z'),
        effectiveAt: '2025-10-25T00:00:00.000Z',
      }),
    );
    await ledger.record(
      nth(3),
      strikeRetracted({
        statement: statement(OFFICIALS, '2025-10-26T00:00:00.000Z'),
        effectiveAt: '2025-10-26T00:00:00.000Z',
      }),
    );
  });
  afterAll(() => ledger.close());

  async function listed(filter: StrikeFilter, point = NOW): Promise<number[]> {
    const { items } = await ledger.ask(new ListStrikes(filter, point, 100, null));
    return items.map(({ id }) => ids.indexOf(id));
  }

  it('is filtered by what is in force at the point', async () => {
    expect(await listed({})).toEqual([0, 1, 2, 3]);
    expect(await listed({ admin1: 'UA-63' })).toEqual([1]);
    expect(await listed({ admin1: 'UA-63' }, at(4))).toEqual([1, 2]);
    expect(await listed({ admin1: 'UA-63' }, at(6, '2025-10-24T00:00:00.000Z'))).toEqual([1, 2]);
    expect(await listed({ admin1: 'UA-51' })).toEqual([2]);
    expect(await listed({ country: 'UA' })).toEqual([0, 1, 2]);
    expect(await listed({ country: 'RU', status: 'claimed' })).toEqual([]);
    expect(await listed({ status: 'retracted' })).toEqual([3]);
    expect(await listed({ status: 'claimed' }, at(5))).toEqual([0, 1, 2, 3]);
    expect(await listed({ partOf: nth(0) })).toEqual([1, 2, 3]);
    expect(await listed({ partOf: nth(0), admin1: null }, at(2))).toEqual([1]);
  });

  it('is paged by creation', async () => {
    const first = await ledger.ask(new ListStrikes({}, at(6), 3, null));
    expect(first.items.map(({ id }) => ids.indexOf(id))).toEqual([0, 1, 2]);
    expect(first.next).toBe(3);
    const second = await ledger.ask(new ListStrikes({}, at(6), 3, 3));
    expect(second.items.map(({ id }) => ids.indexOf(id))).toEqual([3]);
    expect(second.next).toBeNull();
  });
});
