import { useAddress } from '../../address/address.js';
import type { TriedVintage } from '../../ledger/answers.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { inDigits } from '../../wording/figure.js';
import { cellInWords } from './cell-text.js';
import { CellContent } from './marks.js';

type Change = TriedVintage['changes'][number];

const ROWS = 50;

interface Props {
  readonly changes: readonly Change[];
  readonly keyColumns: readonly string[];
  /** Of all that would change; not all are listed. */
  readonly total: number;
}

/** Each cell that would change: from what to what. */
export function TriedChanges({ changes, keyColumns, total }: Props) {
  const { query } = useAddress();
  const { rows, page } = pageOf(changes, query['page'], ROWS);
  return (
    <>
      {total > changes.length ? (
        <p class="warning">
          The first {inDigits(changes.length)} of {inDigits(total)} changes are listed.
        </p>
      ) : null}
      <div class="scroll" tabIndex={0} role="region" aria-label="Cells that would change">
        <table class="published published--list">
          <thead>
            <tr>
              {(keyColumns.length === 0 ? ['Row'] : keyColumns).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col" class="cell--text">
                Column
              </th>
              <th scope="col">Cell</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((change) => (
              <Row key={`${change.countId} ${change.column}`} change={change} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={page} rows={ROWS} total={changes.length} what="Changes" />
    </>
  );
}

function Row({ change }: { readonly change: Change }) {
  const { key, column, change: mark, from, to } = change;
  return (
    <tr>
      {(key.length === 0 ? ['the only one'] : key).map((text, index) => (
        <th key={index} scope="row">
          {text}
        </th>
      ))}
      <td class="cell--text">{column}</td>
      <td class={`cell--${mark}`}>
        <CellContent cell={{ now: to?.[column], before: from?.[column] }} />
        <Qualifiers change={change} />
      </td>
    </tr>
  );
}

/** Columns that say how sure the cell is, where these differ. */
function Qualifiers({ change: { column, from, to } }: { readonly change: Change }) {
  const names = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])];
  const differing = names.filter((name) => name !== column && from?.[name] !== to?.[name]);
  return differing.map((name) => (
    <span key={name} class="note">
      {name}: {wordOf(from?.[name])} → {wordOf(to?.[name])}
    </span>
  ));
}

function wordOf(cell: string | number | boolean | null | undefined): string {
  return cell === undefined || cell === null ? 'none' : cellInWords(cell);
}
