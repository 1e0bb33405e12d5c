import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  countAmended,
  countReported,
  countRetracted,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, figure, MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import type { CountAnswer } from './answers.js';
import { GetCount } from './queries.js';

const STRIKE = { type: 'strike', id: randomUUID() } as const;
const AT_LEAST_SIX = figure({ low: 6, asStated: 'at least six' });

describe('the figure in force', () => {
  let ledger: TestLedger;
  let id: string;

  beforeAll(async () => {
    ledger = await TestLedger.open();
  });
  afterAll(() => ledger.close());
  beforeEach(() => {
    id = randomUUID();
  });

  const countAt = (sequence: number, statedAt: string | null = null): Promise<CountAnswer | null> =>
    ledger.ask(new GetCount('casualty', id, at(sequence, statedAt)));

  /** `6..`, `7`, `unknown`, `retracted 7`, or `absent`. */
  async function shownAt(sequence: number, statedAt: string | null = null): Promise<string> {
    const count = await countAt(sequence, statedAt);
    if (!count) return 'absent';
    const value = count.status === 'active' ? count.figure : count.lastFigure;
    const text = value === null ? 'unknown' : (value.best?.toString() ?? `${value.low}..`);
    return count.status === 'active' ? text : `retracted ${text}`;
  }

  const report = (value: Parameters<typeof countReported>[0]['figure'], statedAt: string) =>
    ledger.record(
      id,
      countReported({ subject: STRIKE, figure: value, statement: statement(OFFICIALS, statedAt) }),
    );

  it('is answered whole, with every member', async () => {
    const sequence = await ledger.record(
      id,
      countReported({
        subject: STRIKE,
        figure: AT_LEAST_SIX,
        statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z', { credibility: 2 }),
        warnings: [{ code: 'w', detail: 'd' }],
        note: 'by telephone',
        codes: { 'ucdp:id': '36210' },
      }),
    );
    expect(await countAt(sequence)).toEqual({
      id,
      family: 'casualty',
      subject: STRIKE,
      measure: 'killed',
      group: 'all',
      period: null,
      running: false,
      dating: 'occurred',
      unit: 'people',
      status: 'active',
      revision: 0,
      figureRevision: 0,
      figure: { low: 6, best: null, high: null, approximate: false, asStated: 'at least six' },
      statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z', { credibility: 2 }),
      claims: [
        {
          revision: 0,
          sourceId: OFFICIALS,
          seriesId: null,
          figure: AT_LEAST_SIX,
          statedAt: '2025-10-22T06:00:00.000Z',
          recordedAt: '2025-10-22T00:00:00.000Z',
          credibility: 2,
          adopted: true,
          standing: true,
        },
      ],
      groups: [],
      warnings: [{ code: 'w', detail: 'd' }],
      notices: [],
      openCorrections: 0,
      note: 'by telephone',
      codes: { 'ucdp:id': '36210' },
    });
  });

  it('follows an amendment on both axes', async () => {
    const first = await report(AT_LEAST_SIX, '2025-10-22T06:00:00.000Z');
    const second = await ledger.record(
      id,
      countAmended({
        figure: best(7),
        before: activeBefore(0, AT_LEAST_SIX),
        statement: statement(OFFICIALS, '2025-10-23T05:00:00.000Z'),
        effectiveAt: '2025-10-23T05:00:00.000Z',
      }),
    );
    expect(await shownAt(first - 1)).toBe('absent');
    expect(await shownAt(first)).toBe('6..');
    expect(await shownAt(second)).toBe('7');
    expect(await shownAt(second, '2025-10-23T04:59:59.999Z')).toBe('6..');
    expect(await shownAt(second, '2025-10-23T05:00:00.000Z')).toBe('7');
    expect(await shownAt(first, '2025-10-24T00:00:00.000Z')).toBe('6..');
    expect(await shownAt(second, '2025-10-22T05:59:59.999Z')).toBe('absent');
    expect(await countAt(second)).toMatchObject({ revision: 1, figureRevision: 1 });
    expect(await countAt(second, '2025-10-22T12:00:00.000Z')).toMatchObject({
      revision: 0,
      figureRevision: 0,
    });
  });

  it('of a date becomes visible at the end of that day, and is given back as the date', async () => {
    const sequence = await report(best(3), '2025-10-22');
    expect(await shownAt(sequence, '2025-10-22T23:59:59.998Z')).toBe('absent');
    expect(await shownAt(sequence, '2025-10-22T23:59:59.999Z')).toBe('3');
    expect((await countAt(sequence))?.statement.statedAt).toBe('2025-10-22');
  });

  it('is not moved by an earlier statement that is recorded later', async () => {
    const first = await report(best(10), '2025-10-25T00:00:00.000Z');
    const late = await ledger.record(
      id,
      countReported({
        subject: STRIKE,
        figure: best(4),
        before: activeBefore(0, best(10)),
        statement: statement(MAYOR, '2025-10-23T00:00:00.000Z'),
      }),
    );
    expect(await shownAt(late)).toBe('10');
    expect(await shownAt(late, '2025-10-24T00:00:00.000Z')).toBe('4');
    expect(await shownAt(first, '2025-10-24T00:00:00.000Z')).toBe('absent');
    // The late find is the head of the stream without being in force.
    expect(await countAt(late)).toMatchObject({ revision: 1, figureRevision: 0 });
  });

  it('is set right at its own time, and what came after it stands', async () => {
    await report(best(5), '2025-10-22T06:00:00.000Z');
    const amended = await ledger.record(
      id,
      countAmended({
        figure: best(9),
        before: activeBefore(0, best(5)),
        statement: statement(OFFICIALS, '2025-10-24T06:00:00.000Z'),
        effectiveAt: '2025-10-24T06:00:00.000Z',
      }),
    );
    const corrected = await ledger.record(
      id,
      countAmended({
        figure: best(6),
        before: activeBefore(0, best(5)),
        corrects: 0,
        cause: 'recording_error',
        statement: statement(OFFICIALS, '2025-10-30T06:00:00.000Z'),
        effectiveAt: '2025-10-22T06:00:00.000Z',
      }),
    );
    expect(await shownAt(corrected)).toBe('9');
    expect(await shownAt(corrected, '2025-10-23T00:00:00.000Z')).toBe('6');
    expect(await shownAt(amended, '2025-10-23T00:00:00.000Z')).toBe('5');
    expect(await countAt(corrected)).toMatchObject({ revision: 2, figureRevision: 1 });
  });

  it('counts as decided although it was stated before what it replaces', async () => {
    const first = await report(best(5), '2025-10-24T00:00:00.000Z');
    const decided = await ledger.record(
      id,
      countAmended({
        figure: best(6),
        before: activeBefore(0, best(5)),
        statement: statement(MAYOR, '2025-10-22T00:00:00.000Z'),
        effectiveAt: '2025-10-24T00:00:00.000Z',
      }),
    );
    expect(await shownAt(decided)).toBe('6');
    expect(await shownAt(first)).toBe('5');
    expect(await shownAt(decided, '2025-10-23T00:00:00.000Z')).toBe('absent');
  });

  it('keeps unknown, zero, retracted and absent apart', async () => {
    const unknown = await report(null, '2025-10-22T01:00:00.000Z');
    const zero = await ledger.record(
      id,
      countAmended({
        figure: best(0),
        before: activeBefore(0, null),
        statement: statement(OFFICIALS, '2025-10-22T02:00:00.000Z'),
        effectiveAt: '2025-10-22T02:00:00.000Z',
      }),
    );
    const retracted = await ledger.record(
      id,
      countRetracted({
        before: activeBefore(1, best(0)),
        statement: statement(OFFICIALS, '2025-10-22T03:00:00.000Z'),
        effectiveAt: '2025-10-22T03:00:00.000Z',
      }),
    );
    expect(await shownAt(unknown - 1)).toBe('absent');
    expect(await shownAt(unknown)).toBe('unknown');
    expect(await shownAt(zero)).toBe('0');
    expect(await shownAt(retracted)).toBe('retracted 0');

    expect(await countAt(unknown)).toHaveProperty('figure', null);
    const answer = await countAt(retracted);
    expect(answer).toMatchObject({
      status: 'retracted',
      lastFigure: best(0),
      statement: statement(OFFICIALS, '2025-10-22T03:00:00.000Z'),
      figureRevision: 2,
    });
    expect(answer).not.toHaveProperty('figure');
  });

  it('comes back with a report after a retraction, on both axes', async () => {
    await report(best(5), '2025-10-22T00:00:00.000Z');
    const retracted = await ledger.record(
      id,
      countRetracted({
        before: activeBefore(0, best(5)),
        statement: statement(OFFICIALS, '2025-10-23T00:00:00.000Z'),
        effectiveAt: '2025-10-23T00:00:00.000Z',
      }),
    );
    const again = await ledger.record(
      id,
      countReported({
        subject: STRIKE,
        figure: best(4),
        before: { status: 'retracted', revision: 1, lastFigure: best(5) },
        dating: 'reported',
        statement: statement(OFFICIALS, '2025-10-25T00:00:00.000Z'),
      }),
    );
    expect(await shownAt(retracted)).toBe('retracted 5');
    expect(await shownAt(again)).toBe('4');
    expect(await shownAt(again, '2025-10-24T00:00:00.000Z')).toBe('retracted 5');
    expect(await shownAt(again, '2025-10-22T12:00:00.000Z')).toBe('5');
    // What a report says besides the figure holds from it on.
    expect(await countAt(again)).toMatchObject({ revision: 2, dating: 'reported' });
    expect(await countAt(again, '2025-10-22T12:00:00.000Z')).toMatchObject({
      revision: 0,
      dating: 'occurred',
    });
  });

  it('shows the same quantity of other groups at the same point', async () => {
    const subject = { type: 'strike', id: randomUUID() } as const;
    const [children, minors] = [randomUUID(), randomUUID()];
    const said = statement(OFFICIALS, '2025-10-22T06:00:00.000Z');
    await ledger.record(id, countReported({ subject, figure: best(6), statement: said }));
    const second = await ledger.record(
      children,
      countReported({ subject, group: 'children', figure: best(2), statement: said }),
    );
    await ledger.record(minors, countReported({ subject, group: 'minors', figure: null, statement: said }));
    for (const other of [{ measure: 'injured' }, { period: '2025-10' }]) {
      await ledger.record(
        randomUUID(),
        countReported({ subject, ...other, figure: best(99), statement: said }),
      );
    }
    const last = await ledger.record(
      children,
      countRetracted({
        before: activeBefore(0, best(2)),
        statement: said,
        effectiveAt: '2025-10-22T06:00:00.000Z',
      }),
    );
    expect((await countAt(second))?.groups).toEqual([
      { group: 'children', scheme: 'age', id: children, revision: 0, status: 'active', figure: best(2) },
    ]);
    expect((await countAt(last))?.groups).toEqual([
      {
        group: 'children',
        scheme: 'age',
        id: children,
        revision: 1,
        status: 'retracted',
        lastFigure: best(2),
      },
      { group: 'minors', scheme: null, id: minors, revision: 0, status: 'active', figure: null },
    ]);
    expect((await countAt(last, '2025-10-22T05:00:00.000Z'))?.groups).toBeUndefined();
  });

  it('gathers codes and keeps the note of the entry in force', async () => {
    await ledger.record(
      id,
      countReported({
        subject: STRIKE,
        figure: best(5),
        statement: statement(OFFICIALS, '2025-10-22T00:00:00.000Z'),
        note: 'first',
        codes: { 'ucdp:id': '1', acled: 'A' },
      }),
    );
    const last = await ledger.record(
      id,
      countAmended({
        figure: best(6),
        before: activeBefore(0, best(5)),
        statement: statement(OFFICIALS, '2025-10-23T00:00:00.000Z'),
        effectiveAt: '2025-10-23T00:00:00.000Z',
        codes: { 'ucdp:id': '2' },
      }),
    );
    expect(await countAt(last)).toMatchObject({ note: null, codes: { 'ucdp:id': '2', acled: 'A' } });
    expect(await countAt(last, '2025-10-22T12:00:00.000Z')).toMatchObject({
      note: 'first',
      codes: { 'ucdp:id': '1', acled: 'A' },
    });
  });

  it('is found under its own family only', async () => {
    await report(best(5), '2025-10-22T00:00:00.000Z');
    expect(await ledger.ask(new GetCount('munitions', id, NOW))).toBeNull();
    expect(await ledger.ask(new GetCount('casualty', randomUUID(), NOW))).toBeNull();
  });
});
