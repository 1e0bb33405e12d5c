import type { ComponentChildren } from 'preact';
import { cellInWords } from './cell-text.js';
import { type Cell, type ComparedCell, type Mark, markOf } from './compare.js';

interface Look {
  readonly symbol: string;
  readonly word: string;
  readonly explained: string;
}

/** How cells that differ are told apart, without colours too. */
export const MARKS: Readonly<Record<Mark, Look>> = {
  appeared: { symbol: '+', word: 'new', explained: 'new: the earlier table has no such cell' },
  changed: { symbol: '≠', word: 'changed', explained: 'changed: what stood there is struck through' },
  vanished: { symbol: '−', word: 'gone', explained: 'gone: the table has it no longer' },
};

/** What the marks mean. */
export function MarksLegend() {
  return (
    <ul class="marks" aria-label="Marks">
      {Object.entries(MARKS).map(([mark, { symbol, explained }]) => (
        <li key={mark}>
          <span class={`cell-mark cell--${mark}`} aria-hidden="true">
            {symbol}
          </span>
          {explained}
        </li>
      ))}
    </ul>
  );
}

/** The class of a cell, by what became of it and what stands in it. */
export function cellClass(cell: ComparedCell): string {
  const mark = markOf(cell);
  const value = cell.now === undefined ? cell.before : cell.now;
  return [mark === null ? '' : `cell--${mark}`, typeof value === 'string' ? 'cell--text' : '']
    .filter((name) => name !== '')
    .join(' ');
}

/** What stands in a cell, beside what stood there. @param link makes a link of the value */
export function CellContent({
  cell,
  link = (value) => value,
}: {
  readonly cell: ComparedCell;
  readonly link?: (value: ComponentChildren) => ComponentChildren;
}) {
  const { now, before } = cell;
  const mark = markOf(cell);
  if (mark === null) return now === undefined ? null : <>{link(<Value cell={now} />)}</>;
  return (
    <>
      <span class="cell-mark" aria-hidden="true">
        {MARKS[mark].symbol}
      </span>
      <span class="unseen">{MARKS[mark].word}, </span>
      {before === undefined ? null : (
        <>
          <span class="unseen">was </span>
          <del>{now === undefined ? link(<Value cell={before} />) : <Value cell={before} />}</del>
        </>
      )}
      {now === undefined ? null : (
        <>
          <span class="unseen">{before === undefined ? '' : 'is '}</span>
          <ins>{link(<Value cell={now} />)}</ins>
        </>
      )}
    </>
  );
}

function Value({ cell }: { readonly cell: Cell }) {
  return <span class={cell === null ? 'cell--unknown' : undefined}>{cellInWords(cell)}</span>;
}
