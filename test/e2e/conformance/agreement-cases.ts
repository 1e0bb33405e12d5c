import { agreementBody, deliveryBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import type { World } from './world.js';

const agreement = async (world: World) =>
  (await world.take('/agreements', agreementBody(world.sourceId, { statement: world.stated() }))).id;

/** The path of a delivery that the reviewer recorded; the head is at revision 1. */
const delivery = async (world: World) => {
  const path = `/agreements/${await agreement(world)}/deliveries`;
  const { deliveryId } = await world.take(path, deliveryBody(world.sourceId));
  return `${path}/${String(deliveryId)}`;
};

export const AGREEMENT_CASES: readonly CommandCase[] = [
  {
    operation: 'signDefenseAgreement',
    needs: ['title', 'kind', 'parties', 'signedAt', 'stage', 'statement'],
    prepare: async (world) => ({ path: '/agreements', body: agreementBody(world.sourceId) }),
  },
  {
    operation: 'advanceAgreementStage',
    needs: ['stage', 'reason', 'statement'],
    prepare: async (world) => ({
      path: `/agreements/${await agreement(world)}/stages`,
      body: { stage: 'signed', reason: 'The contract was signed', statement: world.stated() },
      ifMatch: 0,
    }),
  },
  {
    operation: 'amendAgreementTerm',
    needs: ['cause', 'reason', 'statement'],
    prepare: async (world) => ({
      path: `/agreements/${await agreement(world)}/terms/gripen/amendments`,
      body: {
        figure: { low: 100, high: 150 },
        cause: 'developed',
        reason: 'A lower bound was named',
        statement: world.stated(),
      },
      ifMatch: 0,
    }),
  },
  {
    operation: 'recordDelivery',
    needs: ['termId', 'figure', 'deliveredAt', 'statement'],
    prepare: async (world) => ({
      path: `/agreements/${await agreement(world)}/deliveries`,
      body: deliveryBody(world.sourceId),
    }),
  },
  {
    operation: 'amendDelivery',
    needs: ['cause', 'reason', 'statement'],
    prepare: async (world) => ({
      path: `${await delivery(world)}/amendments`,
      body: {
        figure: { best: 15 },
        cause: 'recording_error',
        reason: 'One was overlooked',
        statement: world.stated(),
      },
      ifMatch: 1,
    }),
  },
  {
    operation: 'retractDelivery',
    needs: ['cause', 'reason', 'statement'],
    prepare: async (world) => ({
      path: `${await delivery(world)}/retraction`,
      body: { cause: 'source_retracted', reason: 'They had not left yet', statement: world.stated() },
      ifMatch: 1,
    }),
  },
];
