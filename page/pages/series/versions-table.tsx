import { useAddress } from '../../address/address.js';
import type { Vintage } from '../../ledger/answers.js';
import { Link } from '../../parts/link.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { Time } from '../../parts/time.js';
import { capital, causeInWords } from '../../wording/codes.js';
import { inDigits } from '../../wording/figure.js';
import { newestFirst } from './versions.js';

const ROWS = 50;

interface Props {
  readonly versions: readonly Vintage[];
  readonly isCut: boolean;
  /** Of the series. */
  readonly path: string;
}

/** Each published version with what it changed, the newest first. */
export function VersionsTable({ versions, isCut, path }: Props) {
  const { query } = useAddress();
  const newest = newestFirst(versions);
  const { rows, page } = pageOf(newest, query['page'], ROWS);
  if (newest.length === 0) return <p class="absent">None is taken yet.</p>;
  return (
    <>
      {isCut ? <p class="warning">Only the first {versions.length} versions are shown here.</p> : null}
      <table class="cards">
        <caption>
          {newest.length === 1 ? 'One version' : `${newest.length} versions, the newest first`}. Counted are
          cells of the table.
        </caption>
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col">Version</th>
            <th scope="col" class="number">
              New
            </th>
            <th scope="col" class="number">
              Changed
            </th>
            <th scope="col" class="number">
              Gone
            </th>
            <th scope="col" class="number">
              As before
            </th>
            <th scope="col">Why, and who recorded it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((version) => (
            <Row key={version.vintage} version={version} path={path} />
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={newest.length} what="Versions" />
    </>
  );
}

function Row({ version, path }: { readonly version: Vintage; readonly path: string }) {
  const { vintage, statedAt, reported, amended, retracted, unchanged, recordedAt, actor } = version;
  const { cause, noticeId, note, warnings } = version;
  return (
    <tr>
      <th scope="row">
        <Link to={`${path}/table`} query={{ vintage: String(vintage) }}>
          <Time at={statedAt} />
        </Link>
      </th>
      <td data-label="Version">{vintage}</td>
      <td data-label="New" class="number">
        {inDigits(reported)}
      </td>
      <td data-label="Changed" class="number">
        {inDigits(amended)}
      </td>
      <td data-label="Gone" class="number">
        {inDigits(retracted)}
      </td>
      <td data-label="As before" class="number">
        {inDigits(unchanged)}
      </td>
      <td data-label="Why, and who recorded it">
        {cause === null ? null : (
          <>
            <span class="tag">{causeInWords(cause).label}</span>{' '}
          </>
        )}
        {noticeId === null ? null : (
          <>
            <Link to={`/notices/${noticeId}`}>Part of a notice</Link>{' '}
          </>
        )}
        {actor}, <Time at={recordedAt} />
        {note === null ? null : <span class="note">{note}</span>}
        {warnings.length === 0 ? null : (
          <details>
            <summary>{warnings.length === 1 ? 'One oddity' : `${warnings.length} oddities`}</summary>
            <ul>
              {warnings.map(({ code, detail }) => (
                <li key={code + detail}>{capital(detail)}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}
