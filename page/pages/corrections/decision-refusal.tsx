import type { StatedFigure } from '../../ledger/answers.js';
import type { Problem } from '../../ledger/problem.js';
import { FigureText } from '../../parts/figure.js';
import { ProblemNote } from '../../parts/problem-note.js';

interface Props {
  readonly problem: Problem;
  readonly isSending: boolean;
  readonly onAcceptAllTheSame: () => void;
  readonly onWithdraw: () => void;
}

/** Why the ledger did not take a decision, and what can be done. */
export function DecisionRefusal({ problem, isSending, onAcceptAllTheSame, onWithdraw }: Props) {
  if (problem.code === 'figure-moved') {
    return <FigureMoved problem={problem} isSending={isSending} onAccept={onAcceptAllTheSame} />;
  }
  if (problem.code === 'own-correction') {
    return (
      <div class="problem" role="alert">
        <p>
          <strong>This correction is your own.</strong> Two people have to agree on what is in force: somebody
          else accepts or rejects it, whatever your role. You may withdraw it.
        </p>
        <p class="buttons">
          <button type="button" disabled={isSending} onClick={onWithdraw}>
            Withdraw it, with the reason above
          </button>
        </p>
      </div>
    );
  }
  if (problem.code === 'forbidden') {
    return (
      <div class="problem" role="alert">
        <p>
          <strong>Your key does not allow this.</strong> Accepting and rejecting need a reviewer’s key; an
          analyst may withdraw what is their own.
        </p>
      </div>
    );
  }
  // A reason that is missing or too long is said at its field.
  if (problem.code === 'invalid') return null;
  return <ProblemNote problem={problem} />;
}

interface MovedProps {
  readonly problem: Problem;
  readonly isSending: boolean;
  readonly onAccept: () => void;
}

function FigureMoved({ problem, isSending, onAccept }: MovedProps) {
  const { proposedOn, figure } = problem as Problem & {
    readonly proposedOn: { readonly figure: StatedFigure | null };
    readonly figure?: StatedFigure | null;
  };
  return (
    <div class="problem" role="alert">
      <p>
        <strong>The figure has moved since this was proposed.</strong> Nothing was decided. Look whether the
        proposal still holds.
      </p>
      <dl class="facts">
        <dt>Proposed on</dt>
        <dd>
          <FigureText value={proposedOn} />
        </dd>
        <dt>In force now</dt>
        <dd>
          <FigureText value={{ figure }} />
        </dd>
      </dl>
      <p class="buttons">
        <button type="button" class="primary" disabled={isSending} onClick={onAccept}>
          Accept it all the same
        </button>
      </p>
    </div>
  );
}
