import { useEffect } from 'preact/hooks';
import type { Series, TriedVintage } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { inDigits } from '../../wording/figure.js';

/** How long after an answer it is asked again how far it is, in milliseconds. */
const EVERY_MS = 1_000;

/** How many entries of a version are written already. */
export function Progress({ path, tried }: { readonly path: string; readonly tried: TriedVintage }) {
  const { answer, problem, reload } = useAnswer<Series>(path);
  // Again when there is an answer, however long it took: the node is busy.
  useEffect(() => {
    const timer = setTimeout(reload, EVERY_MS);
    return () => clearTimeout(timer);
  }, [answer, problem]);
  const { reported, amended, retracted } = tried;
  const total = reported + amended + retracted;
  const written = Math.min(total, answer?.open?.written ?? 0);
  return (
    <div role="status" aria-busy="true">
      <p>
        Recording version {tried.vintage}: {inDigits(written)} of {inDigits(total)} entries are written. It
        can take minutes; if it is cut off, the same file completes it.
      </p>
      <progress aria-label="Entries written" max={Math.max(1, total)} value={written} />
    </div>
  );
}
