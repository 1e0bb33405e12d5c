import { Facts } from './facts.js';
import { WarningSection } from './warnings.js';

interface Props {
  readonly note: string | null;
  readonly codes: Readonly<Record<string, string>>;
  readonly warnings?: readonly { readonly code: string; readonly detail: string }[];
}

/** What was noted besides: what does not go together, the analyst's words, other people's ids. Nothing where there is none. */
export function Besides({ note, codes, warnings = [] }: Props) {
  const others = Object.entries(codes);
  return (
    <>
      <WarningSection warnings={warnings} />
      {note === null && others.length === 0 ? null : (
        <section aria-labelledby="notes">
          <h2 id="notes">Noted by whoever recorded it</h2>
          {note === null ? null : <p>{note}</p>}
          {others.length === 0 ? null : (
            <Facts
              facts={others.map(([scheme, code]) => [`Listed elsewhere as ${scheme}`, <code>{code}</code>])}
            />
          )}
        </section>
      )}
    </>
  );
}
