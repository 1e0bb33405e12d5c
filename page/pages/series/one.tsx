import { useAddress } from '../../address/address.js';
import type { Series } from '../../ledger/answers.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Time } from '../../parts/time.js';
import { familyInWords } from '../../wording/codes.js';
import { Columns } from './columns.js';
import { useSeries, useSeriesPath, useTellVersions, useVersions } from './use-series.js';
import { VersionsTable } from './versions-table.js';
import './series.css';

/** A publisher's table: whose it is, what its columns count, and each of its published versions. */
export default function SeriesPage() {
  const path = useSeriesPath();
  const series = useSeries();
  const versions = useVersions();
  useTellVersions();
  return (
    <PageFrame
      title={series.answer?.name ?? 'A series'}
      kind={series.answer ? <Kind series={series.answer} /> : undefined}
    >
      <WhenLoaded loaded={series}>
        {(found) => (
          <>
            <Facts series={found} />
            <p class="buttons">
              {found.latest === null ? null : (
                <Link to={`${path}/table`} class="button primary">
                  The table, with what changed last
                </Link>
              )}
              <Link to={`${path}/upload`} class="button">
                Upload a published version
              </Link>
            </p>
            <section aria-labelledby="versions">
              <h2 id="versions">Published versions</h2>
              <WhenLoaded loaded={versions}>
                {({ items, isCut }) => <VersionsTable versions={items} isCut={isCut} path={path} />}
              </WhenLoaded>
            </section>
            <Columns series={found} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function Kind({ series: { situationId, family } }: { readonly series: Series }) {
  return (
    <>
      Series of {familyInWords(family).toLowerCase()} of{' '}
      <SubjectLink subject={{ type: 'situation', id: situationId }} />
    </>
  );
}

function Facts({ series }: { readonly series: Series }) {
  const { sourceId, running, dating, key, note, open } = series;
  const { link } = useAddress();
  const rows = Object.keys(key);
  return (
    <>
      <dl class="facts">
        <dt>Published by</dt>
        <dd>
          <SourceLink id={sourceId} />
        </dd>
        <dt>A row is</dt>
        <dd>
          {running
            ? 'what is known now: only the newest value is kept'
            : rows.map(rowIs(series)).join(', by ')}
        </dd>
        {running ? null : (
          <>
            <dt>A day is</dt>
            <dd>{dating === 'reported' ? 'the day when it was counted' : 'the day when it happened'}</dd>
          </>
        )}
        {note === null ? null : (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      {open === null ? null : (
        <p class="warning">
          A version that was published <Time at={open.statedAt} /> is being taken, or was cut off. The same
          file completes it. <a href={link(`/series/${series.id}/upload`)}>Upload it</a>
        </p>
      )}
    </>
  );
}

/** What a column of the key tells rows apart by. */
function rowIs({ key }: Series): (column: string) => string {
  return (column) => {
    const role = key[column];
    if (role === 'period') return `a day or a period (column ${column})`;
    return role === 'group' ? `a group (column ${column})` : `a place or part (column ${column})`;
  };
}
