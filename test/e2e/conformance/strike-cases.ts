import { strikeBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import type { World } from './world.js';

const strike = async (world: World) => (await world.take('/strikes', strikeBody(world.sourceId))).id;

export const STRIKE_CASES: readonly CommandCase[] = [
  {
    operation: 'reportStrike',
    needs: ['title', 'means', 'occurred', 'place', 'statement'],
    prepare: async (world) => ({ path: '/strikes', body: strikeBody(world.sourceId) }),
  },
  {
    operation: 'amendStrikeDetails',
    needs: ['changes', 'cause', 'reason', 'statement'],
    prepare: async (world) => ({
      path: `/strikes/${await strike(world)}/amendments`,
      body: {
        changes: { title: 'Two drones on a kindergarten, Kharkiv' },
        cause: 'late_report',
        reason: 'Fragments of a second drone were found',
        statement: world.stated(),
      },
      ifMatch: 0,
    }),
  },
  {
    operation: 'retractStrike',
    needs: ['reason', 'statement'],
    prepare: async (world) => ({
      path: `/strikes/${await strike(world)}/retraction`,
      body: { reason: 'Reported twice', statement: world.stated() },
      ifMatch: 0,
    }),
  },
];
