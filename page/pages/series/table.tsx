import { useAddress } from '../../address/address.js';
import type { Series, Vintage } from '../../ledger/answers.js';
import { DataLink } from '../../parts/data-link.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Time } from '../../parts/time.js';
import { inDigits } from '../../wording/figure.js';
import { inWords as timeInWords } from '../../wording/time.js';
import type { Comparison } from './compare.js';
import { ComparedTable } from './compared-table.js';
import { MarksLegend } from './marks.js';
import { TableChoices } from './table-choices.js';
import { useComparison } from './use-comparison.js';
import { useSeries, useSeriesPath, useTellVersions, useVersions } from './use-series.js';
import { type Against, againstOf, shownVersion } from './versions.js';
import './series.css';

/** A publisher's table as it was published, with what changed against another version or moment. */
export default function TablePage() {
  const path = useSeriesPath();
  const series = useSeries();
  const versions = useVersions();
  useTellVersions();
  return (
    <PageFrame
      title={series.answer ? `${series.answer.name}: the table` : 'A table'}
      kind={<Link to={path}>The series and its published versions</Link>}
    >
      <WhenLoaded loaded={series}>
        {(found) => (
          <WhenLoaded loaded={versions}>
            {({ items }) => <Shown series={found} versions={items} path={path} />}
          </WhenLoaded>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

interface ShownProps {
  readonly series: Series;
  readonly versions: readonly Vintage[];
  readonly path: string;
}

function Shown({ series, versions, path }: ShownProps) {
  const { query, moment } = useAddress();
  const shown = shownVersion(versions, query['vintage']);
  const against = againstOf(query['against'], versions, shown);
  const compared = useComparison(series, shown, against);
  if (!shown) return <p class="absent">Nothing recorded: no version is published at the moment shown.</p>;
  const data = { ...moment, vintage: String(shown.vintage), format: 'csv' };
  return (
    <>
      <p>
        Version {shown.vintage}, published <Time at={shown.statedAt} />: {inDigits(shown.rows)} rows,{' '}
        {inDigits(shown.cells)} cells.{' '}
        <DataLink to={`${path}/table`} query={data} name={`${series.code}.csv`}>
          The table as CSV
        </DataLink>
      </p>
      <TableChoices versions={versions} shown={shown} against={against} />
      <WhenLoaded loaded={compared}>
        {(comparison) => (
          <>
            <Difference comparison={comparison} against={against} />
            <ComparedTable
              comparison={comparison}
              series={series}
              isOnlyChanges={against.kind !== 'nothing' && query['only'] === 'changes'}
            />
          </>
        )}
      </WhenLoaded>
    </>
  );
}

interface DifferenceProps {
  readonly comparison: Comparison;
  readonly against: Against;
}

function Difference({ comparison, against }: DifferenceProps) {
  const { query, with: withChanges, go } = useAddress();
  const { appeared, changed, vanished } = comparison.tally;
  if (against.kind === 'nothing') {
    return (
      <p>
        {query['against'] === 'none'
          ? 'It is compared with nothing.'
          : 'There is no earlier version to compare it with.'}
      </p>
    );
  }
  const isSame = appeared + changed + vanished === 0;
  return (
    <section aria-label="What changed">
      <p>
        Against {againstInWords(against)}:{' '}
        {isSame ? (
          <strong>no cell differs.</strong>
        ) : (
          <strong>
            {inDigits(appeared)} new, {inDigits(changed)} changed, {inDigits(vanished)} gone.
          </strong>
        )}
      </p>
      {isSame ? null : (
        <>
          <MarksLegend />
          <label class="check">
            <input
              type="checkbox"
              checked={query['only'] === 'changes'}
              onChange={({ currentTarget: { checked } }) =>
                go(withChanges({ only: checked ? 'changes' : undefined, page: undefined }))
              }
            />
            Only rows with changes, and columns with changes
          </label>
        </>
      )}
    </section>
  );
}

function againstInWords(against: Exclude<Against, { kind: 'nothing' }>): string {
  if (against.kind === 'time')
    return `the table as it had been published by ${timeInWords(against.at, true)}`;
  const { vintage, statedAt } = against.version;
  return `version ${vintage} of ${timeInWords(statedAt)}`;
}
