import { useAddress } from '../../address/address.js';
import type { Strike, Toll } from '../../ledger/answers.js';
import { read } from '../../ledger/client.js';
import { useLoaded } from '../../ledger/use-answer.js';
import { FigureText } from '../../parts/figure.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { TableHead } from '../../parts/table-head.js';
import { capital, countPath, quantityInWords } from '../../wording/codes.js';
import { type Attribution, attributionOf, quantitiesOf } from './attribution.js';
import { flat, type Part } from './family-tree.js';

interface Props {
  readonly strike: Strike;
  readonly parts: readonly Part[];
}

/** What of the whole its parts account for, and what no part does. */
export function AccountedFor({ strike, parts }: Props) {
  const { moment } = useAddress();
  const all = flat(parts);
  const asked = quantitiesOf(strike, all);
  const question = all.length === 0 ? null : JSON.stringify([strike.id, moment, asked, strike.asOf.sequence]);
  const loaded = useLoaded(question, (signal) =>
    Promise.all(
      asked.map(async (quantity) => {
        const query = { ...moment, subject: strike.id, ...quantity };
        return attributionOf(quantity, strike, all, await read<Toll>('/tolls', query, signal));
      }),
    ),
  );
  if (question === null || asked.length === 0) return null;
  return (
    <section aria-labelledby="accounted">
      <h2 id="accounted">What the parts account for</h2>
      <WhenLoaded loaded={loaded}>{(rows) => <Table rows={rows} />}</WhenLoaded>
    </section>
  );
}

function Table({ rows }: { readonly rows: readonly Attribution[] }) {
  return (
    <table class="cards accounted">
      <TableHead columns={['What', 'The whole, as stated', 'Its parts', 'What no part accounts for']} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.family} ${row.measure} ${row.group}`}>
            <th scope="row">{quantityInWords(row)}</th>
            <td data-label="The whole, as stated">
              <FigureText value={row.whole ? { figure: row.whole } : null} />
            </td>
            <td data-label="Its parts">
              <Shares row={row} />
            </td>
            <td data-label="What no part accounts for">
              <Rest row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shares({ row: { parts, shares } }: { readonly row: Attribution }) {
  if (parts === null) return <FigureText value={null} />;
  return (
    <>
      {shares.length > 1 ? (
        <>
          Together <FigureText value={{ figure: parts }} />
        </>
      ) : null}
      <ul class="shares">
        {shares.map(({ title, count }) => (
          <li key={count.id}>
            <FigureText value={count} />: <Link to={countPath(count.family, count.id)}>{title}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rest({ row: { whole, parts, rest, warnings } }: { readonly row: Attribution }) {
  return (
    <>
      {whole === null ? <span class="absent">The whole has no figure of its own</span> : null}
      {whole !== null && parts === null ? <>All of it: </> : null}
      {rest === null ? null : <RestFigure rest={rest} />}
      {warnings.map(({ code, detail }) => (
        <span key={code + detail} class="note note--warning">
          {capital(detail)}
        </span>
      ))}
    </>
  );
}

/** Of an open whole whose parts make as much as it is at least, nothing has to be left, and anything may be. */
function RestFigure({ rest }: { readonly rest: NonNullable<Attribution['rest']> }) {
  if (rest.low === 0 && rest.best === null && rest.high === null) return <>0 or more</>;
  return <FigureText value={{ figure: rest }} />;
}
