import type { CommandCase } from './case.js';
import type { World } from './world.js';

/** A measure that was not there before. */
export const measureBody = (world: World) => ({
  code: `hectares_burnt_${world.next()}`,
  family: 'damage',
  unit: 'ha',
  accumulation: 'cumulative',
});

/** A group that was not there before. */
export const groupBody = (world: World) => ({ code: `teachers_${world.next()}`, scheme: 'role' });

export const DEFINITION_CASES: readonly CommandCase[] = [
  {
    operation: 'defineMeasure',
    needs: ['code', 'family', 'unit', 'accumulation'],
    prepare: async (world) => ({ path: '/measures', body: measureBody(world) }),
  },
  {
    operation: 'defineGroup',
    needs: ['code', 'scheme'],
    prepare: async (world) => ({ path: '/groups', body: groupBody(world) }),
  },
];
