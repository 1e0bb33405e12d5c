/**
 * The night of 21 to 22 October 2025, as reported.
 *
 * The facts are restated from one news report of Wednesday 22 October 2025. It gives no times within the night: the
 * hours are illustrations, and so is everything that is marked so in its `note`, which the ledger keeps.
 */

export const ILLUSTRATION =
  'Illustration: invented to show how a figure goes on after the night; nobody reported it.';
export const HOUR_ILLUSTRATED = 'The day is as reported; the hour is an illustration.';

/** Ids are the client's own here, so that the same night is the same night in every ledger. */
export const idOf = (kind: string, number: number) =>
  `0199f0e0-0000-7000-800${kind}-${String(number).padStart(12, '0')}`;
