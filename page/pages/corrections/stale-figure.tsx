import type { Count, Revision, StatedFigure } from '../../ledger/answers.js';
import type { Problem } from '../../ledger/problem.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { Time } from '../../parts/time.js';
import { causeInWords, entryInWords } from '../../wording/codes.js';

interface Props {
  readonly problem: Problem;
  readonly seen: Count;
  readonly path: string;
  readonly isSending: boolean;
  readonly onSendOn: (revision: number) => void;
}

/** Somebody changed the figure while it was written about: who, to what, why, and how to go on. */
export function StaleFigure({ problem, seen, path, isSending, onSendOn }: Props) {
  const { currentRevision, figureRevision, figure } = problem as Problem & {
    readonly currentRevision: number;
    readonly figureRevision: number;
    readonly figure?: StatedFigure | null;
  };
  const entry = useAnswer<Revision>(`${path}/revisions/${figureRevision}`);
  return (
    <div class="problem" role="alert">
      <p>
        <strong>Somebody changed the figure while you were writing.</strong> Nothing of yours was recorded,
        and all that you typed is still here. Look at what is in force now, and decide again.
      </p>
      <dl class="facts">
        <dt>You saw</dt>
        <dd>
          <FigureText value={seen} /> (revision {seen.figureRevision})
        </dd>
        <dt>In force now</dt>
        <dd>
          <FigureText value={{ figure }} /> (revision {figureRevision})
        </dd>
      </dl>
      <WhenLoaded loaded={entry}>{(changed) => <WhoAndWhy entry={changed} />}</WhenLoaded>
      <p class="buttons">
        <button
          type="button"
          class="primary"
          disabled={isSending}
          aria-busy={isSending}
          onClick={() => onSendOn(currentRevision)}
        >
          Send mine on top of it
        </button>
        <Link to={path} class="button">
          See how it moved
        </Link>
      </p>
    </div>
  );
}

function WhoAndWhy({ entry }: { readonly entry: Revision }) {
  const { actor, recordedAt, cause, reason, sourceId, statedAt, type } = entry;
  return (
    <p>
      {entryInWords(type)} by {actor}, <Time at={recordedAt} exact />
      {cause === null ? '' : `: ${causeInWords(cause).label.toLowerCase()}`}
      {reason === null ? '' : `, “${reason}”`}
      {sourceId === null ? null : (
        <>
          . As stated by <SourceLink id={sourceId} />
        </>
      )}
      {statedAt === null ? null : (
        <>
          , <Time at={statedAt} />
        </>
      )}
      .
    </p>
  );
}
