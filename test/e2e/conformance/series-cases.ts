import { seriesBody, situationBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import type { World } from './world.js';

/** A publisher's table about a situation of its own. */
export async function dailyTable(world: World) {
  const situation = await world.take('/situations', situationBody(world.sourceId));
  return seriesBody(world.sourceId, situation.id);
}

export const SERIES_CASES: readonly CommandCase[] = [
  {
    operation: 'defineSeries',
    needs: ['code', 'name', 'situationId', 'sourceId', 'format', 'key', 'family'],
    prepare: async (world) => ({ path: '/series', body: await dailyTable(world) }),
  },
  {
    operation: 'amendSeries',
    needs: ['reason'],
    prepare: async (world) => {
      const { id } = await world.take('/series', await dailyTable(world));
      return {
        path: `/series/${id}/amendments`,
        body: { otherColumns: 'ignore', reason: 'the publisher adds columns that count nothing' },
        ifMatch: 0,
      };
    },
  },
];
