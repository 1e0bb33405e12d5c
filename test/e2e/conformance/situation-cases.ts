import { situationBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';

export const SITUATION_CASES: readonly CommandCase[] = [
  {
    operation: 'openSituation',
    needs: ['title', 'kind', 'place', 'statement'],
    prepare: async (world) => ({ path: '/situations', body: situationBody(world.sourceId) }),
  },
  {
    operation: 'amendSituation',
    needs: ['changes', 'cause', 'reason', 'statement'],
    prepare: async (world) => {
      const { id } = await world.take('/situations', situationBody(world.sourceId));
      return {
        path: `/situations/${id}/amendments`,
        body: {
          changes: { title: 'Displacement from Ukraine' },
          cause: 'reclassified',
          reason: 'Those within the country have a series of their own',
          statement: world.stated(),
        },
        ifMatch: 0,
      };
    },
  },
];
