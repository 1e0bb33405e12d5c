import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { advanceAgreementStage, signDefenseAgreement } from '../../src/domain/agreements/agreement-decisions.js';
import { amendDelivery, recordDelivery, retractDelivery } from '../../src/domain/agreements/delivery-decisions.js';
import { type AgreementState, evolveAgreement } from '../../src/domain/agreements/state.js';
import { amendAgreementTerm } from '../../src/domain/agreements/term-decisions.js';
import { AGREEMENT, countCategory, DIPLOMATIC_EVENT, GROUP, MEASURE, NOTICE, SERIES, SITUATION, SOURCE, STRIKE } from '../../src/domain/catalogue/categories.js';
import { EVENT_TYPES, type LedgerEvent, wireName } from '../../src/domain/catalogue/event-types.js';
import { createUpcast, UnknownEventError, upcast } from '../../src/domain/catalogue/upcast.js';
import { adoptClaim, recordClaim, retractClaim } from '../../src/domain/counts/claim-decisions.js';
import { amendCount, reportCount, retractCount } from '../../src/domain/counts/count-decisions.js';
import {
  acceptCorrection,
  proposeCorrection,
  rejectCorrection,
  withdrawCorrection,
} from '../../src/domain/counts/correction-decisions.js';
import { FAMILIES, type Family } from '../../src/domain/counts/families.js';
import { evolveCount, type CountState } from '../../src/domain/counts/state.js';
import {
  announceDiplomaticEvent,
  cancelDiplomaticEvent,
  holdDiplomaticEvent,
  postponeDiplomaticEvent,
  recordDiplomaticOutcome,
} from '../../src/domain/diplomatic-events/decisions.js';
import { type DiplomaticState, evolveDiplomaticEvent } from '../../src/domain/diplomatic-events/state.js';
import { defineGroup } from '../../src/domain/groups/decisions.js';
import { evolveGroup, type GroupState } from '../../src/domain/groups/state.js';
import type { Decision } from '../../src/domain/kernel/decision.js';
import { recordNotice, retractNotice } from '../../src/domain/notices/decisions.js';
import type { NoticeEvent } from '../../src/domain/notices/events.js';
import { evolveNotice, type NoticeState } from '../../src/domain/notices/state.js';
import { amendSeries, completeVintage, defineSeries, openVintage } from '../../src/domain/series/decisions.js';
import { evolveSeries, type SeriesState } from '../../src/domain/series/state.js';
import type { SeriesEvent } from '../../src/domain/series/events.js';
import { amendSituation, openSituation } from '../../src/domain/situations/decisions.js';
import { evolveSituation, type SituationState } from '../../src/domain/situations/state.js';
import { defineMeasure } from '../../src/domain/measures/decisions.js';
import { evolveMeasure, type MeasureState } from '../../src/domain/measures/state.js';
import { gradeSource, registerSource } from '../../src/domain/sources/decisions.js';
import { evolveSource, type SourceState } from '../../src/domain/sources/state.js';
import { amendStrikeDetails, reportStrike, retractStrike } from '../../src/domain/strikes/decisions.js';
import { retractStance, takeStance } from '../../src/domain/strikes/stance-decisions.js';
import { evolveStrike, type StrikeState } from '../../src/domain/strikes/state.js';
import { best, figure, MAYOR, NEWSPAPER, NOTHING_COMMON, OFFICIALS, statement } from '../support/samples.js';

/**
 * One file for each version of each event: what the log holds for ever. What is written today has to equal its file;
 * a change of shape is a new version with an upcaster, and the old file stays. A file that is missing is written when
 * GOLDEN=write is set, to be read by a person before it is kept.
 */
const FOLDER = join(__dirname, 'events');
const fileOf = (wire: string) => join(FOLDER, `${wire}.json`);
const read = (wire: string): unknown => JSON.parse(readFileSync(fileOf(wire), 'utf8'));

const context = { actor: { id: 'rex', role: 'reviewer' as const }, now: '2025-11-01T00:00:00.000Z' };
const common = { note: 'as read out at the briefing', codes: { 'ucdp:id': '36210' }, noticeId: null };

