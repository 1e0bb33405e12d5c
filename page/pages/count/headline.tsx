import type { Count } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { SourceLink } from '../../parts/link.js';
import { StatementLinks, Via } from '../../parts/statement.js';
import { Time } from '../../parts/time.js';
import { stateOf } from '../../wording/figure.js';

/** The figure in force: its number, the source's own words, who said it and when. */
export function Headline({ count }: { readonly count: Count }) {
  const { statement, unit, figure } = count;
  const words = statement.quote ?? figure?.asStated ?? null;
  const isText = unit === 'text';
  return (
    <section class="headline" aria-label="The figure in force">
      <p class="headline-figure">
        <FigureText value={count} unit={isText ? undefined : unit} />
      </p>
      {words === null || stateOf(count) === 'retracted' ? null : <blockquote>“{words}”</blockquote>}
      <p>
        {stateOf(count) === 'retracted' ? 'Retracted on the word of ' : 'As stated by '}
        <SourceLink id={statement.sourceId} />
        <Via statement={statement} />, <Time at={statement.statedAt} />.{' '}
        <StatementLinks statement={statement} />
      </p>
    </section>
  );
}
