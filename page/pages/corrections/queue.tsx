import { useAddress } from '../../address/address.js';
import { FAMILIES } from '../../../src/domain/counts/families.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { QueueTable } from './queue-table.js';
import { CORRECTION_STATUSES, correctionStatusInWords } from './status.js';
import { MOST, useQueue } from './use-queue.js';
import './corrections.css';

/** What is proposed and waits for somebody to decide, and what was decided. */
export default function QueuePage() {
  const { loaded, isOfOne } = useQueue();
  const { with: withChanges } = useAddress();
  return (
    <PageFrame title={isOfOne ? 'Corrections of one figure' : 'Corrections'}>
      <p>
        Somebody proposes another figure, with a source and a reason; somebody else accepts or rejects it.
        {isOfOne ? (
          <>
            {' '}
            <a href={withChanges({ count: undefined, family: undefined, page: undefined })}>
              Corrections of all figures
            </a>
          </>
        ) : null}
      </p>
      <Filters isOfOne={isOfOne} />
      <WhenLoaded loaded={loaded}>
        {({ items, isCut }) => (
          <>
            {isCut ? <p class="warning">Only the first {MOST} are shown here. Narrow them down.</p> : null}
            <QueueTable corrections={items} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

const ORDERS = [
  ['', 'The oldest proposal first'],
  ['-created', 'The newest proposal first'],
  ['-statedAt', 'The latest statement first'],
] as const;

function Filters({ isOfOne }: { readonly isOfOne: boolean }) {
  const { query, with: withChanges, go } = useAddress();
  const set = (name: string, value: string) =>
    go(withChanges({ [name]: value === '' ? undefined : value, page: undefined }));
  return (
    <form class="fields filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        Status
        <select
          value={query['status'] ?? 'open'}
          onChange={({ currentTarget: { value } }) => set('status', value === 'open' ? '' : value)}
        >
          {CORRECTION_STATUSES.map((status) => (
            <option key={status} value={status}>
              {correctionStatusInWords(status)}
            </option>
          ))}
          <option value="all">Any</option>
        </select>
      </label>
      {isOfOne ? null : (
        <>
          <label>
            Figures
            <select
              value={query['family'] ?? ''}
              onChange={({ currentTarget: { value } }) => set('family', value)}
            >
              <option value="">All kinds</option>
              {FAMILIES.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            Words in reason, note or quote
            <input
              type="search"
              value={query['q'] ?? ''}
              onChange={({ currentTarget: { value } }) => set('q', value.trim())}
            />
          </label>
          <label>
            Order
            <select
              value={query['order'] ?? ''}
              onChange={({ currentTarget: { value } }) => set('order', value)}
            >
              {ORDERS.map(([order, label]) => (
                <option key={order} value={order}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </form>
  );
}
