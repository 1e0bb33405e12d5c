import { useAddress } from '../../address/address.js';
import type { Page } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { type FilterField, FilterForm } from '../../parts/filter-form.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { useNaming } from '../../ledger/names.js';
import { inWords } from '../../wording/time.js';
import { useFields } from './fields.js';
import { BY_LINK, type Kind } from './kinds.js';
import { ResultTable } from './result-table.js';
import type { Listed } from './tables.js';

const LIMIT = '50';

/** Everything of one kind that matches, page by page. */
export function OneKind({ kind }: { readonly kind: Kind }) {
  const { query, moment } = useAddress();
  const fields = useFields(kind);
  const names = [...fields.map(({ name }) => name), ...BY_LINK.map(([name]) => name), 'cursor'];
  const asked = Object.fromEntries(names.map((name) => [name, query[name]]));
  const order = query['order'] ?? fields.find(({ name }) => name === 'order')?.standard;
  const loaded = useAnswer<Page<Listed>>(`/${kind.code}`, { ...asked, order, limit: LIMIT, ...moment });
  return (
    <>
      <FilterForm fields={fields} label={`Narrow the list: ${kind.label}`} keeps={['in']} />
      <NarrowedByLink />
      <section aria-labelledby="results">
        <h2 id="results">{kind.label}</h2>
        <WhenLoaded loaded={loaded}>
          {({ items, next }) =>
            items.length === 0 ? (
              <NoMatches kind={kind} fields={fields} />
            ) : (
              <>
                <ResultTable kind={kind} items={items} />
                <Pages next={next} />
              </>
            )
          }
        </WhenLoaded>
      </section>
    </>
  );
}

function NarrowedByLink() {
  const { query, with: withChanges } = useAddress();
  return (
    <>
      {BY_LINK.map(([name, paths, words]) =>
        query[name] ? (
          <p key={name}>
            {words} <Named paths={paths.map((path) => `${path}/${query[name]}`)} />.{' '}
            <a href={withChanges({ [name]: undefined, cursor: undefined })}>Leave this out</a>
          </p>
        ) : null,
      )}
    </>
  );
}

/** By the first of several addresses that there is. */
function Named({ paths: [first = '', second] }: { readonly paths: readonly string[] }) {
  const one = useNaming(first);
  const isOther = second !== undefined && !one.isLoading && one.name === null;
  const other = useNaming(isOther ? second : null);
  return (
    <span aria-busy={one.isLoading || other.isLoading}>
      <Link to={isOther ? second : first}>{one.name ?? other.name ?? 'one of them'}</Link>
    </span>
  );
}

function Pages({ next }: { readonly next: string | null }) {
  const { query, with: withChanges } = useAddress();
  if (next === null && !query['cursor']) return null;
  return (
    <nav class="pager" aria-label="Results, page by page">
      {query['cursor'] ? <a href={withChanges({ cursor: undefined })}>‹ From the beginning</a> : <span />}
      {next === null ? (
        <span>These are the last ones.</span>
      ) : (
        <a href={withChanges({ cursor: next })}>Next ›</a>
      )}
    </nav>
  );
}

interface NoMatchesProps {
  readonly kind: Kind;
  readonly fields: readonly FilterField[];
}

function NoMatches({ kind, fields }: NoMatchesProps) {
  const { query } = useAddress();
  const asked = fields.filter(({ name, standard }) => query[name] && standard === undefined);
  return (
    <div class="absent">
      <p>No matches. {asked.length === 0 ? `${kind.label}: nothing recorded.` : 'This was asked for:'}</p>
      {asked.length === 0 ? null : (
        <ul>
          {asked.map((field) => (
            <li key={field.name}>
              {field.label}: {valueOf(field, query[field.name] ?? '')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function valueOf({ options = [], type }: FilterField, value: string): string {
  if (type === 'date') return inWords(value);
  return options.find(([choice]) => choice === value)?.[1] ?? `“${value}”`;
}