/** Runs decisions one after the other on one stream and gives their events. */
function play<State, Event extends LedgerEvent>(
  evolve: (state: State | null, recorded: { event: Event; revision: number; actor: string }) => State,
  ...decisions: ((state: State | null, head: number) => Decision<Event>)[]
): Event[] {
  let state: State | null = null;
  const events: Event[] = [];
  for (const decide of decisions) {
    const decision: Decision<Event> = decide(state, events.length - 1);
    if (decision.kind === 'rejected') throw new Error(decision.rejection.detail);
    for (const event of decision.events) {
      state = evolve(state, { event, revision: events.length, actor: 'rex' });
      events.push(event);
    }
  }
  return events;
}

const airForce = { name: 'Air force of Ukraine', kind: 'military', country: 'UA', url: 'https://example.org/af' };
const sourceEvents = play<SourceState, Parameters<typeof evolveSource>[1]['event']>(
  evolveSource,
  (state) => registerSource(state, { ...airForce, reliability: 'B', ...common }),
  (state) => gradeSource(state, { reliability: 'C', reason: 'two figures withdrawn', ...common }),
);

const fullStatement = statement(MAYOR, '2025-10-22T06:10:00.000Z', {
  via: [NEWSPAPER],
  credibility: 2,
  url: 'https://example.org/a',
  archivedUrl: 'https://archive.example/a',
  evidenceSha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  quote: 'One person was killed and six were injured.',
});
const stance = (extent: 'full' | 'partial') => ({
  extent,
  details: { title: 'Explosions in Kharkiv' },
  statement: statement(NEWSPAPER, '2025-10-23T10:00:00.000Z'),
  ...common,
});
const stanceTakenBack = (revision: number) => ({
  stance: revision,
  reason: 'withdrawn by its spokesman',
  statement: statement(NEWSPAPER, '2025-10-24'),
  ...common,
});
const strikeEvents = play<StrikeState, Parameters<typeof evolveStrike>[1]['event']>(
  evolveStrike,
  (state) =>
    reportStrike(
      state,
      {
        details: {
          title: 'Drone strike on a kindergarten, Kharkiv',
          means: ['drone'],
          attacker: 'Russian armed forces',
          parties: [{ group: 'side_a', name: 'Russian armed forces' }],
          target: { kind: 'education', name: 'kindergarten' },
          occurred: { from: '2025-10-22', to: null, precision: 'day' },
          place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', point: [36.23, 49.99], precision: 'settlement' },
          regions: ['UA-63'],
          partOf: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192',
        },
        statement: fullStatement,
        ...common,
      },
      { ...context, ifMatch: null },
    ),
  (state, ifMatch) =>
    amendStrikeDetails(
      state,
      {
        changes: { means: ['drone', 'missile'], attacker: null },
        cause: 'late_report',
        reason: 'fragments of a missile were found',
        statement: statement(OFFICIALS, '2025-10-23'),
        ...common,
      },
      { ...context, ifMatch },
    ),
  (state) => takeStance('corroboration', state, stance('partial'), { ...context, ifMatch: null }),
  (state) => retractStance('corroboration', state, stanceTakenBack(2), { ...context, ifMatch: null }),
  (state) => takeStance('dispute', state, stance('full'), { ...context, ifMatch: null }),
  (state) => retractStance('dispute', state, stanceTakenBack(4), { ...context, ifMatch: null }),
  (state, ifMatch) =>
    retractStrike(
      state,
      { reason: 'reported twice', statement: statement(OFFICIALS, '2025-10-24'), ...common },
      { ...context, ifMatch },
    ),
);

