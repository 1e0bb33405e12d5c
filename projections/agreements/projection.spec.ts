import { randomUUID } from 'node:crypto';
import {
  agreementRecorded,
  deliveryAmended,
  deliveryRecorded,
  deliveryRetracted,
  GRIPEN_VALUE,
  COOPERATION,
  recordAgreement,
  stageAdvanced,
  termAmended,
} from '../../test/support/read-models/agreement-facts.js';
import { sourceRegistered, uuid } from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { best, figure, GRIPEN, MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetAgreement, GetAgreementTerm, ListAgreements, ListTermRevisions } from './queries.js';

const DELIVERY = uuid(71);
const OTHER = uuid(72);
const said = (day: string, by = OFFICIALS) => statement(by, `2025-10-${day}`);

describe('agreements', () => {
  let ledger: TestLedger;
  let id: string;

  beforeEach(async () => {
    ledger = await TestLedger.open();
    id = randomUUID();
  });
  afterEach(() => ledger.close());

  const get = (sequence = NOW.sequence, statedAt: string | null = null) =>
    ledger.ask(new GetAgreement(id, at(sequence, statedAt)));
  const term = async (sequence?: number, statedAt?: string) => (await get(sequence, statedAt))?.terms[0];

  it('are answered with every member', async () => {
    ledger.recordsAt('2025-10-22T18:00:00.000Z');
    await ledger.record(
      id,
      agreementRecorded({ statement: said('22'), note: 'read out', codes: { a: '1' } }),
      { actor: 'analyst-1' },
    );
    ledger.recordsAt('2025-10-24T18:00:00.000Z');
    await ledger.record(
      id,
      stageAdvanced({ stage: 'signed', previous: 'intent', statement: said('24', MAYOR), codes: { b: '2' } }),
      { actor: 'reviewer-1' },
    );
    await ledger.record(
      id,
      deliveryRecorded({
        deliveryId: DELIVERY,
        figure: best(14),
        deliveredAt: '2025-10-23',
        statement: said('25'),
      }),
      { actor: 'analyst-2' },
    );
    expect(await get()).toEqual({
      id,
      ...COOPERATION,
      stage: 'signed',
      stageRevision: 1,
      stageStatement: said('24', MAYOR),
      stages: [
        {
          revision: 0,
          stage: 'intent',
          previous: null,
          reason: null,
          statement: said('22'),
          recordedAt: '2025-10-22T18:00:00.000Z',
          statedAt: '2025-10-22',
          effectiveAt: '2025-10-22T23:59:59.999Z',
          actor: 'analyst-1',
        },
        {
          revision: 1,
          stage: 'signed',
          previous: 'intent',
          reason: 'as announced',
          statement: said('24', MAYOR),
          recordedAt: '2025-10-24T18:00:00.000Z',
          statedAt: '2025-10-24',
          effectiveAt: '2025-10-24T23:59:59.999Z',
          actor: 'reviewer-1',
        },
      ],
      terms: [
        {
          ...GRIPEN,
          revision: 0,
          statement: said('22'),
          deliveries: [
            {
              deliveryId: DELIVERY,
              status: 'active',
              figure: best(14),
              deliveredAt: '2025-10-23',
              revision: 2,
              statement: said('25'),
              recordedAt: '2025-10-24T18:00:00.000Z',
              statedAt: '2025-10-25',
              effectiveAt: '2025-10-25T23:59:59.999Z',
              actor: 'analyst-2',
              warnings: [],
            },
          ],
          delivered: { low: 14, best: 14, high: 14, approximate: false },
          warnings: [],
        },
      ],
      statement: said('22'),
      note: 'read out',
      codes: { a: '1', b: '2' },
      revision: 2,
      warnings: [],
    });
  });

  it('have stage, terms and deliveries each as they were, on the recorded axis', async () => {
    // Sequences 1 to 6: recorded, delivered 9, at most 8, signed, delivered 7, delivery taken back.
    await recordAgreement(ledger, id, DELIVERY);
    const seen = [];
    for (let sequence = 1; sequence <= 6; sequence++) {
      const answer = await get(sequence);
      const gripen = answer?.terms[0];
      seen.push([
        answer?.stage,
        gripen?.figure?.high,
        gripen?.delivered?.low ?? null,
        gripen?.warnings.map(({ code }) => code),
        gripen?.deliveries.map(({ status }) => status),
      ]);
    }
    expect(await get(0)).toBeNull();
    expect(seen).toEqual([
      ['intent', 150, null, [], []],
      ['intent', 150, 9, [], ['active']],
      ['intent', 8, 9, ['beyond-ceiling'], ['active']],
      ['signed', 8, 9, ['beyond-ceiling'], ['active']],
      ['signed', 8, 7, [], ['active']],
      ['signed', 8, null, [], ['retracted']],
    ]);
  });

  it('have them as had been said by then, on the stated axis', async () => {
    await ledger.record(id, agreementRecorded({ statement: said('22') }));
    // Recorded first, and said last.
    await ledger.record(
      id,
      deliveryRecorded({ deliveryId: DELIVERY, figure: best(9), statement: said('28') }),
    );
    await ledger.record(id, termAmended({ amends: 0, figure: figure({ high: 8 }), statement: said('24') }));
    await ledger.record(id, deliveryRecorded({ deliveryId: OTHER, figure: best(2), statement: said('23') }));
    await ledger.record(id, stageAdvanced({ stage: 'signed', previous: 'intent', statement: said('26') }));
    const on = async (day: string) => {
      const answer = await get(NOW.sequence, `2025-10-${day}T23:59:59.999Z`);
      const gripen = answer?.terms[0];
      return answer && [answer.revision, answer.stage, gripen?.figure?.high, gripen?.delivered?.low ?? null];
    };
    expect(await on('21')).toBeNull();
    expect(await on('22')).toEqual([0, 'intent', 150, null]);
    expect(await on('23')).toEqual([3, 'intent', 150, 2]);
    expect(await on('25')).toEqual([3, 'intent', 8, 2]);
    expect(await on('26')).toEqual([4, 'signed', 8, 2]);
    expect(await on('28')).toEqual([4, 'signed', 8, 11]);
    // Both axes at once: what was recorded by the third event of what had been said by the 25th.
    expect((await term(3, '2025-10-25T23:59:59.999Z'))?.delivered).toBeNull();
    expect((await term(2, '2025-10-25T23:59:59.999Z'))?.figure?.high).toBe(150);
  });

  it('show a delivery with the entry in force, and a retracted one without a figure', async () => {
    await ledger.record(id, agreementRecorded({ statement: said('22') }));
    await ledger.record(
      id,
      deliveryRecorded({ deliveryId: DELIVERY, figure: best(9), statement: said('23') }),
    );
    const warnings = [{ code: 'beyond-ceiling', detail: 'as it was' }];
    await ledger.record(
      id,
      deliveryAmended(
        { deliveryId: DELIVERY, figure: null, amends: 1, statement: said('24'), warnings },
        best(9),
      ),
      { actor: 'reviewer-1' },
    );
    expect(await term()).toMatchObject({
      delivered: null,
      deliveries: [{ status: 'active', figure: null, revision: 2, actor: 'reviewer-1', warnings }],
    });
    await ledger.record(
      id,
      deliveryRetracted({ deliveryId: DELIVERY, lastFigure: null, amends: 2, statement: said('25') }),
    );
    const [delivery] = (await term())?.deliveries ?? [];
    expect(delivery).toMatchObject({ status: 'retracted', lastFigure: null, revision: 3, warnings: [] });
    expect(delivery).not.toHaveProperty('figure');
  });

  it('add what was delivered by the rules of tolls', async () => {
    await ledger.record(id, agreementRecorded({ statement: said('22') }));
    const deliver = (number: number, delivered: Parameters<typeof figure>[0] | null) =>
      ledger.record(
        id,
        deliveryRecorded({
          deliveryId: uuid(80 + number),
          figure: delivered && figure(delivered),
          statement: said('23'),
        }),
      );
    await deliver(1, { low: 4, best: 5 });
    await deliver(2, { best: 10, approximate: true });
    await deliver(3, null);
    expect((await term())?.delivered).toEqual({ low: 14, best: 15, high: 15, approximate: true });
    await deliver(4, { low: 1, asStated: 'at least one' });
    expect((await term())?.delivered).toEqual({ low: 15, best: null, high: null, approximate: true });
  });

  it('are listed page by page, in the order in which they were recorded', async () => {
    const second = randomUUID();
    await ledger.record(id, agreementRecorded({ statement: said('23') }));
    await ledger.record(randomUUID(), sourceRegistered());
    await ledger.record(second, agreementRecorded({ statement: said('22') }));
    await ledger.record(second, termAmended({ amends: 0, statement: said('24'), commitment: 'firm' }));
    const page = await ledger.ask(new ListAgreements({}, NOW, 1, null));
    expect([page.items.map((item) => item.id), page.next]).toEqual([[id], 1]);
    const rest = await ledger.ask(new ListAgreements({}, NOW, 1, page.next));
    expect([rest.items.map((item) => [item.id, item.revision]), rest.next]).toEqual([[[second, 1]], null]);
    const early = await ledger.ask(new ListAgreements({}, at(4, '2025-10-22T23:59:59.999Z'), 10, null));
    expect(early.items.map((item) => item.id)).toEqual([second]);
  });

  describe('the history of a term', () => {
    const history = async (sequence = NOW.sequence, statedAt: string | null = null) =>
      (await ledger.ask(new ListTermRevisions(id, 'gripen', at(sequence, statedAt), 10, null))).items;

    it('has its first entry and each amendment with what was before', async () => {
      ledger.recordsAt('2025-10-22T18:00:00.000Z');
      await ledger.record(id, agreementRecorded({ statement: said('22'), note: 'read out' }));
      await ledger.record(id, stageAdvanced({ stage: 'signed', previous: 'intent', statement: said('23') }));
      ledger.recordsAt('2025-10-25T18:00:00.000Z');
      await ledger.record(
        id,
        termAmended({
          amends: 0,
          figure: figure({ low: 100, high: 150 }),
          commitment: 'firm',
          statement: said('24', MAYOR),
          noticeId: null,
        }),
        { actor: 'reviewer-1' },
      );
      expect(await history()).toEqual([
        {
          revision: 0,
          type: 'conflict-ledger.agreement-recorded.v1',
          sequence: 1,
          eventId: uuid(900_001),
          recordedAt: '2025-10-22T18:00:00.000Z',
          statedAt: '2025-10-22',
          effectiveAt: '2025-10-22T23:59:59.999Z',
          actor: 'analyst-1',
          sourceId: OFFICIALS,
          ...GRIPEN_VALUE,
          previous: null,
          cause: null,
          reason: null,
          note: 'read out',
          codes: {},
          noticeId: null,
          warnings: [],
          statement: said('22'),
        },
        {
          revision: 2,
          type: 'conflict-ledger.agreement-term-amended.v1',
          sequence: 3,
          eventId: uuid(900_003),
          recordedAt: '2025-10-25T18:00:00.000Z',
          statedAt: '2025-10-24',
          effectiveAt: '2025-10-24T23:59:59.999Z',
          actor: 'reviewer-1',
          sourceId: MAYOR,
          figure: figure({ low: 100, high: 150 }),
          period: { years: 10 },
          commitment: 'firm',
          previous: GRIPEN_VALUE,
          cause: 'developed',
          reason: 'negotiated further',
          note: null,
          codes: {},
          noticeId: null,
          warnings: [],
          statement: said('24', MAYOR),
        },
      ]);
    });

    it('is as of a point on both axes, and read page by page', async () => {
      await recordAgreement(ledger, id, DELIVERY);
      const revisions = async (sequence?: number, statedAt?: string) =>
        (await history(sequence, statedAt)).map(({ revision }) => revision);
      expect(await revisions()).toEqual([0, 2]);
      expect(await revisions(2)).toEqual([0]);
      expect(await revisions(6, '2025-10-22T23:59:59.999Z')).toEqual([0]);
      expect(await revisions(6, '2025-10-21T23:59:59.999Z')).toEqual([]);
      const first = await ledger.ask(new ListTermRevisions(id, 'gripen', NOW, 1, null));
      expect([first.items.map(({ revision }) => revision), first.next]).toEqual([[0], 0]);
      const rest = await ledger.ask(new ListTermRevisions(id, 'gripen', NOW, 1, first.next));
      expect([rest.items.map(({ revision }) => revision), rest.next]).toEqual([[2], null]);
    });

    it('is nowhere for a term or an agreement that is not there', async () => {
      await recordAgreement(ledger, id, DELIVERY);
      const found = (termId: string, agreement = id, sequence = 6) =>
        ledger.ask(new GetAgreementTerm(agreement, termId, at(sequence)));
      expect(await found('gripen')).toMatchObject({ termId: 'gripen' });
      expect(await found('tanks')).toBeNull();
      expect(await found('gripen', randomUUID())).toBeNull();
      expect(await found('gripen', id, 0)).toBeNull();
      expect((await ledger.ask(new ListTermRevisions(id, 'tanks', NOW, 10, null))).items).toEqual([]);
    });
  });
});
