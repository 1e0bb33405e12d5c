import type { Discrepancy } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { greatestOf, Interval } from '../../parts/interval.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { countPath, plain, quantityInWords } from '../../wording/codes.js';
import { inDigits } from '../../wording/figure.js';
import { periodInWords } from '../../wording/time.js';
import { kindInWords, roleInWords } from './wording.js';

/** Figures that do not go together, side by side. */
export function DiscrepancyItem({ found }: { readonly found: Discrepancy }) {
  const { kind, subject, period, counts, size } = found;
  const most = greatestOf(counts.map(({ figure }) => figure));
  return (
    <li class="change">
      <p class="change-what">
        {quantityInWords(found)} · <SubjectLink subject={subject} />
        {period === null ? '' : `, ${periodInWords(period)}`}
      </p>
      <p title={kindInWords(kind).meaning}>
        {kindInWords(kind).label}, by {inDigits(size.absolute)}.
      </p>
      <table class="cards">
        <thead class="unseen">
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Figure</th>
            <th scope="col">From at least to at most</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((one) => (
            <tr key={`${one.id}/${one.revision}`}>
              <th scope="row">
                <SourceLink id={one.sourceId} />
                <span class="note">{whatOf(one, found)}</span>
              </th>
              <td data-label="Figure">
                <Link to={`${countPath(found.family, one.id)}/revisions/${one.revision}`}>
                  <FigureText value={{ status: 'active', figure: one.figure }} />
                </Link>
              </td>
              <td>{one.figure === null ? null : <Interval figure={one.figure} most={most} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}

/** What a figure is in it: its role, and what it counts where that is not what the whole counts. */
function whatOf(one: Discrepancy['counts'][number], found: Discrepancy): string {
  const isOther = one.measure !== found.measure || one.group !== found.group;
  const others = [
    ...(isOther ? [plain(one.measure), plain(one.group)] : []),
    ...(one.period !== null && one.period !== found.period ? [periodInWords(one.period)] : []),
  ];
  return [roleInWords(one.role), ...(others.length > 0 ? [others.join(', ')] : [])].join(': ');
}
