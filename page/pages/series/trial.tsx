import { useEffect, useRef } from 'preact/hooks';
import type { Series, TriedVintage } from '../../ledger/answers.js';
import { Link } from '../../parts/link.js';
import { WarningList } from '../../parts/warnings.js';
import { inDigits } from '../../wording/figure.js';
import { MarksLegend } from './marks.js';
import { TriedChanges } from './tried-changes.js';

interface Props {
  readonly tried: TriedVintage;
  readonly series: Series;
  readonly isApplying: boolean;
  readonly onApply: () => void;
}

/** What a file would change, before anything is. */
export function Trial({ tried, series, isApplying, onApply }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { vintage, reported, amended, retracted, unchanged, rows, changes, defined, warnings } = tried;
  const total = reported + amended + retracted;
  const isTaken = vintage <= series.vintages;
  return (
    <section class="upload-step" aria-labelledby="trial">
      <h2 id="trial" ref={heading} tabIndex={-1}>
        What it would change
      </h2>
      <p>Nothing of this is recorded yet.</p>
      <ul class="tally">
        {[
          [reported, 'new'],
          [amended, 'changed'],
          [retracted, 'gone'],
          [unchanged, 'as before'],
        ].map(([count, what]) => (
          <li key={what}>
            <strong>{inDigits(Number(count))}</strong> {what}
          </li>
        ))}
        <li>
          <strong>{inDigits(rows)}</strong> rows
        </li>
      </ul>
      <Oddities defined={defined} warnings={warnings} />
      {total === 0 ? null : (
        <>
          <MarksLegend />
          <TriedChanges changes={changes} keyColumns={Object.keys(series.key)} total={total} />
        </>
      )}
      {isTaken ? (
        <p>
          This file is version {vintage} already: there is nothing to record.{' '}
          <Link to={`/series/${series.id}/table`} query={{ vintage: String(vintage) }}>
            See its table
          </Link>
        </p>
      ) : (
        <>
          <h3>Record it?</h3>
          <p>
            It becomes version {vintage}. Each of the {inDigits(total)} changes stays in the history of its
            figure, under your name.
          </p>
          <p class="buttons">
            <button type="button" class="primary" disabled={isApplying} onClick={onApply}>
              Record version {vintage}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function Oddities({ defined, warnings }: Pick<TriedVintage, 'defined' | 'warnings'>) {
  return (
    <>
      {defined.length === 0 ? null : (
        <p class="warning">
          {defined.length === 1 ? 'A column is' : `${defined.length} columns are`} new to the series, and
          would be counted under the publisher’s own {defined.length === 1 ? 'name' : 'names'}:{' '}
          {defined.map(({ column }) => column).join(', ')}.
        </p>
      )}
      <WarningList warnings={warnings} />
    </>
  );
}
