import { useAddress } from '../../address/address.js';
import { isPresent } from '../../address/moment.js';
import type { Count, Revision } from '../../ledger/answers.js';
import { type Items, useItems } from '../../ledger/use-answer.js';
import { useTellMoments } from '../../moment-bar/known-moments.js';
import { DataLink } from '../../parts/data-link.js';
import { Link, SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { familyInWords } from '../../wording/codes.js';
import { periodInWords } from '../../wording/time.js';
import { Claims } from './claims.js';
import { Headline } from './headline.js';
import { momentsOf } from './history.js';
import { MovementSection } from './movement-section.js';
import { RevisionsTable } from './revisions-table.js';
import { Surroundings } from './surroundings.js';
import { useCount, useCountPath, useCountTitle } from './use-count.js';
import './count.css';

/** A figure, and how it moved. */
export default function CountPage() {
  const path = useCountPath();
  const { moment } = useAddress();
  const count = useCount();
  const entries = useItems<Revision>(`${path}/revisions`, { ...moment });
  // The slider goes over all that is known, also while an earlier moment is shown.
  const later = useItems<Revision>(isPresent(moment) ? null : `${path}/revisions`);
  const all = isPresent(moment) ? entries : later;
  useTellMoments(all.answer && !all.isLoading ? momentsOf(all.answer.items) : undefined);
  const title = useCountTitle(count);
  return (
    <PageFrame title={title} kind={count.answer ? <Kind count={count.answer} /> : undefined}>
      <WhenLoaded loaded={count}>
        {(found) => (
          <>
            <Headline count={found} />
            <Actions count={found} path={path} />
            <WhenLoaded loaded={entries}>
              {(history) => <History count={found} path={path} history={history} />}
            </WhenLoaded>
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function Kind({ count }: { readonly count: Count }) {
  const { family, period, subject } = count;
  return (
    <>
      {familyInWords(family)} of <SubjectLink subject={subject} />
      {period === null ? '' : `, ${periodInWords(period)}`}
    </>
  );
}

function Actions({ count, path }: { readonly count: Count; readonly path: string }) {
  const { openCorrections } = count;
  return (
    <p class="buttons">
      <Link to={`${path}/correct`} class="button">
        Propose a correction
      </Link>
      <Link to={`${path}/compare`} class="button">
        Compare two moments
      </Link>
      {openCorrections > 0 ? (
        <Link to="/corrections" query={{ count: count.id, family: count.family }} class="button">
          {openCorrections === 1
            ? 'One correction is proposed'
            : `${openCorrections} corrections are proposed`}
        </Link>
      ) : null}
    </p>
  );
}

interface HistoryProps {
  readonly count: Count;
  readonly path: string;
  readonly history: Items<Revision>;
}

function History({ count, path, history: { items, isCut } }: HistoryProps) {
  return (
    <>
      {isCut ? (
        <p class="warning">
          Only the first {items.length} entries are shown here.{' '}
          <DataLink to={`${path}/revisions`} name="revisions.json">
            All of them as data
          </DataLink>
        </p>
      ) : null}
      {count.unit === 'text' ? null : <MovementSection count={count} entries={items} />}
      <section aria-labelledby="entries">
        <h2 id="entries">Every entry</h2>
        <RevisionsTable entries={items} path={path} />
      </section>
      <Claims count={count} />
      <Surroundings count={count} />
    </>
  );
}
