import { GRIPEN, SANCTIONS } from './diplomacy.js';
import { said, SOURCES } from './sources.js';
import type { Step } from '../client.js';
import { ILLUSTRATION } from './step.js';

/** What might come later, invented. */

/** The whole attack's killed rise to seven; another source differs, and withdraws. */
export function killedLater(killedId: string): Step[] {
  const path = `/casualty-counts/${killedId}`;
  return [
    {
      key: 'later/claim',
      path: `${path}/claims`,
      body: {
        figure: { low: 8, asStated: 'at least eight' },
        statement: { sourceId: SOURCES.secondNewspaper, statedAt: '2025-10-22T18:00:00+03:00' },
        note: ILLUSTRATION,
      },
    },
    {
      key: 'later/amendment',
      path: `${path}/amendments`,
      ifMatch: 0,
      body: {
        figure: { best: 7 },
        cause: 'developed',
        reason: 'One of the injured died in hospital',
        statement: { sourceId: SOURCES.officials, statedAt: '2025-10-23T08:00:00+03:00' },
        note: ILLUSTRATION,
      },
    },
    {
      key: 'later/withdrawal',
      path: `${path}/claims/1/retraction`,
      body: {
        cause: 'source_retracted',
        reason: 'The newspaper withdraws its figure',
        statement: { sourceId: SOURCES.secondNewspaper, statedAt: '2025-10-24' },
        note: ILLUSTRATION,
      },
    },
  ];
}

/** The sanctions are adopted; aircraft are delivered up to the ceiling and beyond it. */
export const WORLD_LATER: readonly Step[] = [
  {
    key: 'later/sanctions',
    path: `/diplomatic-events/${SANCTIONS}/outcome`,
    ifMatch: 0,
    body: {
      status: 'adopted',
      summary: 'The package was adopted',
      statement: said('europeanUnion', { statedAt: '2025-10-23', via: [] }),
      note: ILLUSTRATION,
    },
  },
  ...[140, 14].map((best, index) => ({
    key: `later/delivery/${index + 1}`,
    path: `/agreements/${GRIPEN}/deliveries`,
    body: {
      termId: 'gripen',
      figure: { best },
      deliveredAt: `2025-11-0${index + 1}`,
      statement: { sourceId: SOURCES.signatories, statedAt: `2025-11-0${index + 1}` },
      note: ILLUSTRATION,
    },
  })),
];

/** What an analyst proposes of a count, for somebody else to decide on. */
export const proposal = (countId: string): Step => ({
  key: 'later/proposal',
  path: `/casualty-counts/${countId}/corrections`,
  body: {
    figure: { best: 31 },
    cause: 'late_report',
    reason: 'Two came to a hospital the next morning',
    statement: { sourceId: SOURCES.kyivAuthorities, statedAt: '2025-10-23' },
    note: ILLUSTRATION,
  },
});

/** What another person decides. */
export const acceptance = (countId: string, correctionId: string): Step => ({
  key: 'later/acceptance',
  path: `/casualty-counts/${countId}/corrections/${correctionId}/acceptance`,
  body: { reason: 'The hospital confirms both', note: ILLUSTRATION },
});
