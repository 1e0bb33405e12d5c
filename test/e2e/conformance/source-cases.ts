import { sourceBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';

export const SOURCE_CASES: readonly CommandCase[] = [
  {
    operation: 'registerSource',
    needs: ['name', 'kind'],
    prepare: async () => ({ path: '/sources', body: sourceBody() }),
  },
  {
    operation: 'gradeSource',
    needs: ['reliability', 'reason'],
    prepare: async (world) => {
      const { id } = await world.take('/sources', sourceBody());
      return {
        path: `/sources/${id}/grades`,
        body: { reliability: 'C', reason: 'Two figures were withdrawn' },
      };
    },
  },
];
