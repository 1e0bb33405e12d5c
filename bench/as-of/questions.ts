import type { Wave } from '../../test/support/wave/told.js';
import type { Copies } from '../copies/copies.js';

/** A moment in the middle of a wave, as it is asked for. */
export interface Moment {
  readonly sequence: number;
  /** When that was recorded. */
  readonly recordedAt: string;
  /** A stated day, in the middle of what was said. */
  readonly statedAt: string;
}

/** What is asked of the wave with that number. */
type Question = (ids: Ids, moment: Moment) => string;

type Ids = Pick<Wave, 'whole'> & { readonly part: string; readonly killed: string };

/** Kinds of reads as of a moment: paths below `/v1`. Each answer is about one wave, so it is as long in any log. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  'a count, as of a sequence': ({ killed }, { sequence }) =>
    `/casualty-counts/${killed}?asOfSequence=${sequence}`,
  'a count, as of a recorded time': ({ killed }, { recordedAt }) =>
    `/casualty-counts/${killed}?asOf=${recordedAt}`,
  'a count, on both axes': ({ killed }, { sequence, statedAt }) =>
    `/casualty-counts/${killed}?asOfSequence=${sequence}&statedAsOf=${statedAt}`,
  'its revisions': ({ killed }, { sequence }) =>
    `/casualty-counts/${killed}/revisions?asOfSequence=${sequence}`,
  'the counts of a subject': ({ part }, { sequence }) =>
    `/casualty-counts?subject=${part}&asOfSequence=${sequence}`,
  'a strike with its parts': ({ whole }, { sequence }) => `/strikes/${whole}?asOfSequence=${sequence}`,
  'a toll of a strike with parts': ({ whole }, { sequence }) =>
    `/tolls?subject=${whole}&measure=injured&asOfSequence=${sequence}`,
  'the changes of a subject': ({ part }, { sequence }) => `/changes?subject=${part}&asOfSequence=${sequence}`,
  'a page of events': (_, { sequence }) => `/events?after=${sequence - 50}&limit=50&asOfSequence=${sequence}`,
};

/** The ids of what questions about a copy are about. */
export function idsOf(copies: Copies, { whole, parts, counts }: Wave, number: number): Ids {
  const of = (id: string) => copies.idIn(number, id);
  return { whole: of(whole), part: of(parts[0] ?? ''), killed: of(counts.killed) };
}
