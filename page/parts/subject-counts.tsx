import type { SubjectCount } from '../ledger/answers.js';
import { countPath, familyInWords, quantityInWords } from '../wording/codes.js';
import { periodInWords } from '../wording/time.js';
import { FigureText } from './figure.js';
import { Link } from './link.js';

/** Counts about one subject: what, when where it is said, and the figure in force, which leads to how it moved. */
export function SubjectCounts({ counts }: { readonly counts: readonly SubjectCount[] }) {
  const hasPeriods = counts.some(({ period }) => period !== null);
  return (
    <table class="cards subject-counts">
      <thead>
        <tr>
          <th scope="col">What</th>
          {hasPeriods ? <th scope="col">When</th> : null}
          <th scope="col">Figure in force</th>
          <th scope="col">Kind</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count.id}>
            <th scope="row">
              <Link to={countPath(count.family, count.id)}>{quantityInWords(count)}</Link>
            </th>
            {hasPeriods ? (
              <td data-label="When">{count.period === null ? '' : periodInWords(count.period)}</td>
            ) : null}
            <td data-label="Figure in force">
              <FigureText value={count} />
              <AsStated count={count} />
            </td>
            <td data-label="Kind">{familyInWords(count.family)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AsStated({ count: { figure } }: { readonly count: SubjectCount }) {
  const words = figure?.asStated ?? null;
  const isSaidAlready = figure?.best === null && figure.low === null && figure.high === null;
  return words === null || isSaidAlready ? null : <span class="hint"> “{words}”</span>;
}
