import { useAddress } from '../../address/address.js';
import type { Count } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink } from '../../parts/link.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';
import { countPath } from '../../wording/codes.js';

const ROWS = 30;

const stands = (claim: Count['claims'][number]) => claim.standing;

/** What each source claims, beside the figure in force. */
export function Claims({ count }: { readonly count: Count }) {
  const { query } = useAddress();
  const { claims } = count;
  if (claims.length < 2) return null;
  const newest = claims.toReversed();
  const standingFirst = [...newest.filter(stands), ...newest.filter((claim) => !stands(claim))];
  const { rows, page } = pageOf(standingFirst, query['claims'], ROWS);
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">Who claims what</h2>
      <table class="cards">
        <TableHead columns={['Source', 'Figure', 'Stated', 'Standing']} />
        <tbody>
          {rows.map((claim) => (
            <tr key={claim.revision} class={claim.standing ? '' : 'fallen'}>
              <th scope="row">
                <SourceLink id={claim.sourceId} />
              </th>
              <td data-label="Figure">
                <FigureText value={claim} />
              </td>
              <td data-label="Stated">
                <Time at={claim.statedAt} />
              </td>
              <td data-label="Standing">
                {standing(claim)}{' '}
                <Link to={`${countPath(count.family, count.id)}/revisions/${claim.revision}`}>
                  revision {claim.revision}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={claims.length} what="Claims" name="claims" />
    </section>
  );
}

function standing({ adopted, standing: isStanding }: Count['claims'][number]): string {
  if (adopted) return 'In force';
  return isStanding ? 'Stands beside it' : 'Taken back, or replaced by a later one';
}
