import { FigureText } from '../../parts/figure.js';
import { Link } from '../../parts/link.js';
import { countPath, quantityInWords } from '../../wording/codes.js';
import type { Part, Parts } from './family-tree.js';
import { statusClass, strikeStatusInWords } from './wording.js';

/** The parts of a strike, each with its status and what is counted of it. */
export function PartsSection({ parts: { parts, isCut } }: { readonly parts: Parts }) {
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">Its parts</h2>
      <p class="hint">
        What is counted of a part is part of the whole, and is never added to the whole’s own figure.
      </p>
      {isCut ? <p class="warning">It has more parts than are shown here.</p> : null}
      <List parts={parts} />
    </section>
  );
}

function List({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <ul class="part-list">
      {parts.map(({ strike, parts: own }) => (
        <li key={strike.id}>
          <Link to={`/strikes/${strike.id}`}>{strike.title}</Link>{' '}
          <span class={statusClass(strike.status)}>{strikeStatusInWords(strike.status)}</span>
          <ul class="part-counts">
            {strike.counts.length === 0 ? <li class="absent">No figures recorded</li> : null}
            {strike.counts.map((count) => (
              <li key={count.id}>
                <Link to={countPath(count.family, count.id)}>{quantityInWords(count)}</Link>:{' '}
                <FigureText value={count} />
              </li>
            ))}
          </ul>
          {own.length === 0 ? null : <List parts={own} />}
        </li>
      ))}
    </ul>
  );
}
