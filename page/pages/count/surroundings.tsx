import type { Count } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink } from '../../parts/link.js';
import { Time } from '../../parts/time.js';
import { WarningSection } from '../../parts/warnings.js';
import { capital, causeInWords, countPath, plain } from '../../wording/codes.js';

/** What belongs to a count besides its figure: other groups, notices, warnings. */
export function Surroundings({ count }: { readonly count: Count }) {
  return (
    <>
      <WarningSection warnings={count.warnings} />
      <Notices count={count} />
      <Groups count={count} />
    </>
  );
}

function Notices({ count: { notices } }: { readonly count: Count }) {
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">Notices that concern it</h2>
      <ul>
        {notices.map(({ id, cause, reason, statement }) => (
          <li key={id}>
            <Link to={`/notices/${id}`}>{causeInWords(cause).label}</Link>: {reason} (
            <SourceLink id={statement.sourceId} />, <Time at={statement.statedAt} />)
          </li>
        ))}
      </ul>
    </section>
  );
}

function Groups({ count: { groups, family } }: { readonly count: Count }) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">The same for other groups</h2>
      <ul>
        {groups.map((other) => (
          <li key={other.id}>
            <Link to={countPath(family, other.id)}>
              {capital(other.group === 'all' ? 'all of them' : plain(other.group))}
            </Link>
            : <FigureText value={other} />
          </li>
        ))}
      </ul>
    </section>
  );
}
