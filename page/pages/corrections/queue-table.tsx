import { useAddress } from '../../address/address.js';
import type { Correction } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';
import { causeInWords, quantityInWords } from '../../wording/codes.js';
import { periodInWords } from '../../wording/time.js';
import { correctionStatusInWords, isOvertaken } from './status.js';

const ROWS = 50;

/** Proposals with what each would change, why, and on whose word. */
export function QueueTable({ corrections }: { readonly corrections: readonly Correction[] }) {
  const { query } = useAddress();
  const { rows, page } = pageOf(corrections, query['page'], ROWS);
  if (corrections.length === 0) return <p class="absent">There is none.</p>;
  return (
    <>
      <table class="cards queue">
        <caption>{corrections.length === 1 ? 'One correction' : `${corrections.length} corrections`}</caption>
        <TableHead columns={['Figure', 'From', 'To', 'Why', 'Source', 'Proposed', 'Status']} />
        <tbody>
          {rows.map((correction) => (
            <Row key={correction.id} correction={correction} />
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={corrections.length} what="Corrections" />
    </>
  );
}

function Row({ correction }: { readonly correction: Correction }) {
  const { id, subject, period, madeOn, figure, figureNow, cause, reason, statement, proposer, proposedAt } =
    correction;
  return (
    <tr>
      <th scope="row">
        <Link to={`/corrections/${id}`}>{quantityInWords(correction)}</Link> of{' '}
        <SubjectLink subject={subject} />
        {period === null ? '' : `, ${periodInWords(period)}`}
      </th>
      <td data-label="From">
        <FigureText value={madeOn} />
        {isOvertaken(correction) && figureNow !== null ? (
          <span class="moved">
            now <FigureText value={figureNow} />
          </span>
        ) : null}
      </td>
      <td data-label="To">
        <FigureText value={{ figure }} />
      </td>
      <td data-label="Why">
        <span class="tag" title={causeInWords(cause).meaning}>
          {causeInWords(cause).label}
        </span>{' '}
        {reason}
      </td>
      <td data-label="Source">
        <SourceLink id={statement.sourceId} />, <Time at={statement.statedAt} />
      </td>
      <td data-label="Proposed">
        by {proposer}, <Time at={proposedAt} />
      </td>
      <td data-label="Status">{correctionStatusInWords(correction.status)}</td>
    </tr>
  );
}
