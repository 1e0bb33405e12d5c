/** Bodies as clients send them, for the tests of the API to vary. */

export const stated = (sourceId: string, statedAt = '2025-10-22T09:00:00+03:00') => ({ sourceId, statedAt });

export const sourceBody = (members: object = {}) => ({ name: 'Mayor of Kharkiv', kind: 'mayor', ...members });

export const strikeBody = (sourceId: string, members: object = {}) => ({
  title: 'Drone strike on a kindergarten, Kharkiv',
  means: ['drone'],
  occurred: { from: '2025-10-22', precision: 'day' },
  place: { name: 'Kharkiv', country: 'UA', admin1: 'UA-63', precision: 'settlement' },
  statement: stated(sourceId),
  ...members,
});

export const countBody = (sourceId: string, strikeId: string, members: object = {}) => ({
  subject: { type: 'strike', id: strikeId },
  measure: 'killed',
  figure: { low: 6, asStated: 'at least six' },
  statement: stated(sourceId),
  ...members,
});

export const amendmentBody = (sourceId: string, members: object = {}) => ({
  figure: { best: 7 },
  cause: 'developed',
  reason: 'One of the injured died in hospital',
  statement: stated(sourceId, '2025-10-23T08:00:00+03:00'),
  ...members,
});

export const claimBody = (sourceId: string, members: object = {}) => ({
  figure: { best: 9 },
  statement: stated(sourceId, '2025-10-22T12:00:00Z'),
  ...members,
});

export const retractionBody = (sourceId: string, members: object = {}) => ({
  cause: 'source_retracted',
  reason: 'The source withdrew it',
  statement: stated(sourceId, '2025-10-24'),
  ...members,
});

export const situationBody = (sourceId: string, members: object = {}) => ({
  title: 'Displacement within and from Ukraine',
  kind: 'displacement',
  place: { country: 'UA', precision: 'country' },
  since: '2022-02-24',
  statement: stated(sourceId),
  ...members,
});

/** A daily table of figures about a situation. */
export const seriesBody = (sourceId: string, situationId: string, members: object = {}) => ({
  code: 'daily',
  name: 'Daily table',
  situationId,
  sourceId,
  format: 'json',
  key: { date: 'period' },
  family: 'casualty',
  columns: { killed: { measure: 'killed' } },
  ...members,
});

export const diplomaticEventBody = (sourceId: string, members: object = {}) => ({
  kind: 'meeting',
  title: 'Coalition of the Willing',
  participants: [
    { name: 'United Kingdom', country: 'GB' },
    { name: 'Ukraine', country: 'UA' },
  ],
  place: { name: 'London', country: 'GB', precision: 'settlement' },
  scheduledFor: '2025-10-24',
  statement: stated(sourceId),
  ...members,
});

/** The agreement of 22 October 2025: up to 150 aircraft over ten years, as something that may come to be. */
export const agreementBody = (sourceId: string, members: object = {}) => ({
  title: 'Defence cooperation agreement of Sweden and Ukraine',
  kind: 'defence_cooperation',
  parties: [
    { name: 'Sweden', country: 'SE' },
    { name: 'Ukraine', country: 'UA' },
  ],
  signatories: [{ office: 'Prime Minister', name: 'Ulf Kristersson', country: 'SE' }],
  signedAt: '2025-10-22',
  place: { name: 'Stockholm', country: 'SE', precision: 'settlement' },
  stage: 'intent',
  terms: [
    {
      termId: 'gripen',
      item: 'Gripen',
      category: 'fighter_aircraft',
      unit: 'aircraft',
      figure: { high: 150, asStated: 'up to 150' },
      period: { years: 10 },
      commitment: 'potential',
    },
  ],
  statement: stated(sourceId),
  ...members,
});

export const deliveryBody = (sourceId: string, members: object = {}) => ({
  termId: 'gripen',
  figure: { best: 14 },
  deliveredAt: '2025-10-30',
  statement: stated(sourceId, '2025-10-31'),
  ...members,
});

export const proposalBody = (sourceId: string, members: object = {}) => ({
  figure: { best: 8 },
  cause: 'late_report',
  reason: 'One more died on the way to the hospital',
  statement: stated(sourceId, '2025-10-24T08:00:00+03:00'),
  ...members,
});
