import { useAddress } from '../../address/address.js';
import type { Series } from '../../ledger/answers.js';
import { useItems } from '../../ledger/use-answer.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';

const ROWS = 50;

/** The tables that publishers keep, and how far they are in the ledger. */
export default function SeriesListPage() {
  const { moment } = useAddress();
  const series = useItems<Series>('/series', { ...moment }, 1_000);
  return (
    <PageFrame title="Series">
      <p>
        Tables that a publisher keeps and changes. Each published version is kept, so that one sees what the
        table said at any time, and which cells were changed afterwards.
      </p>
      <WhenLoaded loaded={series}>{({ items }) => <SeriesTable series={items} />}</WhenLoaded>
    </PageFrame>
  );
}

function SeriesTable({ series }: { readonly series: readonly Series[] }) {
  const { query } = useAddress();
  const { rows, page } = pageOf(series, query['page'], ROWS);
  if (series.length === 0) return <p class="absent">No series is defined.</p>;
  return (
    <>
      <table class="cards">
        <caption>{series.length === 1 ? 'One series' : `${series.length} series`}</caption>
        <TableHead columns={['Series', 'Published by', 'About', 'Versions', 'The latest']} />
        <tbody>
          {rows.map(({ id, name, sourceId, situationId, vintages, latest }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/series/${id}`}>{name}</Link>
              </th>
              <td data-label="Published by">
                <SourceLink id={sourceId} />
              </td>
              <td data-label="About">
                <SubjectLink subject={{ type: 'situation', id: situationId }} />
              </td>
              <td data-label="Versions">{vintages}</td>
              <td data-label="The latest">
                {latest === null ? (
                  'none yet'
                ) : (
                  <>
                    <Link to={`/series/${id}/table`}>
                      <Time at={latest.statedAt} />
                    </Link>
                    , {latest.rows} rows
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={series.length} what="Series" />
    </>
  );
}
