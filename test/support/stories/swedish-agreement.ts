import { specify } from '../given-when-then.js';
import { best, GRIPEN, MAYOR, NEWSPAPER, NOTHING_COMMON, OFFICIALS, statement } from '../samples.js';
import type { DecisionContext } from '../../../src/domain/kernel/decision.js';
import type {
  AdvanceAgreementStage,
  AmendAgreementTerm,
  AmendDelivery,
  RecordDelivery,
  RetractDelivery,
  SignDefenseAgreement,
} from '../../../src/domain/agreements/commands.js';
import type { Stage, Term, TermValue } from '../../../src/domain/agreements/details.js';
import type { AgreementEvent } from '../../../src/domain/agreements/events.js';
import { type AgreementState, evolveAgreement } from '../../../src/domain/agreements/state.js';

/** An agreement of two countries, what becomes of it, and the commands that tell so: for the specs of its decisions. */

export const { given } = specify<AgreementState, AgreementEvent>(evolveAgreement);

export const at = (ifMatch: DecisionContext['ifMatch']): DecisionContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2027-01-01T00:00:00.000Z',
  ifMatch,
});
export const analyst = (id: string, ifMatch: number | null): DecisionContext => ({
  ...at(ifMatch),
  actor: { id, role: 'analyst' },
});

export const training: Term = {
  ...GRIPEN,
  termId: 'training',
  item: 'Training of pilots',
  category: 'training',
  unit: 'people',
  figure: null,
  period: null,
};
export const signing: SignDefenseAgreement = {
  details: {
    title: 'Defence cooperation agreement of Sweden and Ukraine',
    kind: 'defence_cooperation',
    parties: [
      { name: 'Sweden', country: 'SE' },
      { name: 'Ukraine', country: 'UA' },
    ],
    signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
    signedAt: '2025-10-22',
    place: null,
  },
  stage: 'intent',
  terms: [GRIPEN, training],
  statement: statement(OFFICIALS, '2025-10-22T12:00:00.000Z'),
  ...NOTHING_COMMON,
};
export const recorded: AgreementEvent = {
  kind: 'agreement-recorded',
  data: { ...signing, effectiveAt: '2025-10-22T12:00:00.000Z', warnings: [] },
};

export const toStage = (stage: Stage, statedAt = '2026-03-01'): AdvanceAgreementStage => ({
  stage,
  reason: 'as announced',
  statement: statement(OFFICIALS, statedAt),
  ...NOTHING_COMMON,
});
export const advanced = (stage: Stage, previous: Stage, statedAt: string): AgreementEvent => ({
  kind: 'agreement-stage-advanced',
  data: { ...toStage(stage, statedAt), previous, effectiveAt: `${statedAt}T23:59:59.999Z` },
});

export const amendment = (changes: Partial<TermValue>, statedAt = '2026-02-01'): AmendAgreementTerm => ({
  termId: 'gripen',
  changes,
  cause: 'developed',
  reason: 'negotiated further',
  statement: statement(OFFICIALS, statedAt),
  ...NOTHING_COMMON,
});
export const termAmended = (value: Partial<TermValue>): AgreementEvent => {
  const { changes, ...rest } = amendment(value);
  const { figure, period, commitment } = GRIPEN;
  const previous = { figure, period, commitment };
  return {
    kind: 'agreement-term-amended',
    data: {
      ...rest,
      ...previous,
      ...changes,
      previous,
      amends: 0,
      effectiveAt: '2026-02-01T23:59:59.999Z',
      warnings: [],
    },
  };
};

export const FIRST = '018f3c2a-0000-7000-8000-00000000d001';
export const SECOND = '018f3c2a-0000-7000-8000-00000000d002';
export const delivery = (members: Partial<RecordDelivery> = {}): RecordDelivery => ({
  deliveryId: FIRST,
  termId: 'gripen',
  figure: best(100),
  deliveredAt: '2026-05-01',
  statement: statement(MAYOR, '2026-05-02'),
  ...NOTHING_COMMON,
  ...members,
});
export const delivered = (members: Partial<RecordDelivery> = {}): AgreementEvent => ({
  kind: 'agreement-delivery-recorded',
  data: { ...delivery(members), effectiveAt: '2026-05-02T23:59:59.999Z', warnings: [] },
});
export const deliveryAmendment = (changes: AmendDelivery['changes']): AmendDelivery => ({
  deliveryId: FIRST,
  changes,
  cause: 'recording_error',
  reason: 'counted again',
  statement: statement(NEWSPAPER, '2026-05-10'),
  ...NOTHING_COMMON,
});
export const retraction: RetractDelivery = {
  deliveryId: FIRST,
  cause: 'source_retracted',
  reason: 'they had not left yet',
  statement: statement(MAYOR, '2026-06-01'),
  ...NOTHING_COMMON,
};
export const retracted: AgreementEvent = {
  kind: 'agreement-delivery-retracted',
  data: {
    ...retraction,
    termId: 'gripen',
    lastFigure: best(100),
    amends: 1,
    effectiveAt: '2026-06-01T23:59:59.999Z',
  },
};
