import { Fragment } from 'preact';
import type { Change } from '../ledger/answers.js';
import { causeInWords, countPath, entryInWords, quantityInWords } from '../wording/codes.js';
import { inDigits, type ShownValue } from '../wording/figure.js';
import { FigureText } from './figure.js';
import { Link, SourceLink, SubjectLink } from './link.js';
import { Time } from './time.js';

/** One change of a figure: what it is about, from what to what, why, on whose word, by whom. */
export function ChangeRow({ change }: { readonly change: Change }) {
  const { family, countId, revision, subject, type, cause, reason, sourceId, actor } = change;
  const path = countPath(family, countId);
  const before = beforeOf(change);
  return (
    <li class="change">
      <p class="change-what">
        <Link to={path}>{quantityInWords(change)}</Link> · <SubjectLink subject={subject} />
      </p>
      <p class="change-figures">
        {before === null ? null : (
          <>
            <FigureText value={before} /> <span aria-label="became">→</span>{' '}
          </>
        )}
        <strong>
          <FigureText value={change} />
        </strong>{' '}
        <Movement change={change} />
      </p>
      <p class="soft">
        <Link to={`${path}/revisions/${revision}`}>{entryInWords(type)}</Link>
        {cause === null ? null : `: ${causeInWords(cause).label.toLowerCase()}`}
        {reason === null ? '' : ` (${reason})`}. Stated by <SourceLink id={sourceId} />,{' '}
        <Time at={change.statedAt} />; recorded <Time at={change.recordedAt} /> by {actor}.
        {change.notices.map((notice) => (
          <Fragment key={notice.id}>
            {' '}
            <Link to={`/notices/${notice.id}`}>A notice</Link> concerns it:{' '}
            {causeInWords(notice.cause).label.toLowerCase()}.
          </Fragment>
        ))}
      </p>
    </li>
  );
}

function beforeOf({ previousStatus, previous }: Change): ShownValue | null {
  if (previousStatus === 'none') return null;
  return previousStatus === 'retracted'
    ? { status: 'retracted' }
    : { status: 'active', figure: previous ?? null };
}

const ARROWS = { up: '▲ up', down: '▼ down' } as const;

function Movement({ change: { direction, size } }: { readonly change: Change }) {
  if (direction !== 'up' && direction !== 'down') return null;
  return (
    <span class="movement">
      {ARROWS[direction]}
      {size.absolute === null ? '' : ` by ${inDigits(size.absolute)}`}
    </span>
  );
}
