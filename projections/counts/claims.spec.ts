import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  claimAdopted,
  claimRecorded,
  claimRetracted,
  countAmended,
  countReported,
  countRetracted,
} from '../../test/support/read-models/facts.js';
import { at, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, MAYOR, NEWSPAPER, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetCount } from './queries.js';

const STRIKE = { type: 'strike', id: randomUUID() } as const;
const NAMES = new Map([
  [OFFICIALS, 'officials'],
  [MAYOR, 'mayor'],
  [NEWSPAPER, 'newspaper'],
]);

describe('claims', () => {
  let ledger: TestLedger;
  let id: string;

  beforeAll(async () => {
    ledger = await TestLedger.open();
  });
  afterAll(() => ledger.close());
  beforeEach(async () => {
    id = randomUUID();
    await ledger.record(
      id,
      countReported({
        subject: STRIKE,
        figure: best(5),
        statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z'),
      }),
    );
  });

  /** One line per claim: revision, source, figure, and what holds of it. */
  async function claimsAt(sequence: number, statedAt: string | null = null): Promise<string[] | undefined> {
    const count = await ledger.ask(new GetCount('casualty', id, at(sequence, statedAt)));
    return count?.claims.map(({ revision, sourceId, figure, adopted, standing }) => {
      const marks = `${adopted ? ' adopted' : ''}${standing ? ' standing' : ''}`;
      return `${revision} ${NAMES.get(sourceId)} ${figure?.best ?? 'unknown'}${marks}`;
    });
  }

  const claim = (sourceId: string, statedAt: string, value: number | null) =>
    ledger.record(
      id,
      claimRecorded({
        figure: value === null ? null : best(value),
        statement: statement(sourceId, statedAt),
      }),
    );

  it('stand side by side; a newer one of a source takes the place of its older one', async () => {
    const mayor = await claim(MAYOR, '2025-10-22T07:00:00.000Z', 6);
    expect(await claimsAt(mayor)).toEqual(['0 officials 5 adopted standing', '1 mayor 6 standing']);
    const unknown = await claim(MAYOR, '2025-10-22T08:00:00.000Z', null);
    expect(await claimsAt(unknown)).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6',
      '2 mayor unknown standing',
    ]);
    // As of what had been stated before the newer one, the older one stands still.
    expect(await claimsAt(unknown, '2025-10-22T07:30:00.000Z')).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6 standing',
    ]);
  });

  it('are in stated order: a late find does not take the place of what was said after it', async () => {
    await claim(MAYOR, '2025-10-25T00:00:00.000Z', 8);
    const late = await claim(MAYOR, '2025-10-23', 6);
    expect(await claimsAt(late)).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 8 standing',
      '2 mayor 6',
    ]);
    expect(await claimsAt(late, '2025-10-23T23:59:59.998Z')).toEqual(['0 officials 5 adopted standing']);
    expect(await claimsAt(late, '2025-10-23T23:59:59.999Z')).toEqual([
      '0 officials 5 adopted standing',
      '2 mayor 6 standing',
    ]);
  });

  it('of one time: the later recorded stands', async () => {
    await claim(MAYOR, '2025-10-23T23:59:59.999Z', 6);
    const last = await claim(MAYOR, '2025-10-23', 7);
    expect(await claimsAt(last)).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6',
      '2 mayor 7 standing',
    ]);
  });

  it('are adopted as decisions: the figure in force rests on the claim', async () => {
    await claim(MAYOR, '2025-10-22T05:00:00.000Z', 6);
    const adopted = await ledger.record(
      id,
      claimAdopted({
        claim: 1,
        figure: best(6),
        before: activeBefore(0, best(5)),
        statement: statement(MAYOR, '2025-10-22T05:00:00.000Z'),
        effectiveAt: '2025-10-22T06:00:00.000Z',
      }),
    );
    expect(await claimsAt(adopted)).toEqual(['0 officials 5 standing', '1 mayor 6 adopted standing']);
    expect(await claimsAt(adopted - 1)).toEqual(['0 officials 5 adopted standing', '1 mayor 6 standing']);
    expect(await ledger.ask(new GetCount('casualty', id, at(adopted)))).toMatchObject({
      figure: best(6),
      revision: 2,
      figureRevision: 2,
      statement: { sourceId: MAYOR },
    });
  });

  it('of an amendment are the claims of its source, visible when they were stated', async () => {
    // Stated before the entry that it replaces: a decision, so it takes effect with that one.
    const amended = await ledger.record(
      id,
      countAmended({
        figure: best(4),
        before: activeBefore(0, best(5)),
        statement: statement(MAYOR, '2025-10-21T00:00:00.000Z'),
        effectiveAt: '2025-10-22T06:00:00.000Z',
      }),
    );
    expect(await claimsAt(amended)).toEqual(['0 officials 5 standing', '1 mayor 4 adopted standing']);
    expect(await claimsAt(amended, '2025-10-21T12:00:00.000Z')).toBeUndefined();
  });

  it('of a correction stand where the entry stands that it sets right, however late they were stated', async () => {
    const corrected = await ledger.record(
      id,
      countAmended({
        figure: best(4),
        before: activeBefore(0, best(5)),
        corrects: 0,
        statement: statement(OFFICIALS, '2025-10-30T00:00:00.000Z'),
        effectiveAt: '2025-10-22T06:00:00.000Z',
      }),
    );
    expect(await claimsAt(corrected)).toEqual(['0 officials 5', '1 officials 4 adopted standing']);
    expect(await claimsAt(corrected, '2025-10-23T00:00:00.000Z')).toEqual([
      '0 officials 5',
      '1 officials 4 adopted standing',
    ]);
  });

  it('that are taken back stand no longer, and the older one of the source stands again', async () => {
    await claim(MAYOR, '2025-10-22T07:00:00.000Z', 6);
    await claim(MAYOR, '2025-10-22T08:00:00.000Z', 7);
    const last = await ledger.record(
      id,
      claimRetracted({
        claim: 2,
        lastFigure: best(7),
        statement: statement(MAYOR, '2025-10-23T00:00:00.000Z'),
      }),
    );
    expect(await claimsAt(last)).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6 standing',
      '2 mayor 7',
    ]);
    // Taken back on the 23rd: as of the 22nd it stands.
    expect(await claimsAt(last, '2025-10-22T12:00:00.000Z')).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6',
      '2 mayor 7 standing',
    ]);
    expect(await claimsAt(last - 1)).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6',
      '2 mayor 7 standing',
    ]);
  });

  it('all fall with a retraction of the count, and those made after it stand', async () => {
    await claim(MAYOR, '2025-10-22T07:00:00.000Z', 6);
    const retracted = await ledger.record(
      id,
      countRetracted({
        before: activeBefore(0, best(5)),
        statement: statement(OFFICIALS, '2025-10-23T00:00:00.000Z'),
        effectiveAt: '2025-10-23T00:00:00.000Z',
      }),
    );
    expect(await claimsAt(retracted)).toEqual(['0 officials 5', '1 mayor 6']);
    expect(await claimsAt(retracted, '2025-10-22T12:00:00.000Z')).toEqual([
      '0 officials 5 adopted standing',
      '1 mayor 6 standing',
    ]);
    const again = await ledger.record(
      id,
      countReported({
        subject: STRIKE,
        figure: best(3),
        before: { status: 'retracted', revision: 2, lastFigure: best(5) },
        statement: statement(NEWSPAPER, '2025-10-24T00:00:00.000Z'),
      }),
    );
    expect(await claimsAt(again)).toEqual(['0 officials 5', '1 mayor 6', '3 newspaper 3 adopted standing']);
  });
});
