import { useAddress } from '../../address/address.js';
import type { Page } from '../../ledger/answers.js';
import { read } from '../../ledger/client.js';
import { useLoaded } from '../../ledger/use-answer.js';
import { FilterForm } from '../../parts/filter-form.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { type Kind, KINDS, WORDS } from './kinds.js';
import { ResultTable } from './result-table.js';
import type { Listed } from './tables.js';

/** Of each kind. */
const FEW = 5;

interface Hits {
  readonly kind: Kind;
  readonly items: readonly Listed[];
  readonly hasMore: boolean;
}

/** A few of each kind that match the words, those first that were revised last. */
export function EveryKind() {
  const { query, moment } = useAddress();
  const { q } = query;
  const loaded = useLoaded(JSON.stringify([q, moment]), (signal) =>
    Promise.all(
      KINDS.map(async (kind): Promise<Hits> => {
        const asked = { q, order: '-revisedAt', limit: String(FEW), ...moment };
        const { items, next } = await read<Page<Listed>>(`/${kind.code}`, asked, signal);
        return { kind, items, hasMore: next !== null };
      }),
    ),
  );
  return (
    <>
      <FilterForm fields={[WORDS]} label="Search everything" />
      <WhenLoaded loaded={loaded}>{(all) => <All all={all} />}</WhenLoaded>
    </>
  );
}

function All({ all }: { readonly all: readonly Hits[] }) {
  const { query } = useAddress();
  const found = all.filter(({ items }) => items.length > 0);
  const empty = all.filter(({ items }) => items.length === 0);
  if (found.length === 0) {
    return <p class="absent">No matches{query['q'] ? ` for “${query['q']}”` : ': the ledger is empty'}.</p>;
  }
  return (
    <>
      {found.map((hits) => (
        <Section key={hits.kind.code} hits={hits} />
      ))}
      {empty.length === 0 ? null : (
        <p class="hint">Nothing of these: {empty.map(({ kind }) => kind.label.toLowerCase()).join(', ')}.</p>
      )}
    </>
  );
}

function Section({ hits: { kind, items, hasMore } }: { readonly hits: Hits }) {
  const { query } = useAddress();
  return (
    <section aria-labelledby={kind.code}>
      <h2 id={kind.code}>{kind.label}</h2>
      <ResultTable kind={kind} items={items} />
      <p>
        <Link to="/search" query={{ in: kind.code, q: query['q'] }}>
          {hasMore ? 'All' : 'Narrow or order these'} {kind.label.toLowerCase()}
        </Link>
      </p>
    </section>
  );
}
