import { sourceBody, strikeBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';
import type { World } from './world.js';

const strike = async (world: World) => (await world.take('/strikes', strikeBody(world.sourceId))).id;

/** What another source says, which confirms or contests. */
async function stance(world: World, path: 'corroborations' | 'disputes') {
  const other = (await world.take('/sources', sourceBody({ name: 'The other side' }))).id;
  return {
    path: `/strikes/${await strike(world)}/${path}`,
    body: {
      extent: 'partial',
      details: { title: 'Explosions in Kharkiv', target: null },
      statement: { sourceId: other, statedAt: '2025-10-23' },
    },
  };
}

const stanceTakenBack = async (world: World, kind: 'corroborations' | 'disputes') => {
  const { path, body } = await stance(world, kind);
  await world.take(path, body);
  return {
    path: `${path}/1/retraction`,
    body: { reason: 'Withdrawn by its spokesman', statement: { ...body.statement, statedAt: '2025-10-24' } },
  };
};

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
  {
    operation: 'corroborateStrike',
    needs: ['extent', 'statement'],
    prepare: (world) => stance(world, 'corroborations'),
  },
  {
    operation: 'disputeStrike',
    needs: ['statement'],
    prepare: (world) => stance(world, 'disputes'),
  },
  {
    operation: 'retractCorroboration',
    needs: ['reason', 'statement'],
    prepare: (world) => stanceTakenBack(world, 'corroborations'),
  },
  {
    operation: 'retractDispute',
    needs: ['reason', 'statement'],
    prepare: (world) => stanceTakenBack(world, 'disputes'),
  },
];