const noticeEvents = play<NoticeState, NoticeEvent>(
  evolveNotice,
  (state) =>
    recordNotice(
      state,
      {
        cause: 'counter_rebased',
        reason: 'the ministry restarted its counter',
        statement: statement(OFFICIALS, '2025-10-23'),
        scope: [
          {
            subject: { type: 'strike', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' },
            family: 'casualty',
            measure: 'killed',
            group: null,
            from: '2025-10-22',
            to: null,
          },
        ],
        ...common,
      },
      { ...context, ifMatch: null },
    ),
  (state, ifMatch) =>
    retractNotice(
      state,
      { reason: 'it did not', statement: statement(OFFICIALS, '2025-10-24'), ...common },
      { ...context, ifMatch },
    ),
);

const situationEvents = play<SituationState, Parameters<typeof evolveSituation>[1]['event']>(
  evolveSituation,
  (state) =>
    openSituation(
      state,
      {
        details: {
          title: 'Displacement within and from Ukraine',
          kind: 'displacement',
          place: { name: null, country: 'UA', admin1: null, point: null, precision: 'country' },
          since: '2025-10-23',
        },
        statement: fullStatement,
        ...common,
      },
      { ...context, ifMatch: null },
    ),
  (state, ifMatch) =>
    amendSituation(
      state,
      {
        changes: { title: 'Displacement from Ukraine', since: null },
        cause: 'reclassified',
        reason: 'those within the country have a series of their own',
        statement: statement(OFFICIALS, '2025-10-23'),
        ...common,
      },
      { ...context, ifMatch },
    ),
);

const diplomaticEvents = play<DiplomaticState, Parameters<typeof evolveDiplomaticEvent>[1]['event']>(
  evolveDiplomaticEvent,
  (state) =>
    announceDiplomaticEvent(
      state,
      {
        details: {
          kind: 'summit',
          title: 'Summit of the presidents of the United States and of Russia',
          participants: [
            { name: 'President of the United States', country: 'US' },
            { name: 'A mediator', country: null },
          ],
          place: { name: 'Budapest', country: 'HU', admin1: 'HU-BU', point: [19.04, 47.5], precision: 'settlement' },
        },
        status: 'considered',
        scheduledFor: '2025-10-30',
        statement: fullStatement,
        ...common,
      },
      { ...context, ifMatch: null },
    ),
  (state, ifMatch) =>
    holdDiplomaticEvent(
      state,
      { reason: 'requires careful preparation', statement: statement(OFFICIALS, '2025-10-22'), ...common },
      { ...context, ifMatch },
    ),
  (state, ifMatch) =>
    cancelDiplomaticEvent(
      state,
      { reason: 'called off', statement: statement(OFFICIALS, '2025-10-23'), ...common },
      { ...context, ifMatch },
    ),
  (state, ifMatch) =>
    postponeDiplomaticEvent(
      state,
      {
        scheduledFor: null,
        reason: 'it takes place after all',
        statement: statement(OFFICIALS, '2025-10-22'),
        ...common,
      },
      { ...context, ifMatch },
    ),
  (state, ifMatch) =>
    recordDiplomaticOutcome(
      state,
      {
        status: 'held',
        summary: 'They agreed to meet again',
        statement: statement(OFFICIALS, '2025-10-25'),
        ...common,
      },
      { ...context, ifMatch },
    ),
);

const measureEvents = play<MeasureState, Parameters<typeof evolveMeasure>[1]['event']>(evolveMeasure, (state) =>
  defineMeasure(
    state,
    {
      code: 'hectares_burnt',
      family: 'damage',
      unit: 'ha',
      accumulation: 'cumulative',
      basis: 'derived',
      decimals: 2,
      label: 'Hectares burnt',
      ...common,
    },
    { id: '7e9ab9a8-0b62-5b53-8b8c-6a1b7c2d3e4f', isBuiltIn: false },
  ),
);
const groupEvents = play<GroupState, Parameters<typeof evolveGroup>[1]['event']>(evolveGroup, (state) =>
  defineGroup(
    state,
    { code: 'paramedics', label: 'Paramedics', scheme: 'role', within: 'medical_staff', ...common },
    { id: '7e9ab9a8-0b62-5b53-8b8c-6a1b7c2d3e50', isBuiltIn: false, containers: 2 },
  ),
);

const COUNT_ID = 'a91d6aaa-90f5-5232-83cf-e867e9d15af4';
const because = { cause: 'source_retracted' as const, reason: 'the source takes it back' };
/** A count's life, told of the first measure of a family. */
function countEventsOf(family: Family) {
  const count = { ...context, id: COUNT_ID, family };
  return play<CountState, Parameters<typeof evolveCount>[1]['event']>(
  evolveCount,
  (state) =>
    reportCount(
      state,
      {
        subject: { type: 'strike', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' },
        measure: Object.keys(family.measures)[0] ?? '',
        group: 'all',
        period: '2025-10-22',
        running: false,
        dating: 'occurred',
        figure: figure({ low: 6, asStated: 'at least six' }),
        statement: fullStatement,
        ...common,
      },
      { ...count, ifMatch: null },
    ),
  (state, ifMatch) =>
    amendCount(
      state,
      {
        figure: figure({ low: 9, best: 7, approximate: true }),
        cause: 'developed',
        reason: 'One of the injured died in hospital',
        statement: statement(MAYOR, '2025-10-23T05:00:00.000Z'),
        corrects: null,
        ...common,
      },
      { ...count, ifMatch },
    ),
  (state) =>
    recordClaim(
      state,
      { figure: null, statement: statement(NEWSPAPER, '2025-10-23'), ...NOTHING_COMMON },
      { ...count, ifMatch: null },
    ),
  (state, ifMatch) =>
    adoptClaim(state, { claim: 2, reason: 'nobody knows any longer', ...common }, { ...count, ifMatch }),
  (state, ifMatch) =>
    retractClaim(
      state,
      { ...because, claim: 2, adopt: 1, statement: statement(NEWSPAPER, '2025-10-24'), ...common },
      { ...count, ifMatch },
    ),
  (state, ifMatch) =>
    retractCount(state, { ...because, statement: statement(OFFICIALS, '2025-10-25'), ...common }, { ...count, ifMatch }),
);
}

const deliveryId = '018f3c2a-7b1e-7c40-9a51-00000000d001';
const agreementEvents = play<AgreementState, Parameters<typeof evolveAgreement>[1]['event']>(
  evolveAgreement,
  (state) =>
    signDefenseAgreement(
      state,
      {
        details: {
          title: 'Defence cooperation agreement of Sweden and Ukraine',
          kind: 'defence_cooperation',
          parties: [
            { name: 'Sweden', country: 'SE' },
            { name: 'Ukraine', country: 'UA' },
          ],
          signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
          signedAt: '2025-10-22',
          place: { name: 'Stockholm', country: 'SE', admin1: 'SE-AB', point: null, precision: 'settlement' },
        },
        stage: 'intent',
        terms: [
          {
            termId: 'gripen',
            item: 'Gripen',
            category: 'fighter_aircraft',
            unit: 'aircraft',
            figure: figure({ high: 150, asStated: 'up to 150' }),
            period: { years: 10 },
            commitment: 'potential',
          },
          {
            termId: 'training',
            item: 'Training of pilots',
            category: null,
            unit: null,
            figure: null,
            period: { from: '2026-01-01', to: null },
            commitment: 'firm',
          },
        ],
        statement: fullStatement,
        ...common,
      },
      { ...context, ifMatch: null },
    ),
  (state, ifMatch) =>
    advanceAgreementStage(
      state,
      { stage: 'signed', reason: 'the contract was signed', statement: statement(OFFICIALS, '2025-10-24'), ...common },
      { ...context, ifMatch },
    ),
  (state, ifMatch) =>
    amendAgreementTerm(
      state,
      {
        termId: 'gripen',
        changes: { figure: figure({ low: 100, high: 150 }), commitment: 'firm' },
        cause: 'developed',
        reason: 'a lower bound was negotiated',
        statement: statement(OFFICIALS, '2025-10-25'),
        ...common,
      },
      { ...context, ifMatch },
    ),
  (state) =>
    recordDelivery(
      state,
      {
        deliveryId,
        termId: 'gripen',
        figure: best(151),
        deliveredAt: '2025-10-26',
        statement: statement(NEWSPAPER, '2025-10-27'),
        ...common,
      },
      { ...context, ifMatch: null },
    ),
  (state, ifMatch) =>
    amendDelivery(
      state,
      {
        deliveryId,
        changes: { figure: best(14), deliveredAt: '2025-10-26T10:00:00.000Z' },
        cause: 'recording_error',
        reason: 'a slip of the newspaper',
        statement: statement(OFFICIALS, '2025-10-28'),
        ...common,
      },
      { ...context, ifMatch },
    ),
  (state, ifMatch) =>
    retractDelivery(
      state,
      { ...because, deliveryId, statement: statement(OFFICIALS, '2025-10-29'), ...common },
      { ...context, ifMatch },
    ),
);

const [acceptedId, rejectedId, withdrawnId] = [1, 2, 3].map((n) => `018f3c2a-1111-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
/** A count's corrections: one rejected, one withdrawn, one accepted. */
function correctionEventsOf(family: Family) {
const count = { ...context, id: COUNT_ID, family };
const propose = (correctionId: string, reason: string) => (state: CountState | null) =>
  proposeCorrection(
    state,
    {
      correctionId,
      figure: figure({ low: 9, best: 8 }),
      cause: 'late_report',
      reason,
      statement: statement(MAYOR, '2025-10-25T09:00:00.000Z', { credibility: 2 }),
      ...common,
    },
    { ...count, ifMatch: null },
  );
const reviewer = { ...count, actor: { id: 'rea', role: 'reviewer' as const }, ifMatch: null };
return play<CountState, Parameters<typeof evolveCount>[1]['event']>(
  evolveCount,
  () => ({ kind: 'accepted', events: countEventsOf(family).slice(0, 1) }),
  propose(rejectedId, 'One more died'),
  (state) =>
    rejectCorrection(state, { correctionId: rejectedId, reason: 'it is the same death', ...common }, reviewer),
  propose(withdrawnId, 'One more died in hospital'),
  (state) =>
    withdrawCorrection(
      state,
      { correctionId: withdrawnId, reason: 'proposed twice', ...common },
      { ...count, ifMatch: null },
    ),
  propose(acceptedId, 'One more died on the way to the hospital'),
  (state) =>
    acceptCorrection(
      state,
      {
        correctionId: acceptedId,
        reason: 'the hospital confirms it',
        figureMoved: null,
        note: 'called back',
        codes: { 'acled:id': 'UKR1' },
        noticeId: null,
      },
      reviewer,
    ),
);
}

const fileSha256 = 'c'.repeat(64);
const file = statement(OFFICIALS, '2025-10-30T09:00:00.000Z', { evidenceSha256: fileSha256 });
const seriesEvents = play<SeriesState, SeriesEvent>(
  evolveSeries,
  (state) =>
    defineSeries(state, {
      ...common,
      details: {
        code: 'daily',
        name: 'Daily table',
        situationId: '018f3c2a-0000-7000-8000-000000000041',
        sourceId: OFFICIALS,
        format: 'json',
        rows: ['', '/data'],
        key: { date: 'period', area: { subject: { North: '018f3c2a-0000-7000-8000-000000000042' } } },
        family: 'casualty',
        columns: {
          killed: { measure: 'killed', group: 'all', family: null },
          'killed*': { qualifies: 'killed', words: { about: 'approximate' } },
          footnote: 'ignore',
        },
        renames: [{ from: 'dead', to: 'killed' }],
        otherColumns: 'define',
        dating: 'reported',
        running: false,
      },
    }),
  (state) =>
    amendSeries(state, { ...common, changes: { otherColumns: 'refuse' }, reason: 'it is complete' }, { ifMatch: 0 }),
  (state) =>
    openVintage(
      state,
      {
        ...common,
        statement: file,
        sha256: fileSha256,
        cause: 'method_changed',
        defined: [
          { column: 'hurt', family: 'casualty', measure: 'daily_hurt', unit: 'number', decimals: 0 },
        ],
      },
      context,
    ),
  (state) =>
    completeVintage(state, 1, {
      note: null,
      codes: {},
      tally: { rows: 2, cells: 5, reported: 3, amended: 0, retracted: 0, unchanged: 0 },
      stateSha256: 'd'.repeat(64),
      columns: ['dead', 'killed*', 'hurt'],
      names: { killed: 'dead' },
      namedOtherwise: [{ key: ['2025-10-29', 'North'], column: 'killed', name: 'killed' }],
      warnings: [{ code: 'repeated-key', detail: 'row 3 has the key of row 2' }],
    }),
);

const written = new Map<string, LedgerEvent>([
  ...seriesEvents.map((event) => [wireName(SERIES, event.kind), event] as const),
  ...sourceEvents.map((event) => [wireName(SOURCE, event.kind), event] as const),
  ...strikeEvents.map((event) => [wireName(STRIKE, event.kind), event] as const),
  ...noticeEvents.map((event) => [wireName(NOTICE, event.kind), event] as const),
  ...situationEvents.map((event) => [wireName(SITUATION, event.kind), event] as const),
  ...diplomaticEvents.map((event) => [wireName(DIPLOMATIC_EVENT, event.kind), event] as const),
  ...agreementEvents.map((event) => [wireName(AGREEMENT, event.kind), event] as const),
  ...measureEvents.map((event) => [wireName(MEASURE, event.kind), event] as const),
  ...groupEvents.map((event) => [wireName(GROUP, event.kind), event] as const),
  ...FAMILIES.flatMap((family) =>
    [...correctionEventsOf(family), ...countEventsOf(family)].map(
      (event) => [wireName(countCategory(family.code), event.kind), event] as const,
    ),
  ),
]);

if (process.env['GOLDEN'] === 'write') {
  for (const [wire, { data }] of written) {
    if (!existsSync(fileOf(wire))) writeFileSync(fileOf(wire), `${JSON.stringify(data, null, 2)}\n`);
  }
}

it('has the names that the log and the wire keep for ever', () => {
  const families = ['casualty', 'munitions', 'rescue', 'displacement', 'damage', 'disruption'];
  const ofCounts = [
    'claim-adopted.v2',
    'claim-recorded.v1',
    'claim-retracted.v1',
    'correction-accepted.v1',
    'correction-proposed.v1',
    'correction-rejected.v1',
    'correction-withdrawn.v1',
    'count-amended.v1',
    'count-reported.v1',
    'count-retracted.v1',
  ];
  const others = [
    'agreement-delivery-amended.v1',
    'agreement-delivery-recorded.v1',
    'agreement-delivery-retracted.v1',
    'agreement-recorded.v1',
    'agreement-stage-advanced.v1',
    'agreement-term-amended.v1',
    'diplomatic-event-announced.v1',
    'diplomatic-event-cancelled.v1',
    'diplomatic-event-outcome-recorded.v1',
    'diplomatic-event-postponed.v1',
    'diplomatic-event-put-on-hold.v1',
    'group-defined.v1',
    'measure-defined.v1',
    'notice-recorded.v1',
    'notice-retracted.v1',
    'series-amended.v1',
    'series-defined.v1',
    'situation-amended.v1',
    'situation-opened.v1',
    'source-graded.v1',
    'source-registered.v1',
    'strike-corroborated.v1',
    'strike-corroboration-retracted.v1',
    'strike-details-amended.v1',
    'strike-dispute-retracted.v1',
    'strike-disputed.v1',
    'strike-reported.v1',
    'strike-retracted.v1',
    'vintage-completed.v1',
    'vintage-opened.v1',
  ];
  const all = [...families.flatMap((family) => ofCounts.map((name) => `${family}-${name}`)), ...others];
  expect([...EVENT_TYPES.keys()].sort()).toEqual(all.map((name) => `conflict-ledger.${name}`).sort());
});

it.each([...EVENT_TYPES.keys()])('%s is written as its file says', (wire) => {
  const event = written.get(wire);
  if (!event) throw new Error(`no story here makes an event ${wire}: let it happen in that of its category`);
  expect(JSON.parse(JSON.stringify(event.data))).toEqual(read(wire));
});

it.each(readdirSync(FOLDER))('%s is read by this version', (file) => {
  const wire = file.replace(/\.json$/, '');
  const { type, event } = upcast(wire, read(wire) as Record<string, unknown>);
  expect(event.kind).toBe(type.kind);
});

it('reads the first version of an adoption as one that was warned about in nothing', () => {
  const wire = 'conflict-ledger.casualty-claim-adopted.v1';
  const first = read(wire) as Record<string, unknown>;
  expect(first).not.toHaveProperty('warnings');
  const { type, event } = upcast(wire, first);
  expect(type.wire).toBe('conflict-ledger.casualty-claim-adopted.v2');
  expect(event.data).toEqual({ ...first, warnings: [] });
});

describe('a chain of upcasters', () => {
  // Any one will do.
  const types = new Map([...EVENT_TYPES].slice(0, 1));
  const last = [...types.keys()][0] ?? '';
  const step = (from: string, to: string, member: string) => ({
    from,
    to,
    up: (data: Readonly<Record<string, unknown>>) => ({ ...data, [member]: data['order'], order: from }),
  });

  it('goes through every step in order', () => {
    const read = createUpcast([step('b', last, 'second'), step('a', 'b', 'first')], types);
    expect(read('a', { order: 'raw' }).event.data).toEqual({ first: 'raw', second: 'a', order: 'b' });
  });

  it('is refused at once when it ends nowhere or goes in a circle', () => {
    expect(() => createUpcast([step('a', 'nowhere', 'x')], types)).toThrow(UnknownEventError);
    expect(() => createUpcast([step('a', 'b', 'x'), step('b', 'a', 'x')], types)).toThrow(UnknownEventError);
  });

  it('does not read what it does not know', () => {
    expect(() => upcast('conflict-ledger.strike-reported.v9', {})).toThrow(UnknownEventError);
  });
});
