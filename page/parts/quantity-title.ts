import { useNaming } from '../ledger/names.js';
import type { Loaded } from '../ledger/use-answer.js';
import { quantityInWords, subjectPath } from '../wording/codes.js';
import type { Title } from './page.js';

type OfSomething = Parameters<typeof quantityInWords>[0] & {
  readonly subject: Parameters<typeof subjectPath>[0];
};

interface Words {
  /** Until it is known of what. */
  readonly before: string;
  /** In front of what is counted. */
  readonly lead: string;
  /** Between what is counted and the name of what it is of. */
  readonly link: string;
}

/** A title with what is counted and of what; its name is asked of the ledger. */
export function useQuantityTitle(
  { answer, isLoading }: Loaded<OfSomething>,
  { before, lead, link }: Words,
): Title {
  const subject = useNaming(answer ? subjectPath(answer.subject) : null);
  if (!answer) return { text: before, isLoading };
  const quantity = lead + quantityInWords(answer);
  const text = subject.name === null ? quantity : `${quantity}${link}${subject.name}`;
  return { text, isLoading: isLoading || subject.isLoading };
}
