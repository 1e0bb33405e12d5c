import { situationBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import type { World } from './world.js';

/** A publisher's table about a situation of its own. */
export async function seriesBody(world: World) {
  const situation = await world.take('/situations', situationBody(world.sourceId));
  return {
    code: 'daily',
    name: 'Daily table',
    situationId: situation.id,
    sourceId: world.sourceId,
    format: 'json',
    key: { date: 'period' },
    family: 'casualty',
    columns: { killed: { measure: 'killed' } },
  };
}

export const SERIES_CASES: readonly CommandCase[] = [
  {
    operation: 'defineSeries',
    needs: ['code', 'name', 'situationId', 'sourceId', 'format', 'key', 'family'],
    prepare: async (world) => ({ path: '/series', body: await seriesBody(world) }),
  },
  {
    operation: 'amendSeries',
    needs: ['reason'],
    prepare: async (world) => {
      const { id } = await world.take('/series', await seriesBody(world));
      return {
        path: `/series/${id}/amendments`,
        body: { otherColumns: 'ignore', reason: 'the publisher adds columns that count nothing' },
        ifMatch: 0,
      };
    },
  },
];
