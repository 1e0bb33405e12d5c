import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  countAmended,
  countReported,
  strikeAmended,
  strikeDetails,
  strikeReported,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { scansOf } from '../../test/support/read-models/plans.js';
import { best, OFFICIALS, statement } from '../../test/support/samples.js';
import { ListDiscrepancies } from '../discrepancies/queries.js';
import { GetTolls, type TollRequest } from './queries.js';

const REQUEST: TollRequest = {
  subject: null,
  subjectType: null,
  family: null,
  measure: 'killed',
  group: null,
  range: { from: null, to: null },
  groupings: [],
};

describe('totals', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  const strike = async (partOf: string | null) => {
    const id = randomUUID();
    const details = strikeDetails({ partOf });
    const reported = statement(OFFICIALS, '2025-10-22T00:00:00.000Z');
    await ledger.record(id, strikeReported({ details, statement: reported }));
    return id;
  };
  const count = async (subject: string, value: number, statedAt: string) => {
    const id = randomUUID();
    const report = countReported({
      subject: { type: 'strike', id: subject },
      figure: best(value),
      statement: statement(OFFICIALS, statedAt),
    });
    return { id, sequence: await ledger.record(id, report) };
  };
  const figureOf = async (subject: string | null, point = NOW) => {
    const found = await ledger.ask(new GetTolls({ ...REQUEST, subject }, point));
    if (found.kind === 'refused') throw new Error(found.detail);
    return found.tolls[0]?.figure?.best ?? null;
  };

  it('are as of a point: figures, parts and what they are parts of', async () => {
    const [whole, part] = [await strike(null), await strike(null)];
    await count(whole, 10, '2025-10-22T01:00:00.000Z');
    const { id, sequence } = await count(part, 4, '2025-10-22T02:00:00.000Z');
    expect(await figureOf(null)).toBe(14);
    const amended = await ledger.record(
      id,
      countAmended({
        figure: best(5),
        before: activeBefore(0, best(4)),
        statement: statement(OFFICIALS, '2025-10-23T00:00:00.000Z'),
        effectiveAt: '2025-10-23T00:00:00.000Z',
      }),
    );
    const linked = await ledger.record(
      part,
      strikeAmended({
        changes: { partOf: whole },
        statement: statement(OFFICIALS, '2025-10-24T00:00:00.000Z'),
        effectiveAt: '2025-10-24T00:00:00.000Z',
      }),
    );
    // From the 24th on it is a part of the whole, whose ten it is in.
    expect(await figureOf(null)).toBe(10);
    expect(await figureOf(null, at(linked, '2025-10-23T12:00:00.000Z'))).toBe(15);
    expect(await figureOf(null, at(linked, '2025-10-22T12:00:00.000Z'))).toBe(14);
    expect(await figureOf(null, at(amended))).toBe(15);
    expect(await figureOf(null, at(sequence))).toBe(14);
    expect(await figureOf(null, at(sequence - 1))).toBe(10);
    expect(await figureOf(null, at(linked, '2025-10-22T01:30:00.000Z'))).toBe(10);
    expect(await figureOf(null, at(2))).toBeNull();
    expect(await figureOf(part, at(sequence))).toBe(4);
  });

  it('end where parts are in each other in a circle as of a stated time', async () => {
    const [a, b] = [await strike(null), await strike(null)];
    await count(a, 1, '2025-10-22T01:00:00.000Z');
    await count(b, 2, '2025-10-22T01:00:00.000Z');
    const link = (part: string, partOf: string | null, statedAt: string) =>
      ledger.record(
        part,
        strikeAmended({
          changes: { partOf },
          statement: statement(OFFICIALS, statedAt),
          effectiveAt: statedAt,
        }),
      );
    await link(a, b, '2025-10-24T00:00:00.000Z');
    await link(a, null, '2025-10-26T00:00:00.000Z');
    await link(b, a, '2025-10-25T00:00:00.000Z');
    const point = at(NOW.sequence, '2025-10-25T12:00:00.000Z');
    // The link of b was recorded last: cut, it leaves a as a part of b.
    expect([await figureOf(null, point), await figureOf(a, point), await figureOf(b, point)]).toEqual([
      2, 1, 2,
    ]);
    expect(await figureOf(null)).toBe(1);
  });

  it('go through no table as a whole, whatever is asked', async () => {
    const whole = await strike(null);
    const part = await strike(whole);
    await count(whole, 10, '2025-10-22T01:00:00.000Z');
    await count(part, 4, '2025-10-22T01:00:00.000Z');
    for (const request of [
      REQUEST,
      { ...REQUEST, subject: whole },
      { ...REQUEST, measure: null, groupings: ['measure', 'group'] as const },
      { ...REQUEST, subject: whole, measure: null, groupings: ['measure'] as const },
      { ...REQUEST, subjectType: 'situation' as const },
    ]) {
      expect(await scansOf(ledger, new GetTolls(request, NOW))).toEqual([]);
    }
    for (const filter of [{}, { subject: whole }, { measure: 'killed' }]) {
      expect(await scansOf(ledger, new ListDiscrepancies(filter, NOW, 10, null))).toEqual([]);
    }
  });
});
