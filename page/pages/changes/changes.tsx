import { useState } from 'preact/hooks';
import { addressOf, useAddress, withoutMoment } from '../../address/address.js';
import { isPresent } from '../../address/moment.js';
import type { Change } from '../../ledger/answers.js';
import { type LatestChanges, latestChanges } from '../../ledger/latest-changes.js';
import { type Liveness, useLiveChanges } from '../../ledger/live-changes.js';
import { useLoaded } from '../../ledger/use-answer.js';
import { ChangeRow } from '../../parts/change-row.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { ChangeFilters } from './change-filters.js';
import './changes.css';

const SHOWN = 50;

/** How figures change, as it happens: the newest first. */
export default function ChangesPage() {
  const { query, moment } = useAddress();
  const { before, ...filters } = withoutMoment(query);
  // Earlier ones are those up to an entry of the ledger.
  const at = before === undefined ? moment : { ...moment, asOf: undefined, asOfSequence: before };
  const asked = { ...filters, ...at };
  const loaded = useLoaded(addressOf('/changes', asked), (signal) => latestChanges(asked, SHOWN, signal));
  const isLive = before === undefined && isPresent(moment);
  return (
    <PageFrame title="How figures change">
      <ChangeFilters />
      <WhenLoaded loaded={loaded}>
        {(latest) => <Feed key={addressOf('', asked)} latest={latest} filters={filters} isLive={isLive} />}
      </WhenLoaded>
    </PageFrame>
  );
}

interface FeedProps {
  readonly latest: LatestChanges;
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly isLive: boolean;
}

function Feed({ latest, filters, isLive }: FeedProps) {
  const [isPaused, setPaused] = useState(false);
  const { changes, liveness } = useLiveChanges(isLive ? latest.upTo : null, filters);
  const [held, setHeld] = useState<readonly Change[]>([]);
  const shown = isPaused ? held : changes;
  const pause = () => {
    setHeld(changes);
    setPaused(!isPaused);
  };
  const all = [...shown, ...latest.items];
  return (
    <>
      {isLive ? (
        <div class="live">
          <p role="status">{statusOf(liveness, isPaused, changes.length, changes.length - shown.length)}</p>
          <button type="button" aria-pressed={isPaused} onClick={pause}>
            {isPaused ? 'Go on' : 'Pause'}
          </button>
        </div>
      ) : null}
      {all.length === 0 ? <p>No figure changed in this way yet.</p> : null}
      <ol class="plain-list changes">
        {all.map((change) => (
          <ChangeRow key={change.sequence} change={change} />
        ))}
      </ol>
      <Earlier latest={latest} />
    </>
  );
}

function statusOf(liveness: Liveness, isPaused: boolean, count: number, waiting: number): string {
  const since = count === 0 ? 'nothing new since you came' : `${count} new since you came`;
  if (isPaused) return `Paused: ${waiting} more wait.`;
  return liveness === 'live' ? `Live: ${since}.` : `Waiting for the ledger to answer again; ${since}.`;
}

function Earlier({ latest: { items, hasEarlier } }: { readonly latest: LatestChanges }) {
  const { with: withChanges, query } = useAddress();
  const last = items.at(-1);
  return (
    <nav class="pager" aria-label="Changes, page by page">
      {query['before'] === undefined ? (
        <span />
      ) : (
        <a href={withChanges({ before: undefined })}>‹ The newest</a>
      )}
      {hasEarlier && last ? (
        <a href={withChanges({ before: String(last.sequence - 1) })}>Earlier ›</a>
      ) : (
        <span>That is the first one.</span>
      )}
    </nav>
  );
}
