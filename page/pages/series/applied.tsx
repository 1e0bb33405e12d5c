import { useEffect, useRef } from 'preact/hooks';
import type { Vintage } from '../../ledger/answers.js';
import { Link } from '../../parts/link.js';
import { WarningList } from '../../parts/warnings.js';
import { inDigits } from '../../wording/figure.js';

interface Props {
  readonly version: Vintage;
  readonly path: string;
  readonly onRestart: () => void;
}

/** That a version is in the ledger, what it changed, and where to see it. */
export function Applied({ version, path, onRestart }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { vintage, reported, amended, retracted, unchanged, warnings } = version;
  return (
    <section aria-labelledby="applied">
      <h2 id="applied" ref={heading} tabIndex={-1}>
        Version {vintage} is recorded
      </h2>
      <p>
        {inDigits(reported)} cells are new, {inDigits(amended)} changed, {inDigits(retracted)} are gone,{' '}
        {inDigits(unchanged)} are as before.
      </p>
      <WarningList warnings={warnings} />
      <p class="buttons">
        <Link
          to={`${path}/table`}
          query={{ vintage: String(vintage), only: 'changes' }}
          class="button primary"
        >
          See the table with its changes marked
        </Link>
        <button type="button" onClick={onRestart}>
          Upload another version
        </button>
      </p>
    </section>
  );
}
