import { useMemo } from 'preact/hooks';
import { useAddress } from '../../address/address.js';
import type { Series } from '../../ledger/answers.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { TableHead } from '../../parts/table-head.js';
import { cellAt, type Column, type ComparedRow, type Comparison } from './compare.js';
import { countsOfCells } from './counts-of-cells.js';
import { cellClass, CellContent } from './marks.js';

const ROWS = 50;

interface Props {
  readonly comparison: Comparison;
  readonly series: Series;
  readonly isOnlyChanges: boolean;
}

/** The rows of a table, page by page, with what differs marked. Each cell leads to its count. */
export function ComparedTable({ comparison, series, isOnlyChanges }: Props) {
  const { query } = useAddress();
  const rows = useMemo(
    () => (isOnlyChanges ? comparison.rows.filter(({ changes }) => changes > 0) : comparison.rows),
    [comparison, isOnlyChanges],
  );
  const countOf = useMemo(() => countsOfCells(series), [series]);
  const { rows: shown, page } = pageOf(rows, query['page'], ROWS);
  const columns = isOnlyChanges ? comparison.changedColumns : comparison.columns;
  if (rows.length === 0) return <p class="absent">There is no such row.</p>;
  const keyColumns = Object.keys(series.key);
  const pager = <Pager page={page} rows={ROWS} total={rows.length} what="Rows" />;
  return (
    <section aria-label="The table">
      {pager}
      <div class="scroll" tabIndex={0} role="region" aria-label="The table, wider than the page">
        <table class="published">
          <TableHead columns={[...keyColumns, ...columns.map(({ name }) => name)]} />
          <tbody>
            {shown.map((row) => (
              <Row key={JSON.stringify(row.key)} row={row} columns={columns} countOf={countOf} />
            ))}
          </tbody>
        </table>
      </div>
      {pager}
    </section>
  );
}

interface RowProps {
  readonly row: ComparedRow;
  readonly columns: readonly Column[];
  readonly countOf: ReturnType<typeof countsOfCells>;
}

function Row({ row, columns, countOf }: RowProps) {
  const { link } = useAddress();
  return (
    <tr>
      {row.key.map((text, index) => (
        <th key={index} scope="row">
          {text}
          {index === 0 && row.changes > 0 ? (
            <span class="row-changes">{row.changes === 1 ? '1 change' : `${row.changes} changes`}</span>
          ) : null}
        </th>
      ))}
      {columns.map((column) => {
        const cell = cellAt(row, column);
        const count =
          cell.now === undefined && cell.before === undefined ? null : countOf(row.key, column.name);
        return (
          <td key={column.name} class={cellClass(cell) || undefined}>
            <CellContent
              cell={cell}
              link={(value) => (count === null ? value : <a href={link(count)}>{value}</a>)}
            />
          </td>
        );
      })}
    </tr>
  );
}
