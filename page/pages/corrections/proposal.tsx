import { useAddress } from '../../address/address.js';
import { isPresent } from '../../address/moment.js';
import type { Count } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { useQuantityTitle } from '../../parts/quantity-title.js';
import { Time } from '../../parts/time.js';
import { stateOf } from '../../wording/figure.js';
import { periodInWords } from '../../wording/time.js';
import { useCountPath } from '../count/use-count.js';
import { ProposalForm } from './proposal-form.js';
import './corrections.css';

const TITLE = {
  before: 'Correct a figure',
  lead: 'Correct a figure: ',
  link: ', ',
};

/** Proposes another figure than the one in force, beside which it stands. */
export default function ProposalPage() {
  const path = useCountPath();
  const { moment } = useAddress();
  // What is in force now is what a correction is about, whichever moment the rest of the page is at.
  const count = useAnswer<Count>(path);
  return (
    <PageFrame
      title={useQuantityTitle(count, TITLE)}
      kind={<Link to={path}>Back to the figure and how it moved</Link>}
    >
      {isPresent(moment) ? null : (
        <p class="warning">
          A correction is made of the figure that is in force now. That is the one shown here, not the one of
          the moment above.
        </p>
      )}
      <WhenLoaded loaded={count}>
        {(found) => (
          <div class="beside">
            <InForce count={found} path={path} />
            <ProposalForm key={path} count={found} path={path} reload={count.reload} />
          </div>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

function InForce({ count, path }: { readonly count: Count; readonly path: string }) {
  const { statement, figure, unit, subject, period, openCorrections, id } = count;
  const words = statement.quote ?? figure?.asStated ?? null;
  return (
    <section class="in-force" aria-labelledby="in-force">
      <h2 id="in-force">The figure in force</h2>
      <p class="in-force-figure">
        <FigureText value={count} unit={unit === 'text' ? undefined : unit} />
      </p>
      {words === null ? null : <blockquote>“{words}”</blockquote>}
      <dl class="facts">
        <dt>{stateOf(count) === 'retracted' ? 'Retracted by' : 'Stated by'}</dt>
        <dd>
          <SourceLink id={statement.sourceId} />
        </dd>
        <dt>Stated</dt>
        <dd>
          <Time at={statement.statedAt} />
        </dd>
        <dt>Of</dt>
        <dd>
          <SubjectLink subject={subject} />
          {period === null ? '' : `, ${periodInWords(period)}`}
        </dd>
      </dl>
      {openCorrections === 0 ? null : (
        <p>
          <Link to="/corrections" query={{ count: id, family: count.family }}>
            {openCorrections === 1
              ? 'One correction is proposed already'
              : `${openCorrections} corrections are proposed already`}
          </Link>
        </p>
      )}
      <p>
        <Link to={path}>How it moved</Link>
      </p>
    </section>
  );
}
