import { useAddress } from '../../address/address.js';
import type { Revision } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { DataLink } from '../../parts/data-link.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { StatementLinks, Via } from '../../parts/statement.js';
import { Time } from '../../parts/time.js';
import { entryInWords } from '../../wording/codes.js';
import { inWords } from '../../wording/time.js';
import { valueInWords } from '../../wording/figure.js';
import { Before, beforeOf, Why } from './entry.js';
import { useCount, useCountPath, useCountTitle } from './use-count.js';

import './count.css';

/** One entry of a figure's history. It never changes: its address can be cited. */
export default function RevisionPage() {
  const path = useCountPath();
  const number = useAddress().path.split('/')[4] ?? '';
  const entry = useAnswer<Revision>(`${path}/revisions/${number}`);
  const title = useCountTitle(useCount());
  return (
    <PageFrame title={title} kind={`Revision ${number}`}>
      <WhenLoaded loaded={entry}>
        {(found) => (
          <>
            <Entry entry={found} />
            {title.isLoading ? null : <Citation entry={found} title={title.text} />}
            <Around entry={found} path={path} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function Entry({ entry }: { readonly entry: Revision }) {
  const { type, statedAt, effectiveAt, recordedAt, actor, sourceId, statement } = entry;
  return (
    <dl class="facts">
      <dt>What it is</dt>
      <dd>{entryInWords(type)}</dd>
      {entry.status === undefined ? null : (
        <>
          <dt>Figure</dt>
          <dd class="fact-figure">
            <FigureText value={entry} />
          </dd>
        </>
      )}
      {beforeOf(entry) === null ? null : (
        <>
          <dt>In force before</dt>
          <dd>
            <Before entry={entry} />
          </dd>
        </>
      )}
      <dt>Why</dt>
      <dd>
        <Why entry={entry} />
      </dd>
      {sourceId === null ? null : (
        <>
          <dt>Source</dt>
          <dd>
            <SourceLink id={sourceId} />
            {statement === null ? null : <Via statement={statement} />}
          </dd>
        </>
      )}
      {statement?.quote ? (
        <>
          <dt>In its words</dt>
          <dd>“{statement.quote}”</dd>
        </>
      ) : null}
      {statedAt === null ? null : (
        <>
          <dt>Stated</dt>
          <dd>
            <Time at={statedAt} exact />{' '}
            {statement === null ? null : <StatementLinks statement={statement} />}
          </dd>
        </>
      )}
      {effectiveAt === null ? null : (
        <>
          <dt>Counts from</dt>
          <dd>
            <Time at={effectiveAt} exact />
          </dd>
        </>
      )}
      <dt>Recorded</dt>
      <dd>
        <Time at={recordedAt} exact /> by {actor}
      </dd>
    </dl>
  );
}

/** What to write beneath a figure that is quoted: shown once it is whole, for it is copied. */
function Citation({ entry, title }: { readonly entry: Revision; readonly title: string }) {
  const { revision, sequence, recordedAt } = entry;
  const value = entry.status === undefined ? entryInWords(entry.type) : valueInWords(entry);
  const address = location.origin + location.pathname;
  return (
    <section aria-labelledby="citation">
      <h2 id="citation">Cite it</h2>
      <blockquote class="citation">
        {title}: {value}. Conflict Ledger, revision {revision}, entry {sequence} of the ledger, recorded{' '}
        {inWords(recordedAt, true)}. <span class="address">{address}</span>
      </blockquote>
      <p class="soft">The entry at this address never changes. Later ones stand beside it.</p>
    </section>
  );
}

function Around({
  entry: { revision, sequence },
  path,
}: {
  readonly entry: Revision;
  readonly path: string;
}) {
  return (
    <nav class="buttons" aria-label="Around this entry">
      {revision > 0 ? (
        <Link to={`${path}/revisions/${revision - 1}`} class="button">
          ‹ Revision {revision - 1}
        </Link>
      ) : null}
      <Link to={path} class="button">
        The whole history
      </Link>
      <a class="button" href={`${path}?asOfSequence=${sequence}`}>
        The figure as the ledger held it then
      </a>
      <DataLink to={`/events/${sequence}`} name={`event-${sequence}.json`} class="button">
        The entry as data
      </DataLink>
    </nav>
  );
}
