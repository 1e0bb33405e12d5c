import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  countAmended,
  countReported,
  sourceRegistered,
} from '../test/support/read-models/facts.js';
import { at, TestLedger } from '../test/support/read-models/ledger.js';
import { best, figure, OFFICIALS, statement } from '../test/support/samples.js';
import { GetCount, ListCountRevisions, ListCounts } from './counts/queries.js';
import { FindSequenceAt, ListEvents } from './events/queries.js';

/** Faults that others with two time axes have met. */
describe('two axes of time', () => {
  let ledger: TestLedger;
  const subject = { type: 'strike', id: randomUUID() } as const;

  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  const sequenceAt = async (instant: string) => (await ledger.ask(new FindSequenceAt(instant))).sequence;
  const bestAt = async (id: string, sequence: number, statedAt: string | null) => {
    const count = await ledger.ask(new GetCount('casualty', id, at(sequence, statedAt)));
    return count && (count.status === 'active' ? count.figure?.best : 'retracted');
  };

  it('do not sort what has no stated time apart from the rest', async () => {
    const [source, count] = [randomUUID(), randomUUID()];
    await ledger.record(
      count,
      countReported({ subject, figure: best(5), statement: statement(OFFICIALS, '2025-10-22') }),
    );
    await ledger.record(source, sourceRegistered());
    await ledger.record(
      count,
      countAmended({
        figure: best(6),
        before: activeBefore(0, best(5)),
        statement: statement(OFFICIALS, '2025-10-24'),
        effectiveAt: '2025-10-24T23:59:59.999Z',
      }),
    );
    await ledger.record(randomUUID(), sourceRegistered());
    const feed = async (statedAt: string | null) => {
      const { items } = await ledger.ask(new ListEvents({}, 0, 100, at(4, statedAt)));
      return items.map(({ sequence }) => sequence);
    };
    expect(await feed(null)).toEqual(['1', '2', '3', '4']);
    expect(await feed('2025-10-23T00:00:00.000Z')).toEqual(['1', '2', '4']);
    expect(await feed('2025-10-01T00:00:00.000Z')).toEqual(['2', '4']);
  });

  it('do not take an unknown figure, bound or period for the least or the greatest', async () => {
    const [unknown, worded, dated] = [randomUUID(), randomUUID(), randomUUID()];
    const said = statement(OFFICIALS, '2025-10-22');
    await ledger.record(unknown, countReported({ subject, figure: null, statement: said }));
    await ledger.record(
      worded,
      countReported({ subject, group: 'children', figure: figure({ asStated: 'dozens' }), statement: said }),
    );
    await ledger.record(
      dated,
      countReported({ subject, period: '2025-10', figure: best(1), statement: said }),
    );
    const listed = async (period?: string) => {
      const { items } = await ledger.ask(new ListCounts('casualty', { period }, at(3), 10, null));
      return items.map(({ id }) => id);
    };
    expect(await listed()).toEqual([unknown, worded, dated]);
    expect(await listed('2025-10')).toEqual([dated]);
  });

  it('are not mixed: what is recorded late is bounded by when it was said, and the other way round', async () => {
    const id = randomUUID();
    ledger.recordsAt('2025-10-10T00:00:00.000Z');
    await ledger.record(
      id,
      countReported({
        subject,
        figure: best(5),
        statement: statement(OFFICIALS, '2025-10-09T00:00:00.000Z'),
      }),
    );
    // Said on the 12th, found and recorded on the 30th.
    ledger.recordsAt('2025-10-30T00:00:00.000Z');
    await ledger.record(
      id,
      countAmended({
        figure: best(8),
        before: activeBefore(0, best(5)),
        statement: statement(OFFICIALS, '2025-10-12T00:00:00.000Z'),
        effectiveAt: '2025-10-12T00:00:00.000Z',
      }),
    );
    const [the20th, today] = [await sequenceAt('2025-10-20T00:00:00.000Z'), 2];
    expect(the20th).toBe(1);
    // What the ledger held on the 20th: not what was recorded after it, though it had been said by then.
    expect(await bestAt(id, the20th, null)).toBe(5);
    expect(await bestAt(id, the20th, '2025-10-20T00:00:00.000Z')).toBe(5);
    // What had been said by the 20th: also what was recorded after it.
    expect(await bestAt(id, today, '2025-10-20T00:00:00.000Z')).toBe(8);
    expect(await bestAt(id, today, '2025-10-11T00:00:00.000Z')).toBe(5);
    // Nothing had been said by the 8th, whenever one asks; and by the recorded axis the first is there on the 10th.
    expect(await bestAt(id, today, '2025-10-08T00:00:00.000Z')).toBeNull();
    expect(await bestAt(id, await sequenceAt('2025-10-09T12:00:00.000Z'), null)).toBeNull();

    const revisions = async (sequence: number, statedAt: string | null) => {
      const { items } = await ledger.ask(
        new ListCountRevisions('casualty', id, at(sequence, statedAt), 10, null),
      );
      return items.map(({ revision }) => revision);
    };
    expect(await revisions(the20th, null)).toEqual([0]);
    expect(await revisions(today, '2025-10-20T00:00:00.000Z')).toEqual([0, 1]);
    expect(await revisions(today, '2025-10-11T00:00:00.000Z')).toEqual([0]);
  });
});
