import type { Toll } from '../../ledger/answers.js';
import { CountLink } from '../../parts/count-link.js';
import { FigureText } from '../../parts/figure.js';
import { greatestOf, Interval } from '../../parts/interval.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { useAddress } from '../../address/address.js';
import { capital, quantityInWords } from '../../wording/codes.js';
import { inWords } from '../../wording/figure.js';
import { reasonInWords } from './wording.js';

type AnyToll = Omit<Toll, 'asOf'>;

const ROWS = 50;

/** One total, with every figure that it stands on, what no part accounts for, and what was left out. */
export function OneToll({ toll }: { readonly toll: AnyToll }) {
  const { figure, unit, unattributed } = toll;
  return (
    <>
      <section aria-label="The total" class="toll">
        <p class="toll-figure">
          {figure === null ? (
            <span class="figure figure--absent">Nothing to add</span>
          ) : (
            <FigureText value={{ status: 'active', figure }} unit={unit} />
          )}
        </p>
        <p class="soft">{quantityInWords(toll)}</p>
        {unattributed === null ? null : (
          <p>
            Of these, <strong>{inWords(unattributed)}</strong> that no part accounts for.
          </p>
        )}
        <TollWarnings toll={toll} />
      </section>
      <Inputs toll={toll} />
      <Left toll={toll} />
    </>
  );
}

export function TollWarnings({ toll: { warnings } }: { readonly toll: AnyToll }) {
  return (
    <>
      {warnings.map(({ code, detail }) => (
        <p key={code + detail} class="warning">
          {capital(detail)}
        </p>
      ))}
    </>
  );
}

function Inputs({ toll: { inputs, family } }: { readonly toll: AnyToll }) {
  const { query } = useAddress();
  if (inputs.length === 0) return null;
  const { rows, page } = pageOf(inputs, query['page'], ROWS);
  const most = greatestOf(inputs.map(({ figure }) => figure));
  return (
    <section aria-labelledby="inputs">
      <h2 id="inputs">What it stands on</h2>
      <table class="cards">
        <TableHead columns={['Figure of', 'Figure', 'From at least to at most']} />
        <tbody>
          {rows.map(({ id, revision, figure }) => (
            <tr key={id}>
              <th scope="row">
                <CountLink family={family} id={id} revision={revision} />
              </th>
              <td data-label="Figure">
                <FigureText value={{ status: 'active', figure }} />
              </td>
              <td>
                <Interval figure={figure} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={inputs.length} what="Figures" />
    </section>
  );
}

/** So many of what is left out are named; how many there are is always said. */
const MOST_LEFT = 30;

function Left({ toll: { left, family } }: { readonly toll: AnyToll }) {
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="left">
      <h2 id="left">What is left out, and why</h2>
      <ul>
        {left.slice(0, MOST_LEFT).map(({ id, why }) => (
          <li key={id}>
            <CountLink family={family} id={id} />: {reasonInWords(why)}
          </li>
        ))}
      </ul>
      {left.length > MOST_LEFT ? <p>And {left.length - MOST_LEFT} more.</p> : null}
    </section>
  );
}
