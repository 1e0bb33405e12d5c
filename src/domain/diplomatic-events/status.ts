/** How a diplomatic event ended. */
export const OUTCOMES = ['held', 'adopted', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a diplomatic event stands. Any of these may be the first that is known. */
export const DIPLOMATIC_STATUSES = [
  'considered',
  'announced',
  'postponed',
  'on_hold',
  ...OUTCOMES,
  'cancelled',
] as const;
export type DiplomaticStatus = (typeof DIPLOMATIC_STATUSES)[number];

const ANYTHING: readonly DiplomaticStatus[] = ['postponed', 'on_hold', ...OUTCOMES, 'cancelled'];

/**
 * What may become of an event, by where it stands. What is still to come may become anything, also again what it is:
 * another date, a later statement. An outcome is an end, which only another outcome sets right or goes beyond (held,
 * then adopted). A cancelled event is over until it is said to take place after all: that is a postponement.
 */
export const NEXT_STATUSES: Readonly<Record<DiplomaticStatus, readonly DiplomaticStatus[]>> = {
  considered: ANYTHING,
  announced: ANYTHING,
  postponed: ANYTHING,
  on_hold: ANYTHING,
  held: OUTCOMES,
  adopted: OUTCOMES,
  failed: OUTCOMES,
  cancelled: ['postponed'],
};
