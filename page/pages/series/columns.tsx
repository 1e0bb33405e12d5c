import type { Series } from '../../ledger/answers.js';
import { familyInWords, quantityInWords } from '../../wording/codes.js';
import { TableHead } from '../../parts/table-head.js';

/** What the columns of a series count. */
export function Columns({ series }: { readonly series: Series }) {
  const { columns, defined, renames, otherColumns, family } = series;
  const mapped = Object.entries(columns).map(([name, column]) => ({
    name,
    counts: columnInWords(column, family),
  }));
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">What its columns count</h2>
      <table class="cards">
        <TableHead columns={['Column', 'Counts']} />
        <tbody>
          {mapped.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                {formerNames(name, renames)}
              </th>
              <td data-label="Counts">{counts}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {defined.length === 0 ? null : (
        <p>
          Counted under the publisher’s own names:{' '}
          {defined.map(({ column }, index) => (
            <>
              {index === 0 ? '' : ', '}
              <code>{column}</code>
            </>
          ))}
          .
        </p>
      )}
      <p class="soft">{OTHERS[otherColumns]}</p>
    </section>
  );
}

const OTHERS: Readonly<Record<Series['otherColumns'], string>> = {
  define: 'A column that is not listed is kept under its own name when it first comes.',
  refuse: 'A file with a column that is not listed is refused.',
  ignore: 'A column that is not listed is left out.',
};

function columnInWords(column: Series['columns'][string], family: string): string {
  if (column === 'ignore') return 'Nothing: it is left out';
  if ('qualifies' in column) {
    const words = Object.entries(column.words).map(([word, meaning]) => `“${word}” is ${MEANINGS[meaning]}`);
    return `How sure ${column.qualifies} is${words.length === 0 ? '' : `: ${words.join('; ')}`}`;
  }
  const own = column.family === null || column.family === family ? '' : ` (${familyInWords(column.family)})`;
  return quantityInWords(column) + own;
}

const MEANINGS = { approximate: 'about', low: 'at least', high: 'at most' } as const;

function formerNames(name: string, renames: Series['renames']): string {
  const former = renames.filter(({ to }) => to === name).map(({ from }) => from);
  return former.length === 0 ? '' : ` (before: ${former.join(', ')})`;
}
