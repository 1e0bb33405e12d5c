import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  countReported,
  countRetracted,
  strikeDetails,
  strikeReported,
  strikeRetracted,
} from '../../test/support/read-models/facts.js';
import { TestLedger } from '../../test/support/read-models/ledger.js';
import { best, OFFICIALS, statement } from '../../test/support/samples.js';
import { FindCountNeighbours, FindGroupCounts, FindPartCounts } from './queries.js';

const said = statement(OFFICIALS, '2025-10-22');
const END = '2025-10-22T23:59:59.999Z';

describe('the counts that one count stands among', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  const strike = async (partOf: string | null) => {
    const id = randomUUID();
    await ledger.record(id, strikeReported({ details: strikeDetails({ partOf }), statement: said }));
    return id;
  };
  const count = async (id: string, members: object = {}) => {
    const counted = randomUUID();
    const subject = { type: 'strike', id } as const;
    await ledger.record(counted, countReported({ subject, figure: best(1), statement: said, ...members }));
    return counted;
  };
  const quantity = (id: string) => ({
    family: 'casualty',
    subject: { type: 'strike', id } as const,
    measure: 'killed',
    group: 'all',
    period: null,
  });

  it('are those of the parts, and of the parts of a part that has none', async () => {
    const whole = await strike(null);
    const [counted, bare, retracted] = [await strike(whole), await strike(whole), await strike(whole)];
    const [below, inside] = [await strike(counted), await strike(bare)];
    const [a, b] = [await count(counted), await count(inside)];
    await count(below);
    await count(retracted);
    await count(bare, { measure: 'injured' });
    await count(counted, { group: 'children' });
    await ledger.record(retracted, strikeRetracted({ statement: said, effectiveAt: END }));
    const found = async (id: string, except: string | null) =>
      [...(await ledger.ask(new FindPartCounts(quantity(id), except)))].sort();
    expect(await found(whole, null)).toEqual([a, b].sort());
    expect(await found(whole, counted)).toEqual([b]);
    expect(await found(whole, bare)).toEqual([a]);
    expect(await found(inside, null)).toEqual([]);
  });

  it('are those of other groups, of the same period', async () => {
    const subject = await strike(null);
    await count(subject);
    const children = await count(subject, { group: 'children' });
    await count(subject, { group: 'adults', period: '2025-10' });
    expect(await ledger.ask(new FindGroupCounts(quantity(subject)))).toEqual([
      { id: children, group: 'children' },
    ]);
  });

  it('are the nearest in time that are not retracted, by the end of their periods', async () => {
    const subject = await strike(null);
    const on = (period: string) => count(subject, { period });
    const september = await on('2025-09');
    await on('2024');
    const [withdrawn, day] = [await on('2025-10-15'), await on('2025-10-23')];
    await on('2025-10-20/2025-10-26');
    await ledger.record(
      withdrawn,
      countRetracted({ before: activeBefore(0, best(1)), statement: said, effectiveAt: END }),
    );
    const around = (period: string) => ledger.ask(new FindCountNeighbours({ ...quantity(subject), period }));
    expect(await around('2025-10-22')).toEqual({
      earlier: { id: september, period: '2025-09' },
      later: { id: day, period: '2025-10-23' },
    });
    expect((await around('2023')).earlier).toBeNull();
    expect((await around('2025')).later).toBeNull();
  });
});
