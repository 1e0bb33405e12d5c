import { diplomaticEventBody } from '../../support/bodies.js';
import type { CommandCase } from './case.js';

/** The case of a change of status of an event that was announced. */
function change(operation: string, path: string, members: object, ...needs: string[]): CommandCase {
  return {
    operation,
    needs: [...needs, 'statement'],
    prepare: async (world) => {
      const { id } = await world.take('/diplomatic-events', diplomaticEventBody(world.sourceId));
      return {
        path: `/diplomatic-events/${id}/${path}`,
        body: { ...members, statement: world.stated() },
        ifMatch: 0,
      };
    },
  };
}

export const DIPLOMATIC_EVENT_CASES: readonly CommandCase[] = [
  {
    operation: 'announceDiplomaticEvent',
    needs: ['kind', 'title', 'statement'],
    prepare: async (world) => ({ path: '/diplomatic-events', body: diplomaticEventBody(world.sourceId) }),
  },
  change(
    'postponeDiplomaticEvent',
    'postponement',
    { scheduledFor: '2025-11-01', reason: 'Not everybody can come' },
    'reason',
  ),
  change('holdDiplomaticEvent', 'hold', { reason: 'It requires careful preparation' }, 'reason'),
  change('recordDiplomaticOutcome', 'outcome', { status: 'held', summary: 'They met' }, 'status'),
  change('cancelDiplomaticEvent', 'cancellation', { reason: 'Called off' }, 'reason'),
];
