import { randomUUID } from 'node:crypto';
import { strikeAmended, strikeDetails, strikeReported } from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { OFFICIALS, statement } from '../../test/support/samples.js';
import { GetStrike } from './queries.js';

describe('a circle of wholes and parts, made by two nodes at once', () => {
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  const report = (id: string, partOf: string | null) =>
    ledger.record(
      id,
      strikeReported({
        details: strikeDetails({ partOf }),
        statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z'),
      }),
    );
  const link = (id: string, partOf: string | null) =>
    ledger.record(
      id,
      strikeAmended({
        changes: { partOf },
        statement: statement(OFFICIALS, '2025-10-23T06:00:00.000Z'),
        effectiveAt: '2025-10-23T06:00:00.000Z',
      }),
    );
  const strike = async (id: string, point = NOW) => {
    const answer = await ledger.ask(new GetStrike(id, point));
    return { partOf: answer?.partOf, warnings: answer?.warnings.map(({ code }) => code) };
  };

  it('is cut at the later link, with a warning', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    await report(a, null);
    await report(b, a);
    await report(c, b);
    const closing = await link(a, c);
    expect(await strike(a)).toEqual({ partOf: null, warnings: ['part-circle'] });
    expect(await strike(a, at(closing - 1))).toEqual({ partOf: null, warnings: [] });
    expect(await strike(b)).toEqual({ partOf: a, warnings: [] });
    expect(await strike(c)).toEqual({ partOf: b, warnings: [] });
    expect(await ledger.ask(new GetStrike(c, NOW))).toMatchObject({ parts: [] });
  });

  it('is cut where a strike is said to be part of itself', async () => {
    const id = randomUUID();
    await report(id, id);
    expect(await strike(id)).toEqual({ partOf: null, warnings: ['part-circle'] });
  });

  it('stays cut at the same link with the next amendment, until it is no circle any more', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await report(a, null);
    await report(b, a);
    await link(a, b);
    const amendTitle = (id: string) =>
      ledger.record(
        id,
        strikeAmended({
          changes: { title: 'Amended' },
          statement: statement(OFFICIALS, '2025-10-24T06:00:00.000Z'),
          effectiveAt: '2025-10-24T06:00:00.000Z',
        }),
      );
    await amendTitle(a);
    expect(await strike(a)).toEqual({ partOf: null, warnings: ['part-circle'] });
    await link(b, null);
    await amendTitle(a);
    expect(await strike(a)).toEqual({ partOf: b, warnings: [] });
  });
});
