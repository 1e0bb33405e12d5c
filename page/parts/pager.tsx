import { useAddress } from '../address/address.js';

/** The rows of one page of a list that is there as a whole. @param asked the page of the address, from 1 */
export function pageOf<Row>(
  all: readonly Row[],
  asked: string | undefined,
  rows: number,
): { readonly rows: readonly Row[]; readonly page: number } {
  const pages = Math.max(1, Math.ceil(all.length / rows));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1));
  return { rows: all.slice((page - 1) * rows, page * rows), page };
}

interface Props {
  readonly page: number;
  /** On each page. */
  readonly rows: number;
  readonly total: number;
  /** What they are, for who hears it. */
  readonly what: string;
  /** Of the parameter in the address. */
  readonly name?: string;
}

/** The way through the pages of a list; nothing where one page has it all. */
export function Pager({ page, rows, total, what, name = 'page' }: Props) {
  const { with: withChanges } = useAddress();
  const pages = Math.ceil(total / rows);
  if (pages <= 1) return null;
  const to = (wanted: number) => withChanges({ [name]: wanted === 1 ? undefined : String(wanted) });
  return (
    <nav class="pager" aria-label={`${what}, page by page`}>
      {page > 1 ? <a href={to(page - 1)}>‹ Page {page - 1}</a> : <span />}
      <span>
        {(page - 1) * rows + 1} to {Math.min(page * rows, total)} of {total}
      </span>
      {page < pages ? <a href={to(page + 1)}>Page {page + 1} ›</a> : <span />}
    </nav>
  );
}
