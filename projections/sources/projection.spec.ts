import { randomUUID } from 'node:crypto';
import { sourceGraded, sourceRegistered } from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { GetSource, ListSources } from './queries.js';

describe('sources', () => {
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  it('are answered with every member and with their grades', async () => {
    const id = randomUUID();
    ledger.recordsAt('2025-10-22T08:00:00.000Z');
    await ledger.record(
      id,
      sourceRegistered({
        name: 'Air force of Ukraine',
        kind: 'military',
        country: 'UA',
        url: 'https://example.org',
        reliability: 'B',
        note: 'daily',
        codes: { wikidata: 'Q1' },
      }),
      { actor: 'analyst-1' },
    );
    ledger.recordsAt('2025-10-23T08:00:00.000Z');
    await ledger.record(
      id,
      sourceGraded({ reliability: 'C', previous: 'B', reason: 'overstated twice', codes: { acled: 'A' } }),
      { actor: 'reviewer-1' },
    );
    expect(await ledger.ask(new GetSource(id, NOW))).toEqual({
      id,
      name: 'Air force of Ukraine',
      kind: 'military',
      scorecard: expect.objectContaining({ claims: 0, revised: 0, inputs: [] }) as unknown,
      country: 'UA',
      url: 'https://example.org',
      reliability: 'C',
      grades: [
        {
          revision: 1,
          reliability: 'C',
          previous: 'B',
          reason: 'overstated twice',
          recordedAt: '2025-10-23T08:00:00.000Z',
          actor: 'reviewer-1',
        },
      ],
      note: 'daily',
      codes: { wikidata: 'Q1', acled: 'A' },
      revision: 1,
      recordedAt: '2025-10-22T08:00:00.000Z',
      actor: 'analyst-1',
    });
  });

  it('live on the recorded axis alone', async () => {
    const id = randomUUID();
    await ledger.record(id, sourceRegistered());
    await ledger.record(id, sourceGraded({ reliability: 'A', previous: null }));
    expect(await ledger.ask(new GetSource(id, at(0)))).toBeNull();
    expect(await ledger.ask(new GetSource(id, at(1)))).toMatchObject({
      reliability: null,
      grades: [],
      revision: 0,
    });
    expect(await ledger.ask(new GetSource(id, at(2)))).toMatchObject({
      reliability: 'A',
      grades: [{ revision: 1, reliability: 'A', previous: null }],
      revision: 1,
    });
    // They have no statement: a bound on the stated axis hides nothing of them.
    expect(await ledger.ask(new GetSource(id, at(2, '1990-01-01T00:00:00.000Z')))).toMatchObject({
      reliability: 'A',
    });
    expect(await ledger.ask(new GetSource(randomUUID(), NOW))).toBeNull();
  });

  it('are listed in the order of their registration, page by page', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of ids) await ledger.record(id, sourceRegistered());
    const list = async (sequence: number, limit: number, after: number | null) => {
      const page = await ledger.ask(new ListSources({}, at(sequence), limit, after));
      return { items: page.items.map(({ id }) => (ids as string[]).indexOf(id)), next: page.next };
    };
    expect(await list(3, 2, null)).toEqual({ items: [0, 1], next: 2 });
    expect(await list(3, 2, 2)).toEqual({ items: [2], next: null });
    expect(await list(2, 2, null)).toEqual({ items: [0, 1], next: null });
    expect(await list(0, 2, null)).toEqual({ items: [], next: null });
  });
});
