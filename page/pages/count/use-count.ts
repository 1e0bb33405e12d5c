import { useAddress } from '../../address/address.js';
import type { Count } from '../../ledger/answers.js';
import { type Loaded, useAnswer } from '../../ledger/use-answer.js';
import type { Title } from '../../parts/page.js';
import { useQuantityTitle } from '../../parts/quantity-title.js';

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
export function useCountTitle(count: Loaded<Count>): Title {
  return useQuantityTitle(count, { before: 'A figure', lead: '', link: ': ' });
}
