import type {
  Before,
  ClaimAdopted,
  ClaimRecorded,
  ClaimRetracted,
  CountAmended,
  CountReported,
  CountRetracted,
} from '../../../src/domain/counts/events.js';
import type {
  CorrectionAccepted,
  CorrectionProposed,
  CorrectionRejected,
  CorrectionWithdrawn,
} from '../../../src/domain/counts/correction-events.js';
import type {
  DiplomaticEventAnnounced,
  DiplomaticEventCancelled,
  DiplomaticEventOutcomeRecorded,
  DiplomaticEventPostponed,
  DiplomaticEventPutOnHold,
} from '../../../src/domain/diplomatic-events/events.js';
import type { Figure } from '../../../src/domain/kernel/figure.js';
import type { Statement } from '../../../src/domain/kernel/statement.js';
import { endOf } from '../../../src/domain/kernel/time.js';
import type { SituationDetails } from '../../../src/domain/situations/details.js';
import type { SituationAmended, SituationOpened } from '../../../src/domain/situations/events.js';
import type { SourceGraded, SourceRegistered } from '../../../src/domain/sources/events.js';
import type { StrikeDetails } from '../../../src/domain/strikes/details.js';
import type {
  StrikeDetailsAmended,
  StrikeReported,
  StrikeRetracted,
} from '../../../src/domain/strikes/events.js';
import { NOTHING_COMMON } from '../samples.js';

/** Events with everything filled in that a test does not care about. A decision's `effectiveAt` is given by hand. */

/** A UUID that a reader can tell from others. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const NOTHING_BEFORE: Before = { status: 'none' };

export function activeBefore(revision: number, before: Figure): Before {
  return { status: 'active', revision, figure: before };
}

type Stated = { readonly statement: Statement };
/** Where a report or a claim stands: where it was said. */
export const asStated = ({ statement: { statedAt } }: Stated) => ({ effectiveAt: endOf(statedAt) });

export type Needed<Data, Names extends keyof Data> = Pick<Data, Names> & Partial<Data>;

export function countReported(
  data: Needed<CountReported['data'], 'subject' | 'figure' | 'statement'>,
): CountReported {
  return {
    kind: 'count-reported',
    data: {
      ...NOTHING_COMMON,
      measure: 'killed',
      group: 'all',
      period: null,
      running: false,
      dating: 'occurred',
      unit: 'people',
      before: NOTHING_BEFORE,
      warnings: [],
      ...asStated(data),
      ...data,
    },
  };
}

export function countAmended(
  data: Needed<CountAmended['data'], 'figure' | 'before' | 'statement' | 'effectiveAt'>,
): CountAmended {
  return {
    kind: 'count-amended',
    data: {
      ...NOTHING_COMMON,
      cause: 'developed',
      reason: 'more is known',
      corrects: null,
      warnings: [],
      ...data,
    },
  };
}

export function countRetracted(
  data: Needed<CountRetracted['data'], 'before' | 'statement' | 'effectiveAt'>,
): CountRetracted {
  return {
    kind: 'count-retracted',
    data: { ...NOTHING_COMMON, cause: 'source_retracted', reason: 'taken back', ...data },
  };
}

export function claimRecorded(data: Needed<ClaimRecorded['data'], 'figure' | 'statement'>): ClaimRecorded {
  return { kind: 'claim-recorded', data: { ...NOTHING_COMMON, warnings: [], ...asStated(data), ...data } };
}

export function claimAdopted(
  data: Needed<ClaimAdopted['data'], 'claim' | 'figure' | 'before' | 'statement' | 'effectiveAt'>,
): ClaimAdopted {
  return {
    kind: 'claim-adopted',
    data: { ...NOTHING_COMMON, reason: 'better placed', warnings: [], ...data },
  };
}

export function claimRetracted(
  data: Needed<ClaimRetracted['data'], 'claim' | 'lastFigure' | 'statement'>,
): ClaimRetracted {
  return {
    kind: 'claim-retracted',
    data: { ...NOTHING_COMMON, cause: 'source_retracted', reason: 'taken back', ...asStated(data), ...data },
  };
}

export function correctionProposed(
  correctionId: string,
  data: Needed<CorrectionProposed['data']['proposal'], 'figure' | 'statement'>,
  more: Needed<CorrectionProposed['data'], 'madeOn'>,
): CorrectionProposed {
  const proposal = { cause: 'late_report', reason: 'one more is known', ...data } as const;
  return { kind: 'correction-proposed', data: { ...NOTHING_COMMON, correctionId, proposal, ...more } };
}

export function correctionAccepted(
  correctionId: string,
  data: Needed<CorrectionAccepted['data'], 'figure' | 'before' | 'statement' | 'effectiveAt' | 'proposed'>,
): CorrectionAccepted {
  return {
    kind: 'correction-accepted',
    data: {
      ...NOTHING_COMMON,
      correctionId,
      cause: 'late_report',
      reason: 'it is so',
      warnings: [],
      ...data,
    },
  };
}

export function correctionRejected(correctionId: string): CorrectionRejected {
  return { kind: 'correction-rejected', data: { ...NOTHING_COMMON, correctionId, reason: 'it is not so' } };
}

