import type { CommandCase } from './case.js';
import type { World } from './world.js';

/** A notice about the killed of this world's strike. */
export const noticeBody = (world: World) => ({
  cause: 'reclassified',
  reason: 'Two civilians turned out to be one civilian and one soldier',
  statement: world.stated('2025-10-22T09:00:00+03:00'),
  scope: [{ subject: { type: 'strike', id: world.strikeId }, family: 'casualty', measure: 'killed' }],
});

export const NOTICE_CASES: readonly CommandCase[] = [
  {
    operation: 'recordNotice',
    needs: ['cause', 'reason', 'statement', 'scope'],
    prepare: async (world) => ({ path: '/notices', body: noticeBody(world) }),
  },
  {
    operation: 'retractNotice',
    needs: ['reason', 'statement'],
    prepare: async (world) => ({
      path: `/notices/${(await world.take('/notices', noticeBody(world))).id}/retraction`,
      body: { reason: 'It concerned another strike', statement: world.stated() },
      ifMatch: 0,
    }),
  },
];
