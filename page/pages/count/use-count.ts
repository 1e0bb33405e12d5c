import { useAddress } from '../../address/address.js';
import type { Count } from '../../ledger/answers.js';
import { useName } from '../../ledger/names.js';
import { type Loaded, useAnswer } from '../../ledger/use-answer.js';
import { quantityInWords, subjectPath } from '../../wording/codes.js';

/** `/casualty-counts/<id>` of any address beneath it. */
export function useCountPath(): string {
  const [, collection = '', id = ''] = useAddress().path.split('/');
  return `/${collection}/${id}`;
}

/** The count of the address, at the moment that the page shows. */
export function useCount(): Loaded<Count> {
  const path = useCountPath();
  const { moment } = useAddress();
  return useAnswer<Count>(path, { ...moment });
}

/** What is counted, and of what: the title of each page about a count. */
export function useCountTitle(count: Count | undefined): string {
  const subject = useName(count ? subjectPath(count.subject) : null);
  if (!count) return 'A figure';
  return subject === null ? quantityInWords(count) : `${quantityInWords(count)}: ${subject}`;
}
