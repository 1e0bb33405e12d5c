import type { Correction } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { Link } from '../../parts/link.js';
import { countPath } from '../../wording/codes.js';
import { isOvertaken } from './status.js';

/** From what to what, side by side; and what is in force now, where that is neither. */
export function Difference({ correction }: { readonly correction: Correction }) {
  const { madeOn, figure, figureNow, status, family, countId } = correction;
  const revisionPath = (revision: number) => `${countPath(family, countId)}/revisions/${revision}`;
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">What would change</h2>
      <div class="sides">
        <div class="side">
          <h3>In force when it was proposed</h3>
          <p class="side-figure">
            <FigureText value={madeOn} />
          </p>
          <Words figure={madeOn.figure} />
          <Link to={revisionPath(madeOn.revision)}>The entry that set it</Link>
        </div>
        <div class="side side--proposed">
          <h3>{status === 'accepted' ? 'Proposed, and accepted' : 'Proposed'}</h3>
          <p class="side-figure">
            <FigureText value={{ figure }} />
          </p>
          <Words figure={figure} />
        </div>
        {isOvertaken(correction) && figureNow !== null ? (
          <div class="side">
            <h3>In force now</h3>
            <p class="side-figure">
              <FigureText value={figureNow} />
            </p>
            <p class="moved">It changed since the proposal was made.</p>
            <Link to={revisionPath(figureNow.revision)}>The entry that changed it</Link>
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Words({ figure }: Pick<Correction, 'figure'>) {
  const words = figure?.asStated ?? null;
  return words === null ? null : <p>“{words}”</p>;
}
