import type { ComponentChildren } from 'preact';
import { useAddress } from '../address/address.js';
import { isPresent } from '../address/moment.js';
import type { Problem } from '../ledger/problem.js';
import type { Loaded } from '../ledger/use-answer.js';
import { ProblemNote } from './problem-note.js';

interface Props<Answer> {
  readonly loaded: Loaded<Answer>;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** Shows an answer, that it is on its way, or why there is none. While the next one comes, the last one stays. */
export function WhenLoaded<Answer>({ loaded, children }: Props<Answer>) {
  const { answer, problem, isLoading } = loaded;
  if (problem && !isLoading) return <Failure problem={problem} reload={loaded.reload} />;
  if (answer === undefined)
    return (
      <p class="loading" role="status">
        Asking the ledger…
      </p>
    );
  return (
    <div class="loaded" aria-busy={isLoading}>
      {children(answer)}
    </div>
  );
}

function Failure({ problem, reload }: { readonly problem: Problem; readonly reload: () => void }) {
  const { moment, with: withChanges } = useAddress();
  const present = withChanges({ asOf: undefined, asOfSequence: undefined, statedAsOf: undefined });
  if (problem.status === 404 && !isPresent(moment)) {
    return (
      <p class="absent">
        Nothing recorded: the ledger held nothing of this at the moment that is shown.{' '}
        <a href={present}>Show the present</a>
      </p>
    );
  }
  return (
    <ProblemNote problem={problem}>
      {problem.status === 401 ? null : (
        <button type="button" onClick={reload}>
          Try again
        </button>
      )}
    </ProblemNote>
  );
}
