import type { ComponentChildren } from 'preact';
import { useAddress } from '../../address/address.js';
import type { Count } from '../../ledger/answers.js';
import type { Problem } from '../../ledger/problem.js';
import { ProblemNote } from '../../parts/problem-note.js';
import type { Act } from './draft.js';
import { StaleFigure } from './stale-figure.js';

interface Props {
  readonly problem: Problem;
  readonly act: Act;
  /** As it was when it was written. */
  readonly seen: Count;
  readonly path: string;
  readonly isSending: boolean;
  readonly onSendOn: (revision: number) => void;
}

/** Members of what is sent that have a field of their own. */
const FIELDS =
  /^\/(figure(\/(low|best|high|asStated))?|cause|reason|statement\/(sourceId|statedAt|url|quote)|note)$/;

/** Why the ledger did not take what was written, and what can be done about it. */
export function Refusal({ problem, act, ...stale }: Props) {
  if (problem.code === 'stale-revision') return <StaleFigure problem={problem} {...stale} />;
  const elsewhere = (problem.errors ?? []).filter(({ pointer }) => !FIELDS.test(pointer));
  if (problem.code === 'invalid' && elsewhere.length === 0) return null;
  return (
    <ProblemNote problem={{ ...problem, errors: elsewhere }}>
      <Advice problem={problem} act={act} />
    </ProblemNote>
  );
}

function Advice({ problem, act }: Pick<Props, 'problem' | 'act'>): ComponentChildren {
  const { with: withChanges } = useAddress();
  if (problem.code === 'forbidden' && act === 'amendment') {
    return (
      <p>
        Changing a figure at once needs a reviewer’s key.{' '}
        <a href={withChanges({ as: undefined })}>Propose it as a correction instead</a>: what you typed stays.
      </p>
    );
  }
  return <p>Nothing was recorded. What you typed is still here.</p>;
}
