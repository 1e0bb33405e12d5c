import type { Kind } from './kinds.js';
import { COLUMNS, type Listed } from './tables.js';

interface Props {
  readonly kind: Kind;
  readonly items: readonly Listed[];
}

/** Results of one kind, a row each. */
export function ResultTable({ kind, items }: Props) {
  const [head, ...others] = COLUMNS[kind.table] ?? [];
  if (!head) return null;
  return (
    <table class="cards results" aria-label={kind.label}>
      <thead>
        <tr>
          {[head, ...others].map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">{head.cell(item)}</th>
            {others.map(({ label, cell }) => (
              <td key={label} data-label={label}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
