import { randomUUID } from 'node:crypto';
import {
  activeBefore,
  countAmended,
  countReported,
  strikeAmended,
  strikeDetails,
  strikeReported,
  strikeRetracted,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetStrike } from './queries.js';

describe('a strike', () => {
  let ledger: TestLedger;
  let id: string;

  beforeAll(async () => {
    ledger = await TestLedger.open();
  });
  afterAll(() => ledger.close());
  beforeEach(() => {
    id = randomUUID();
  });

  const strikeAt = (sequence: number, statedAt: string | null = null) =>
    ledger.ask(new GetStrike(id, at(sequence, statedAt)));
  const report = (which = id) =>
    ledger.record(
      which,
      strikeReported({
        details: strikeDetails({ title: 'Kindergarten' }),
        statement: statement(OFFICIALS, '2025-10-22T06:10:00.000Z'),
      }),
    );

  it('is answered whole, with every member', async () => {
    const whole = randomUUID();
    const details = strikeDetails({
      title: 'Drone strike on a kindergarten, Kharkiv',
      means: ['drone'],
      attacker: 'Russian armed forces',
      parties: [{ group: 'side_a', name: 'a side' }],
      target: { kind: 'education', name: 'kindergarten' },
      place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', point: [36.2, 50], precision: 'settlement' },
      regions: ['UA-63'],
      partOf: whole,
    });
    await report(whole);
    const sequence = await ledger.record(
      id,
      strikeReported({
        details,
        statement: statement(OFFICIALS, '2025-10-22'),
        warnings: [{ code: 'w', detail: 'd' }],
        note: 'by telephone',
        codes: { 'ucdp:id': '36210' },
      }),
    );
    expect(await strikeAt(sequence)).toEqual({
      id,
      status: 'claimed',
      statusExplained: { because: 'no other source that stands says anything of it', stances: [] },
      stances: [],
      statedOtherwise: [],
      title: 'Drone strike on a kindergarten, Kharkiv',
      means: ['drone'],
      attacker: 'Russian armed forces',
      parties: [{ group: 'side_a', name: 'a side' }],
      target: { kind: 'education', name: 'kindergarten' },
      occurred: { from: '2025-10-22', to: null, precision: 'day' },
      place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', point: [36.2, 50], precision: 'settlement' },
      regions: ['UA-63'],
      partOf: whole,
      statement: statement(OFFICIALS, '2025-10-22'),
      note: 'by telephone',
      codes: { 'ucdp:id': '36210' },
      revision: 0,
      detailsRevision: 0,
      parts: [],
      counts: [],
      warnings: [{ code: 'w', detail: 'd' }],
    });
  });

  it('changes only what an amendment changes, on both axes', async () => {
    const first = await report();
    const second = await ledger.record(
      id,
      strikeAmended({
        changes: { title: 'School', attacker: 'unknown drones' },
        statement: statement(MAYOR, '2025-10-24'),
        effectiveAt: '2025-10-24T23:59:59.999Z',
      }),
    );
    const third = await ledger.record(
      id,
      strikeAmended({
        changes: { attacker: null },
        statement: statement(MAYOR, '2025-10-23'),
        effectiveAt: '2025-10-24T23:59:59.999Z',
      }),
    );
    expect(await strikeAt(first - 1)).toBeNull();
    expect(await strikeAt(first)).toMatchObject({ title: 'Kindergarten', attacker: null, revision: 0 });
    expect(await strikeAt(second)).toMatchObject({
      title: 'School',
      attacker: 'unknown drones',
      means: ['drone'],
      statement: { sourceId: MAYOR },
      revision: 1,
      detailsRevision: 1,
    });
    expect(await strikeAt(third)).toMatchObject({ title: 'School', attacker: null, detailsRevision: 2 });
    expect(await strikeAt(third, '2025-10-24T00:00:00.000Z')).toMatchObject({
      title: 'Kindergarten',
      revision: 0,
      detailsRevision: 0,
    });
    expect(await strikeAt(third, '2025-10-22T06:09:59.999Z')).toBeNull();
  });

  it('keeps its details when it is retracted, and an amendment reopens it', async () => {
    await report();
    const retracted = await ledger.record(
      id,
      strikeRetracted({
        statement: statement(OFFICIALS, '2025-10-23T00:00:00.000Z'),
        effectiveAt: '2025-10-23T00:00:00.000Z',
      }),
    );
    const reopened = await ledger.record(
      id,
      strikeAmended({
        changes: { title: 'School' },
        statement: statement(OFFICIALS, '2025-10-25T00:00:00.000Z'),
        effectiveAt: '2025-10-25T00:00:00.000Z',
      }),
    );
    expect(await strikeAt(retracted)).toMatchObject({
      status: 'retracted',
      title: 'Kindergarten',
      detailsRevision: 1,
    });
    expect(await strikeAt(reopened)).toMatchObject({ status: 'claimed', title: 'School', means: ['drone'] });
    expect(await strikeAt(reopened, '2025-10-24T00:00:00.000Z')).toMatchObject({ status: 'retracted' });
    expect(await strikeAt(reopened, '2025-10-22T12:00:00.000Z')).toMatchObject({ status: 'claimed' });
  });

  it('shows its parts and counts as of the same point', async () => {
    await report();
    const [part, other, count] = [randomUUID(), randomUUID(), randomUUID()];
    const partOf = (which: string, title: string, statedAt: string) =>
      ledger.record(
        which,
        strikeReported({
          details: strikeDetails({ title, partOf: id }),
          statement: statement(OFFICIALS, statedAt),
        }),
      );
    const withPart = await partOf(part, 'First', '2025-10-22T07:00:00.000Z');
    await partOf(other, 'Second', '2025-10-22T08:00:00.000Z');
    await ledger.record(
      count,
      countReported({
        subject: { type: 'strike', id },
        figure: best(6),
        statement: statement(OFFICIALS, '2025-10-22T07:00:00.000Z'),
      }),
    );
    await ledger.record(
      count,
      countAmended({
        figure: best(7),
        before: activeBefore(0, best(6)),
        statement: statement(OFFICIALS, '2025-10-22T09:00:00.000Z'),
        effectiveAt: '2025-10-22T09:00:00.000Z',
      }),
    );
    const last = await ledger.record(
      part,
      strikeRetracted({
        statement: statement(OFFICIALS, '2025-10-22T09:00:00.000Z'),
        effectiveAt: '2025-10-22T09:00:00.000Z',
      }),
    );
    const inCount = { id: count, family: 'casualty', measure: 'killed', group: 'all', period: null };
    expect(await strikeAt(last)).toMatchObject({
      parts: [
        { id: part, title: 'First', status: 'retracted' },
        { id: other, title: 'Second', status: 'claimed' },
      ],
      counts: [{ ...inCount, status: 'active', revision: 1, figure: best(7) }],
    });
    expect(await strikeAt(last, '2025-10-22T07:30:00.000Z')).toMatchObject({
      parts: [{ id: part, title: 'First', status: 'claimed' }],
      counts: [{ ...inCount, status: 'active', revision: 0, figure: best(6) }],
    });
    expect(await strikeAt(withPart)).toMatchObject({ parts: [{ id: part, title: 'First' }], counts: [] });
  });

  it('leaves a whole when an amendment takes it out', async () => {
    const part = randomUUID();
    await report();
    await ledger.record(
      part,
      strikeReported({
        details: strikeDetails({ title: 'First', partOf: id }),
        statement: statement(OFFICIALS, '2025-10-22T07:00:00.000Z'),
      }),
    );
    const last = await ledger.record(
      part,
      strikeAmended({
        changes: { partOf: null },
        statement: statement(OFFICIALS, '2025-10-23T07:00:00.000Z'),
        effectiveAt: '2025-10-23T07:00:00.000Z',
      }),
    );
    expect((await strikeAt(last))?.parts).toEqual([]);
    expect((await strikeAt(last - 1))?.parts).toHaveLength(1);
    expect((await strikeAt(last, '2025-10-22T12:00:00.000Z'))?.parts).toHaveLength(1);
    expect(await ledger.ask(new GetStrike(part, NOW))).toMatchObject({ partOf: null });
  });
});
