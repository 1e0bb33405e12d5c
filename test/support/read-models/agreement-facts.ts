import type { AgreementDetails, TermValue } from '../../../src/domain/agreements/details.js';
import type {
  AgreementDeliveryAmended,
  AgreementDeliveryRecorded,
  AgreementDeliveryRetracted,
  AgreementRecorded,
  AgreementStageAdvanced,
  AgreementTermAmended,
} from '../../../src/domain/agreements/events.js';
import type { Figure } from '../../../src/domain/kernel/figure.js';
import { best, figure, GRIPEN, NOTHING_COMMON, OFFICIALS, statement } from '../samples.js';
import { asStated, type Needed, uuid } from './facts.js';
import type { TestLedger } from './ledger.js';

/** Events of agreements with everything filled in that a test does not care about. */

export const GRIPEN_VALUE: TermValue = {
  figure: GRIPEN.figure,
  period: GRIPEN.period,
  commitment: GRIPEN.commitment,
};

export const COOPERATION: AgreementDetails = {
  title: 'Defence cooperation agreement',
  kind: 'defence_cooperation',
  parties: [
    { name: 'Sweden', country: 'SE' },
    { name: 'Ukraine', country: 'UA' },
  ],
  signatories: [],
  signedAt: '2025-10-22',
  place: null,
};

export function agreementRecorded(data: Needed<AgreementRecorded['data'], 'statement'>): AgreementRecorded {
  return {
    kind: 'agreement-recorded',
    data: {
      ...NOTHING_COMMON,
      details: COOPERATION,
      stage: 'intent',
      terms: [GRIPEN],
      warnings: [],
      ...asStated(data),
      ...data,
    },
  };
}

export function stageAdvanced(
  data: Needed<AgreementStageAdvanced['data'], 'stage' | 'previous' | 'statement'>,
): AgreementStageAdvanced {
  return {
    kind: 'agreement-stage-advanced',
    data: { ...NOTHING_COMMON, reason: 'as announced', ...asStated(data), ...data },
  };
}

export function termAmended(
  data: Needed<AgreementTermAmended['data'], 'amends' | 'statement'>,
): AgreementTermAmended {
  return {
    kind: 'agreement-term-amended',
    data: {
      ...NOTHING_COMMON,
      ...GRIPEN_VALUE,
      termId: 'gripen',
      previous: GRIPEN_VALUE,
      cause: 'developed',
      reason: 'negotiated further',
      warnings: [],
      ...asStated(data),
      ...data,
    },
  };
}

export function deliveryRecorded(
  data: Needed<AgreementDeliveryRecorded['data'], 'deliveryId' | 'figure' | 'statement'>,
): AgreementDeliveryRecorded {
  return {
    kind: 'agreement-delivery-recorded',
    data: {
      ...NOTHING_COMMON,
      termId: 'gripen',
      deliveredAt: '2025-10-24',
      warnings: [],
      ...asStated(data),
      ...data,
    },
  };
}

const because = { cause: 'recording_error', reason: 'counted again' } as const;

export function deliveryAmended(
  data: Needed<AgreementDeliveryAmended['data'], 'deliveryId' | 'figure' | 'amends' | 'statement'>,
  previous: Figure,
): AgreementDeliveryAmended {
  const deliveredAt = '2025-10-24';
  return {
    kind: 'agreement-delivery-amended',
    data: {
      ...NOTHING_COMMON,
      ...because,
      termId: 'gripen',
      deliveredAt,
      previous: { figure: previous, deliveredAt },
      warnings: [],
      ...asStated(data),
      ...data,
    },
  };
}

export function deliveryRetracted(
  data: Needed<AgreementDeliveryRetracted['data'], 'deliveryId' | 'lastFigure' | 'amends' | 'statement'>,
): AgreementDeliveryRetracted {
  return {
    kind: 'agreement-delivery-retracted',
    data: { ...NOTHING_COMMON, ...because, termId: 'gripen', ...asStated(data), ...data },
  };
}

/** Records an event of each kind about one agreement, some of them stated in another order than recorded. */
export async function recordAgreement(ledger: TestLedger, id: string, delivery = uuid(71)): Promise<void> {
  const said = (day: string) => statement(OFFICIALS, `2025-10-${day}`);
  await ledger.record(id, agreementRecorded({ statement: said('22'), codes: { a: '1' } }));
  await ledger.record(id, deliveryRecorded({ deliveryId: delivery, figure: best(9), statement: said('25') }));
  await ledger.record(
    id,
    termAmended({ amends: 0, figure: figure({ high: 8 }), statement: said('23'), codes: { b: '2' } }),
  );
  await ledger.record(id, stageAdvanced({ stage: 'signed', previous: 'intent', statement: said('24') }));
  await ledger.record(
    id,
    deliveryAmended({ deliveryId: delivery, figure: best(7), amends: 1, statement: said('25') }, best(9)),
  );
  await ledger.record(
    id,
    deliveryRetracted({ deliveryId: delivery, lastFigure: best(7), amends: 4, statement: said('25') }),
  );
}
