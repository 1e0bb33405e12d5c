import { addressOf, useAddress } from '../../address/address.js';
import { latestChanges } from '../../ledger/latest-changes.js';
import { useLoaded } from '../../ledger/use-answer.js';
import { ChangeRow } from '../../parts/change-row.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import './home.css';

const SHOWN = 10;

const WAYS = [
  ['/map', 'Where', 'Strikes on a map, as precisely as their places are known.'],
  [
    '/tolls',
    'How many in all',
    'Totals with what is at least and at most, and every figure that they stand on.',
  ],
  [
    '/discrepancies',
    'Who contradicts whom',
    'Figures that do not go together, the greatest difference first.',
  ],
  ['/series', 'Published tables', 'What a publisher’s table said in each of its versions.'],
  ['/corrections', 'Corrections', 'What was proposed, and who decided how.'],
] as const;

/** Where a reader comes in: a search, what changed lately, and the ways on. */
export default function Home() {
  return (
    <PageFrame title="What was said about the war, and how it moved">
      <p class="lead">
        Who said what, when and in which words; who changed it, why, and from which value. Nothing is
        overwritten.
      </p>
      <Search />
      <Lately />
      <h2>Other ways in</h2>
      <ul class="ways plain-list">
        {WAYS.map(([to, name, what]) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

function Search() {
  const { link, go } = useAddress();
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const q = new FormData(event.currentTarget as HTMLFormElement).get('q');
    go(link('/search', { q: typeof q === 'string' ? q.trim() : '' }));
  };
  return (
    <form role="search" class="home-search" onSubmit={search}>
      <label for="home-q">A place, a strike, a source, words of a statement</label>
      <div>
        <input id="home-q" name="q" type="search" />
        <button type="submit" class="primary">
          Search
        </button>
      </div>
    </form>
  );
}

function Lately() {
  const { moment } = useAddress();
  const loaded = useLoaded(addressOf('/changes', { ...moment }), (signal) =>
    latestChanges({ ...moment }, SHOWN, signal),
  );
  return (
    <section aria-labelledby="lately">
      <h2 id="lately">What changed lately</h2>
      <WhenLoaded loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nothing is recorded yet.</p>
          ) : (
            <>
              <ol class="plain-list changes">
                {items.map((change) => (
                  <ChangeRow key={change.sequence} change={change} />
                ))}
              </ol>
              <p>
                <Link to="/changes">All changes, live</Link>
              </p>
            </>
          )
        }
      </WhenLoaded>
    </section>
  );
}
