import { randomUUID } from 'node:crypto';
import {
  diplomaticEventAnnounced,
  diplomaticEventCancelled,
  diplomaticEventOutcomeRecorded,
  diplomaticEventPostponed,
  diplomaticEventPutOnHold,
} from '../../test/support/read-models/facts.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { MAYOR, OFFICIALS, statement } from '../../test/support/samples.js';
import { GetDiplomaticEvent, ListDiplomaticEvents } from './queries.js';

const said = (day: number, by = OFFICIALS) => statement(by, `2025-10-${day}`);
const endOfDay = (day: number) => `2025-10-${day}T23:59:59.999Z`;

describe('diplomatic events', () => {
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await TestLedger.open();
  });
  afterEach(() => ledger.close());

  it('are answered with every member and with their history', async () => {
    const id = randomUUID();
    ledger.recordsAt('2025-10-21T08:00:00.000Z');
    await ledger.record(
      id,
      diplomaticEventAnnounced({
        details: {
          kind: 'summit',
          title: 'Summit',
          participants: [{ name: 'President of Russia', country: 'RU' }],
          place: { name: 'Budapest', country: 'HU', admin1: null, point: null, precision: 'settlement' },
        },
        status: 'considered',
        scheduledFor: '2025-10-30',
        statement: said(20),
        codes: { a: '1' },
        note: 'first heard of',
      }),
      { actor: 'ana' },
    );
    ledger.recordsAt('2025-10-22T08:00:00.000Z');
    await ledger.record(
      id,
      diplomaticEventPutOnHold({
        previous: { status: 'considered', scheduledFor: '2025-10-30', summary: null },
        reason: 'requires careful preparation',
        statement: said(21, MAYOR),
        effectiveAt: endOfDay(21),
        codes: { b: '2' },
      }),
      { actor: 'ben' },
    );
    ledger.recordsAt('2025-10-26T08:00:00.000Z');
    await ledger.record(
      id,
      diplomaticEventPostponed({
        previous: { status: 'on_hold', scheduledFor: '2025-10-30', summary: null },
        amends: 1,
        scheduledFor: null,
        statement: said(22),
        effectiveAt: endOfDay(22),
      }),
      { actor: 'ana' },
    );
    await ledger.record(
      id,
      diplomaticEventOutcomeRecorded({
        previous: { status: 'postponed', scheduledFor: null, summary: null },
        amends: 2,
        status: 'failed',
        summary: 'They did not agree',
        statement: said(25),
        effectiveAt: endOfDay(25),
        note: 'one agency only',
        warnings: [{ code: 'w', detail: 'd' }],
      }),
      { actor: 'ana' },
    );
    const entry = { reason: null, summary: null, note: null };
    expect(await ledger.ask(new GetDiplomaticEvent(id, NOW))).toEqual({
      id,
      kind: 'summit',
      title: 'Summit',
      participants: [{ name: 'President of Russia', country: 'RU' }],
      place: { name: 'Budapest', country: 'HU', admin1: null, point: null, precision: 'settlement' },
      status: 'failed',
      scheduledFor: null,
      summary: 'They did not agree',
      statement: said(25),
      note: 'one agency only',
      codes: { a: '1', b: '2' },
      revision: 3,
      history: [
        {
          ...entry,
          revision: 0,
          type: 'conflict-ledger.diplomatic-event-announced.v1',
          sequence: 1,
          status: 'considered',
          previousStatus: null,
          scheduledFor: '2025-10-30',
          statement: said(20),
          recordedAt: '2025-10-21T08:00:00.000Z',
          statedAt: '2025-10-20',
          effectiveAt: endOfDay(20),
          actor: 'ana',
          note: 'first heard of',
        },
        {
          ...entry,
          revision: 1,
          type: 'conflict-ledger.diplomatic-event-put-on-hold.v1',
          sequence: 2,
          status: 'on_hold',
          previousStatus: 'considered',
          scheduledFor: '2025-10-30',
          reason: 'requires careful preparation',
          statement: said(21, MAYOR),
          recordedAt: '2025-10-22T08:00:00.000Z',
          statedAt: '2025-10-21',
          effectiveAt: endOfDay(21),
          actor: 'ben',
        },
        {
          ...entry,
          revision: 2,
          type: 'conflict-ledger.diplomatic-event-postponed.v1',
          sequence: 3,
          status: 'postponed',
          previousStatus: 'on_hold',
          scheduledFor: null,
          reason: 'no date yet',
          statement: said(22),
          recordedAt: '2025-10-26T08:00:00.000Z',
          statedAt: '2025-10-22',
          effectiveAt: endOfDay(22),
          actor: 'ana',
        },
        {
          ...entry,
          revision: 3,
          type: 'conflict-ledger.diplomatic-event-outcome-recorded.v1',
          sequence: 4,
          status: 'failed',
          previousStatus: 'postponed',
          scheduledFor: null,
          summary: 'They did not agree',
          statement: said(25),
          recordedAt: '2025-10-26T08:00:00.000Z',
          statedAt: '2025-10-25',
          effectiveAt: endOfDay(25),
          actor: 'ana',
          note: 'one agency only',
        },
      ],
      warnings: [{ code: 'w', detail: 'd' }],
    });
  });

  it('are read as of any point on both axes', async () => {
    const id = randomUUID();
    await ledger.record(id, diplomaticEventAnnounced({ statement: said(20) }));
    await ledger.record(id, diplomaticEventPutOnHold({ statement: said(24), effectiveAt: endOfDay(24) }));
    // Stated before it was put on hold, recorded after: it counts from where what it replaces stands.
    await ledger.record(id, diplomaticEventCancelled({ statement: said(22), effectiveAt: endOfDay(24) }));
    const status = async (sequence: number, day: number | null) => {
      const point = at(sequence, day === null ? null : endOfDay(day));
      const event = await ledger.ask(new GetDiplomaticEvent(id, point));
      return event && [event.status, event.revision, event.history.length];
    };
    expect(await status(0, null)).toBeNull();
    expect(await status(3, 19)).toBeNull();
    expect(await status(1, null)).toEqual(['announced', 0, 1]);
    expect(await status(2, 23)).toEqual(['announced', 0, 1]);
    expect(await status(2, 24)).toEqual(['on_hold', 1, 2]);
    expect(await status(3, 23)).toEqual(['announced', 0, 1]);
    expect(await status(3, 24)).toEqual(['cancelled', 2, 3]);
    expect(await status(3, null)).toEqual(['cancelled', 2, 3]);
    expect(await ledger.ask(new GetDiplomaticEvent(randomUUID(), NOW))).toBeNull();
  });

  it('are listed by what is in force at the point, each once', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const [first = ''] = ids;
    for (const id of ids) await ledger.record(id, diplomaticEventAnnounced({ statement: said(20) }));
    const hold = (day: number) =>
      ledger.record(first, diplomaticEventPutOnHold({ statement: said(day), effectiveAt: endOfDay(day) }));
    await hold(22);
    await hold(23);
    await ledger.record(
      first,
      diplomaticEventPostponed({
        scheduledFor: '2025-11-20',
        statement: said(24),
        effectiveAt: endOfDay(24),
      }),
    );
    const list = async (filter: ListDiplomaticEvents['filter'], sequence: number, day: number | null) => {
      const point = at(sequence, day === null ? null : endOfDay(day));
      const page = await ledger.ask(new ListDiplomaticEvents(filter, point, 10, null));
      return page.items.map(({ id }) => ids.indexOf(id as (typeof ids)[number]));
    };
    expect(await list({}, 6, null)).toEqual([0, 1, 2]);
    expect(await list({ status: 'announced' }, 6, null)).toEqual([1, 2]);
    expect(await list({ status: 'postponed' }, 6, null)).toEqual([0]);
    expect(await list({ status: 'on_hold' }, 6, null)).toEqual([]);
    expect(await list({ status: 'on_hold' }, 5, null)).toEqual([0]);
    expect(await list({ status: 'on_hold' }, 6, 22)).toEqual([0]);
    expect(await list({ status: 'on_hold' }, 6, 23)).toEqual([0]);
    expect(await list({ status: 'announced' }, 6, 21)).toEqual([0, 1, 2]);
    expect(await list({ status: 'announced' }, 3, null)).toEqual([0, 1, 2]);
    expect(await list({ status: 'announced', kind: 'visit' }, 6, null)).toEqual([]);
    expect(await list({ status: 'announced', kind: 'summit' }, 6, null)).toEqual([1, 2]);
    expect(await list({ country: 'UA' }, 6, null)).toEqual([]);
    expect(await list({ status: 'announced' }, 6, 19)).toEqual([]);
  });
});
