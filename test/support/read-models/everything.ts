import { groupId, measureId } from '../../../src/ids/derived-ids.js';
import { best, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../samples.js';
import { recordAgreement } from './agreement-facts.js';
import {
  activeBefore,
  claimAdopted,
  claimRecorded,
  claimRetracted,
  correctionAccepted,
  correctionProposed,
  correctionRejected,
  correctionWithdrawn,
  countAmended,
  countReported,
  countRetracted,
  diplomaticEventAnnounced,
  diplomaticEventCancelled,
  diplomaticEventOutcomeRecorded,
  diplomaticEventPostponed,
  diplomaticEventPutOnHold,
  situationAmended,
  situationDetails,
  situationOpened,
  sourceGraded,
  sourceRegistered,
  strikeAmended,
  strikeDetails,
  strikeReported,
  strikeRetracted,
  uuid,
} from './facts.js';
import type { TestLedger } from './ledger.js';
import { recordSeries } from './series-facts.js';

/** Records an event of each kind of the ledger's, some of them stated in another order than recorded, and acts of operators. */
export async function recordEverything(ledger: TestLedger): Promise<void> {
  const [source, whole, part, killed, injured] = [1, 2, 3, 4, 5].map(uuid) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const subject = { type: 'strike', id: part } as const;
  const said = (day: string, by = OFFICIALS) => statement(by, `2025-10-${day}`);
  await operate(ledger);
  await ledger.record(source, sourceRegistered({ reliability: 'B' }), {
    metadata: { key: 'k', members: {} },
  });
  const kyiv = { ...strikeDetails().place, name: 'Kyiv', point: [30.5, 50.45] as const };
  await ledger.record(
    whole,
    strikeReported({ details: strikeDetails({ place: kyiv }), statement: said('22') }),
  );
  await ledger.record(
    part,
    strikeReported({
      details: strikeDetails({ partOf: whole, title: 'Part' }),
      statement: said('23T06:00:00.000Z'),
    }),
  );
  await ledger.record(
    whole,
    strikeAmended({
      changes: { partOf: part },
      statement: said('24'),
      effectiveAt: '2025-10-24T23:59:59.999Z',
    }),
  );
  ledger.recordsAt('2025-10-23T00:00:00.000Z');
  await ledger.record(
    killed,
    countReported({
      subject,
      figure: { ...best(6), asStated: 'at least six' },
      statement: said('23'),
      codes: { a: '1' },
    }),
  );
  await ledger.record(
    injured,
    countReported({ subject, measure: 'injured', figure: null, statement: said('21') }),
  );
  await ledger.record(
    killed,
    claimRecorded({ figure: best(7), statement: said('22', MAYOR), codes: { b: '2' } }),
  );
  await ledger.record(
    killed,
    claimAdopted({
      claim: 1,
      figure: best(7),
      before: activeBefore(0, best(6)),
      statement: said('22', MAYOR),
      effectiveAt: '2025-10-23T23:59:59.999Z',
    }),
  );
  await ledger.record(
    killed,
    countAmended({
      figure: best(5),
      before: activeBefore(0, best(6)),
      corrects: 0,
      statement: said('25'),
      effectiveAt: '2025-10-23T23:59:59.999Z',
    }),
  );
  await ledger.record(
    killed,
    claimRetracted({ claim: 1, lastFigure: best(7), statement: said('24', MAYOR) }),
  );
  const madeOn = { revision: 3, figure: best(5) };
  for (const number of [71, 72, 73]) {
    const proposal = { figure: best(number), statement: said('25', MAYOR) };
    await ledger.record(killed, correctionProposed(uuid(number), proposal, { madeOn, codes: { a: '1' } }));
  }
  await ledger.record(killed, correctionRejected(uuid(72)), { actor: 'reviewer-1' });
  await ledger.record(killed, correctionWithdrawn(uuid(73)));
  await ledger.record(
    killed,
    correctionAccepted(uuid(71), {
      figure: best(71),
      before: activeBefore(3, best(5)),
      statement: said('25', MAYOR),
      effectiveAt: '2025-10-25T23:59:59.999Z',
      proposed: { revision: 5, actor: 'analyst-1', reason: 'one more is known' },
    }),
    { actor: 'reviewer-1' },
  );
  await ledger.record(
    injured,
    countRetracted({
      before: activeBefore(0, null),
      statement: said('22'),
      effectiveAt: '2025-10-22T23:59:59.999Z',
    }),
  );
  await recordStances(ledger, whole, said);
  await recordNotice(ledger, subject, said);
  await recordDefinitions(ledger);
  await recordSituation(ledger, said);
  await recordDiplomaticEvents(ledger, said);
  await recordAgreement(ledger, uuid(7));
  await recordSeries(ledger, uuid(81), uuid(82), uuid(83));
  await ledger.record(source, sourceGraded({ reliability: 'A', previous: 'B' }));
  await ledger.record(
    part,
    strikeRetracted({ statement: said('25'), effectiveAt: '2025-10-25T23:59:59.999Z' }),
  );
}

type Said = (day: string, by?: string) => ReturnType<typeof statement>;

/** A key that is issued, and a webhook with a delivery that failed. */
async function operate(ledger: TestLedger): Promise<void> {
  const [key, webhook] = [uuid(6), uuid(12)];
  await ledger.operate(`ops-access-key-${key}`, 'conflict-ledger.access-key-issued.v1', {
    id: key,
    actor: 'analyst-1',
    role: 'analyst',
    secretSha256: 'ab',
    expiresAt: null,
    note: null,
  });
  await ledger.operate(
    `ops-webhook-${webhook}`,
    'conflict-ledger.webhook-registered.v1',
    { id: webhook, url: 'https://example.org/hook', filter: {}, after: 0, note: null, secret: 'whsec_' },
    { actor: 'admin' },
  );
  const at = '2025-10-22T09:00:00.000Z';
  await ledger.operate(`ops-webhook-delivery-${webhook}`, 'conflict-ledger.webhook-delivery-failed.v1', {
    node: 'one',
    leaseMs: 30_000,
    act: 0,
    upTo: 1,
    lastDelivery: null,
    failure: {
      since: at,
      at,
      sequence: 2,
      eventId: uuid(1),
      attempt: 1,
      kind: 'status',
      status: 500,
      code: null,
      pauseMs: 5_000,
    },
  });
}

async function recordStances(ledger: TestLedger, strike: string, said: Said): Promise<void> {
  const taken = {
    ...NOTHING_COMMON,
    extent: 'partial',
    details: { title: 'Explosions' },
    statement: said('23', MAYOR),
    effectiveAt: '2025-10-23T23:59:59.999Z',
    warnings: [],
  } as const;
  const takenBack = (stance: number) => ({
    ...NOTHING_COMMON,
    stance,
    reason: 'it meant another strike',
    statement: said('24', MAYOR),
    effectiveAt: '2025-10-24T23:59:59.999Z',
  });
  await ledger.record(strike, { kind: 'strike-corroborated', data: taken });
  await ledger.record(strike, { kind: 'strike-corroboration-retracted', data: takenBack(2) });
  await ledger.record(strike, { kind: 'strike-disputed', data: { ...taken, extent: 'full' } });
  await ledger.record(strike, { kind: 'strike-dispute-retracted', data: takenBack(4) });
}

async function recordNotice(
  ledger: TestLedger,
  subject: { readonly type: 'strike'; readonly id: string },
  said: Said,
): Promise<void> {
  const notice = uuid(11);
  const because = { ...NOTHING_COMMON, reason: 'two lists were one' };
  await ledger.record(notice, {
    kind: 'notice-recorded',
    data: {
      ...because,
      cause: 'duplicate_merged',
      statement: said('22'),
      scope: [{ subject, family: 'casualty', measure: null, group: null, from: null, to: null }],
      effectiveAt: '2025-10-22T23:59:59.999Z',
    },
  });
  await ledger.record(notice, {
    kind: 'notice-retracted',
    data: { ...because, statement: said('24'), effectiveAt: '2025-10-24T23:59:59.999Z' },
  });
}

async function recordDefinitions(ledger: TestLedger): Promise<void> {
  await ledger.record(measureId('damage', 'burnt'), {
    kind: 'measure-defined',
    data: {
      ...NOTHING_COMMON,
      code: 'burnt',
      family: 'damage',
      unit: 'ha',
      accumulation: 'period',
      basis: 'derived',
      decimals: 1,
      label: null,
    },
  });
  await ledger.record(groupId('paramedics'), {
    kind: 'group-defined',
    data: { ...NOTHING_COMMON, code: 'paramedics', label: null, scheme: 'role', within: 'medical_staff' },
  });
}

async function recordSituation(ledger: TestLedger, said: Said): Promise<void> {
  const [situation, displaced] = [uuid(7), uuid(8)];
  await ledger.record(situation, situationOpened({ details: situationDetails(), statement: said('22') }));
  await ledger.record(
    displaced,
    countReported({
      subject: { type: 'situation', id: situation },
      period: '2025-10-22',
      figure: best(10),
      statement: said('23'),
    }),
  );
  await ledger.record(
    situation,
    situationAmended({
      changes: { kind: 'siege' },
      statement: said('21'),
      effectiveAt: '2025-10-22T23:59:59.999Z',
    }),
  );
}

async function recordDiplomaticEvents(ledger: TestLedger, said: Said): Promise<void> {
  const [summit, visit] = [uuid(9), uuid(10)];
  await ledger.record(summit, diplomaticEventAnnounced({ statement: said('21') }));
  await ledger.record(visit, diplomaticEventAnnounced({ statement: said('23') }));
  await ledger.record(
    summit,
    diplomaticEventPutOnHold({ statement: said('22'), effectiveAt: '2025-10-22T23:59:59.999Z' }),
  );
  await ledger.record(
    visit,
    diplomaticEventOutcomeRecorded({
      status: 'held',
      statement: said('24'),
      effectiveAt: '2025-10-24T23:59:59.999Z',
    }),
  );
  await ledger.record(
    summit,
    diplomaticEventPostponed({
      scheduledFor: '2025-11-20',
      statement: said('20'),
      effectiveAt: '2025-10-22T23:59:59.999Z',
    }),
  );
  await ledger.record(
    summit,
    diplomaticEventCancelled({ statement: said('24'), effectiveAt: '2025-10-24T23:59:59.999Z' }),
  );
}
