import type { KeyedTolls } from '../../ledger/answers.js';
import { useAddress } from '../../address/address.js';
import { FigureText } from '../../parts/figure.js';
import { greatestOf, Interval } from '../../parts/interval.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { OneToll } from './one.js';
import { keyInWords } from './wording.js';

const ROWS = 100;

/** Totals, a line each; one of them with all that it stands on. */
export function GroupedTolls({ tolls }: { readonly tolls: KeyedTolls['items'] }) {
  const { query, with: withChanges } = useAddress();
  if (tolls.length === 0) return <p>Nothing to add.</p>;
  const { rows, page } = pageOf(tolls, query['lines'], ROWS);
  const most = greatestOf(tolls.map(({ figure }) => figure));
  const chosen = tolls.find(({ key }) => textOf(key) === query['line']);
  return (
    <>
      <table class="cards">
        <caption>{tolls.length === 1 ? 'One line' : `${tolls.length} lines`}</caption>
        <TableHead columns={['Line', 'Total', 'From at least to at most', 'Stands on']} />
        <tbody>
          {rows.map(({ key, figure, inputs }) => (
            <tr key={textOf(key)} aria-current={chosen?.key === key ? 'true' : undefined}>
              <th scope="row">{keyInWords(key)}</th>
              <td data-label="Total">
                <FigureText value={figure === null ? null : { status: 'active', figure }} />
              </td>
              <td>{figure === null ? null : <Interval figure={figure} most={most} />}</td>
              <td data-label="Stands on">
                <a href={withChanges({ line: textOf(key), page: undefined })}>
                  {inputs.length === 1 ? 'one figure' : `${inputs.length} figures`}
                  <span class="unseen"> of {keyInWords(key)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={tolls.length} what="Lines" name="lines" />
      {chosen === undefined ? null : (
        <section aria-labelledby="line">
          <h2 id="line">{keyInWords(chosen.key)}</h2>
          <OneToll toll={chosen} />
        </section>
      )}
    </>
  );
}

/** A key as it stands in the address. */
function textOf(key: Readonly<Record<string, string | null>>): string {
  return Object.values(key)
    .map((value) => value ?? '-')
    .join('~');
}