export function correctionWithdrawn(correctionId: string): CorrectionWithdrawn {
  return { kind: 'correction-withdrawn', data: { ...NOTHING_COMMON, correctionId, reason: 'a slip' } };
}

export function strikeDetails(more: Partial<StrikeDetails> = {}): StrikeDetails {
  return {
    title: 'Strike',
    means: ['drone'],
    attacker: null,
    parties: [],
    target: null,
    occurred: { from: '2025-10-22', to: null, precision: 'day' },
    place: { name: null, country: 'UA', admin1: null, point: null, precision: 'country' },
    regions: [],
    partOf: null,
    ...more,
  };
}

export function strikeReported(
  data: Needed<StrikeReported['data'], 'details' | 'statement'>,
): StrikeReported {
  return { kind: 'strike-reported', data: { ...NOTHING_COMMON, warnings: [], ...asStated(data), ...data } };
}

/** What is said of other details, when a test does not care. */
const AMENDED = {
  ...NOTHING_COMMON,
  previous: {},
  amends: 0,
  cause: 'developed',
  reason: 'more is known',
  warnings: [],
} as const;

export function strikeAmended(
  data: Needed<StrikeDetailsAmended['data'], 'changes' | 'statement' | 'effectiveAt'>,
): StrikeDetailsAmended {
  return { kind: 'strike-details-amended', data: { ...AMENDED, ...data } };
}

export function strikeRetracted(
  data: Needed<StrikeRetracted['data'], 'statement' | 'effectiveAt'>,
): StrikeRetracted {
  return { kind: 'strike-retracted', data: { ...NOTHING_COMMON, reason: 'it did not happen', ...data } };
}

export function sourceRegistered(data: Partial<SourceRegistered['data']> = {}): SourceRegistered {
  return {
    kind: 'source-registered',
    data: {
      ...NOTHING_COMMON,
      name: 'Ministry',
      kind: 'ministry',
      country: null,
      url: null,
      reliability: null,
      ...data,
    },
  };
}

export function sourceGraded(data: Needed<SourceGraded['data'], 'reliability' | 'previous'>): SourceGraded {
  return { kind: 'source-graded', data: { ...NOTHING_COMMON, reason: 'its record', ...data } };
}

export function situationDetails(more: Partial<SituationDetails> = {}): SituationDetails {
  return {
    title: 'Situation',
    kind: 'displacement',
    place: { name: null, country: 'UA', admin1: null, point: null, precision: 'country' },
    since: '2022-02-24',
    ...more,
  };
}

export function situationOpened(
  data: Needed<SituationOpened['data'], 'details' | 'statement'>,
): SituationOpened {
  return { kind: 'situation-opened', data: { ...NOTHING_COMMON, warnings: [], ...asStated(data), ...data } };
}

export function situationAmended(
  data: Needed<SituationAmended['data'], 'changes' | 'statement' | 'effectiveAt'>,
): SituationAmended {
  return { kind: 'situation-amended', data: { ...AMENDED, ...data } };
}

export function diplomaticEventAnnounced(
  data: Needed<DiplomaticEventAnnounced['data'], 'statement'>,
): DiplomaticEventAnnounced {
  return {
    kind: 'diplomatic-event-announced',
    data: {
      ...NOTHING_COMMON,
      details: { kind: 'summit', title: 'Summit', participants: [], place: null },
      status: 'announced',
      scheduledFor: null,
      warnings: [],
      ...asStated(data),
      ...data,
    },
  };
}

/** What was in force before a change, and what is said of that, when a test does not care. */
const AFTER_ANNOUNCED = {
  ...NOTHING_COMMON,
  previous: { status: 'announced', scheduledFor: null, summary: null },
  amends: 0,
  warnings: [],
} as const;

export function diplomaticEventPostponed(
  data: Needed<DiplomaticEventPostponed['data'], 'scheduledFor' | 'statement' | 'effectiveAt'>,
): DiplomaticEventPostponed {
  return {
    kind: 'diplomatic-event-postponed',
    data: { ...AFTER_ANNOUNCED, status: 'postponed', reason: 'no date yet', ...data },
  };
}

export function diplomaticEventPutOnHold(
  data: Needed<DiplomaticEventPutOnHold['data'], 'statement' | 'effectiveAt'>,
): DiplomaticEventPutOnHold {
  return {
    kind: 'diplomatic-event-put-on-hold',
    data: { ...AFTER_ANNOUNCED, status: 'on_hold', reason: 'not ready', ...data },
  };
}

export function diplomaticEventOutcomeRecorded(
  data: Needed<DiplomaticEventOutcomeRecorded['data'], 'status' | 'statement' | 'effectiveAt'>,
): DiplomaticEventOutcomeRecorded {
  return {
    kind: 'diplomatic-event-outcome-recorded',
    data: { ...AFTER_ANNOUNCED, summary: null, ...data },
  };
}

export function diplomaticEventCancelled(
  data: Needed<DiplomaticEventCancelled['data'], 'statement' | 'effectiveAt'>,
): DiplomaticEventCancelled {
  return {
    kind: 'diplomatic-event-cancelled',
    data: { ...AFTER_ANNOUNCED, status: 'cancelled', reason: 'called off', ...data },
  };
}
