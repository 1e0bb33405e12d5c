import { randomUUID } from 'node:crypto';
import {
  countReported,
  situationAmended,
  situationDetails,
  situationOpened,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetSituation, ListSituations } from './queries.js';

const said = (day: number) => statement(OFFICIALS, `2025-10-${day}`);
const endOfDay = (day: number) => `2025-10-${day}T23:59:59.999Z`;

describe('situations', () => {
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  it('are answered with every member and with their counts', async () => {
    const [id, count] = [randomUUID(), randomUUID()];
    await ledger.record(
      id,
      situationOpened({
        details: situationDetails({ title: 'Displacement' }),
        statement: said(22),
        codes: { iati: 'UA-1' },
        note: 'from a briefing',
      }),
    );
    await ledger.record(
      count,
      countReported({
        subject: { type: 'situation', id },
        period: '2025-10-22',
        figure: best(12),
        statement: said(22),
      }),
    );
    // Another subject's count is not its own, nor a strike's that has its id.
    await ledger.record(
      randomUUID(),
      countReported({ subject: { type: 'strike', id }, figure: best(1), statement: said(22) }),
    );
    await ledger.record(
      id,
      situationAmended({
        changes: { title: 'Displacement from Ukraine', since: null },
        statement: said(23),
        effectiveAt: endOfDay(23),
        codes: { hdx: '7' },
        warnings: [{ code: 'w', detail: 'd' }],
      }),
    );
    expect(await ledger.ask(new GetSituation(id, NOW))).toEqual({
      id,
      title: 'Displacement from Ukraine',
      kind: 'displacement',
      place: { name: null, country: 'UA', admin1: null, point: null, precision: 'country' },
      since: null,
      statement: said(23),
      note: null,
      codes: { iati: 'UA-1', hdx: '7' },
      revision: 1,
      detailsRevision: 1,
      counts: [
        {
          id: count,
          family: 'casualty',
          measure: 'killed',
          group: 'all',
          period: '2025-10-22',
          revision: 0,
          status: 'active',
          figure: best(12),
        },
      ],
      warnings: [{ code: 'w', detail: 'd' }],
    });
  });

  it('are read as of any point on both axes', async () => {
    const id = randomUUID();
    await ledger.record(
      id,
      situationOpened({ details: situationDetails({ title: 'A' }), statement: said(20) }),
    );
    const amend = (title: string, day: number, effective: number) =>
      ledger.record(
        id,
        situationAmended({ changes: { title }, statement: said(day), effectiveAt: endOfDay(effective) }),
      );
    await amend('B', 24, 24);
    // Stated earlier, decided later: it counts from where what it replaces stands.
    await amend('C', 22, 24);
    const title = async (sequence: number, day: number | null) =>
      (await ledger.ask(new GetSituation(id, at(sequence, day === null ? null : endOfDay(day)))))?.title ??
      null;
    expect(await title(0, null)).toBeNull();
    expect(await title(3, 19)).toBeNull();
    expect(await title(1, null)).toBe('A');
    expect(await title(2, 23)).toBe('A');
    expect(await title(2, 24)).toBe('B');
    expect(await title(3, 23)).toBe('A');
    expect(await title(3, null)).toBe('C');
    expect(await ledger.ask(new GetSituation(randomUUID(), NOW))).toBeNull();
  });

  it('are listed by what is in force at the point, page by page', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const inSyria = { ...situationDetails().place, country: 'SY', admin1: 'SY-HL' };
    for (const [index, id] of ids.entries()) {
      const details = situationDetails(index === 1 ? { kind: 'siege', place: inSyria } : {});
      await ledger.record(id, situationOpened({ details, statement: said(20) }));
    }
    // 5: the first becomes a siege; said on the 23rd.
    await ledger.record(
      ids[0] ?? '',
      situationAmended({ changes: { kind: 'siege' }, statement: said(23), effectiveAt: endOfDay(23) }),
    );
    const list = async (
      filter: ListSituations['filter'],
      point = NOW,
      limit = 10,
      after: number | null = null,
    ) => {
      const page = await ledger.ask(new ListSituations(filter, point, limit, after));
      return { items: page.items.map(({ id }) => ids.indexOf(id as (typeof ids)[number])), next: page.next };
    };
    expect(await list({})).toEqual({ items: [0, 1, 2, 3], next: null });
    expect(await list({ kind: 'siege' })).toEqual({ items: [0, 1], next: null });
    expect(await list({ kind: 'displacement' })).toEqual({ items: [2, 3], next: null });
    expect(await list({ kind: 'siege' }, at(4))).toEqual({ items: [1], next: null });
    expect(await list({ kind: 'siege' }, at(5, endOfDay(22)))).toEqual({ items: [1], next: null });
    expect(await list({ kind: 'displacement' }, at(5, endOfDay(22)))).toEqual({
      items: [0, 2, 3],
      next: null,
    });
    expect(await list({ kind: 'displacement' }, at(5, endOfDay(19)))).toEqual({ items: [], next: null });
    expect(await list({ country: 'SY', admin1: 'SY-HL', kind: 'siege' })).toEqual({ items: [1], next: null });
    expect(await list({ country: 'UA', kind: 'siege' })).toEqual({ items: [0], next: null });
    // A page is full as long as there are more, whatever lies between.
    expect(await list({ country: 'UA' }, NOW, 2)).toEqual({ items: [0, 2], next: 3 });
    expect(await list({ country: 'UA' }, NOW, 2, 3)).toEqual({ items: [3], next: null });
  });
});
