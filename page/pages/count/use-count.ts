import { useAddress } from '../../address/address.js';
import type { Count } from '../../ledger/answers.js';
import { type Loaded, useAnswer } from '../../ledger/use-answer.js';

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
