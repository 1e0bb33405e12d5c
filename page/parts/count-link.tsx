import type { Count } from '../ledger/answers.js';
import { useAnswer } from '../ledger/use-answer.js';
import { useAddress } from '../address/address.js';
import { countPath, quantityInWords } from '../wording/codes.js';
import { periodInWords } from '../wording/time.js';
import { Link, SubjectLink } from './link.js';

interface Props {
  readonly family: string;
  readonly id: string;
  /** The revision that is meant; the figure as it is shown when absent. */
  readonly revision?: number;
}

/** A count by what it counts and of what, where its id alone is known. */
export function CountLink({ family, id, revision }: Props) {
  const { moment } = useAddress();
  const path = countPath(family, id);
  const { answer, isLoading } = useAnswer<Count>(path, { ...moment });
  const to = revision === undefined ? path : `${path}/revisions/${revision}`;
  return (
    <span aria-busy={isLoading}>
      <Link to={to}>{answer ? quantityInWords(answer) : 'A figure'}</Link>
      {answer ? (
        <>
          {' '}
          · <SubjectLink subject={answer.subject} />
          {answer.period === null ? '' : `, ${periodInWords(answer.period)}`}
        </>
      ) : null}
    </span>
  );
}
