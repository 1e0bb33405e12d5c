import { useEffect, useRef } from 'preact/hooks';
import type { CommandAnswer } from '../../ledger/client.js';
import { Link } from '../../parts/link.js';
import { WarningList } from '../../parts/warnings.js';
import type { Act } from './draft.js';

interface Props {
  readonly act: Act;
  readonly answer: CommandAnswer;
  readonly path: string;
  readonly onRestart: () => void;
}

const SAID: Readonly<Record<Act, string>> = {
  correction: 'Your correction is proposed. The figure stays as it is until somebody else accepts it.',
  amendment: 'The figure is changed. What was in force before stays in its history.',
  claim: 'The claim is recorded beside the figure in force.',
};

/** That the ledger has it, what it found odd, and where to go on. */
export function Taken({ act, answer, path, onRestart }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { correctionId, warnings } = answer;
  return (
    <section class="taken" aria-labelledby="taken">
      <h2 id="taken" ref={heading} tabIndex={-1}>
        Recorded
      </h2>
      <p>{SAID[act]}</p>
      {warnings.length === 0 ? null : (
        <>
          <p>The ledger took it, and notes:</p>
          <WarningList warnings={warnings} />
        </>
      )}
      <p class="buttons">
        {correctionId === undefined ? null : (
          <Link to={`/corrections/${correctionId}`} class="button">
            See the proposal
          </Link>
        )}
        <Link to={path} class="button">
          See the figure
        </Link>
        <button type="button" onClick={onRestart}>
          Write another one
        </button>
      </p>
    </section>
  );
}
