import { useAddress } from '../../address/address.js';
import type { Revision } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { SourceLink } from '../../parts/link.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { StatementLinks, Via } from '../../parts/statement.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';
import { entryInWords } from '../../wording/codes.js';
import { Before, Why } from './entry.js';

const ROWS = 100;

interface Props {
  readonly entries: readonly Revision[];
  /** Of the count. */
  readonly path: string;
}

/** Every entry of a count, the newest first: who, when, why, from what to what, on whose word. */
export function RevisionsTable({ entries, path }: Props) {
  const { query } = useAddress();
  const newest = entries.toReversed();
  const { rows, page } = pageOf(newest, query['page'], ROWS);
  return (
    <>
      <table class="cards revisions">
        <caption>
          {entries.length === 1 ? 'One entry' : `${entries.length} entries, the newest first`}
        </caption>
        <TableHead columns={['Revision', 'Figure', 'Before', 'Stated', 'Source', 'Why', 'Recorded']} />
        <tbody>
          {rows.map((entry) => (
            <Row key={entry.revision} entry={entry} path={path} />
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={entries.length} what="Entries" />
    </>
  );
}

function Row({ entry, path }: { readonly entry: Revision; readonly path: string }) {
  const { link } = useAddress();
  const { revision, type, statedAt, recordedAt, actor } = entry;
  return (
    <tr>
      <th scope="row">
        <a href={link(`${path}/revisions/${revision}`)}>
          {revision} · {entryInWords(type)}
        </a>
      </th>
      <td data-label="Figure">{entry.status === undefined ? '' : <FigureText value={entry} />}</td>
      <td data-label="Before">
        <Before entry={entry} />
      </td>
      <td data-label="Stated">{statedAt === null ? '' : <Time at={statedAt} />}</td>
      <td data-label="Source">
        <Source entry={entry} />
      </td>
      <td data-label="Why">
        <Why entry={entry} />
      </td>
      <td data-label="Recorded">
        <Time at={recordedAt} /> by {actor}
      </td>
    </tr>
  );
}

/** Who said it, who carried it, in which words, and where it can be read. */
function Source({ entry: { sourceId, statement } }: { readonly entry: Revision }) {
  if (sourceId === null) return null;
  return (
    <>
      <SourceLink id={sourceId} />
      {statement === null ? null : (
        <>
          <Via statement={statement} /> <StatementLinks statement={statement} />
          {statement.quote === null ? null : <span class="note">“{statement.quote}”</span>}
        </>
      )}
    </>
  );
}
