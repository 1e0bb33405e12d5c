import { capital } from '../wording/codes.js';

type Warnings = readonly { readonly code: string; readonly detail: string }[];

/** What does not go together, as the ledger says it. Nothing where all does. */
export function WarningList({ warnings }: { readonly warnings: Warnings }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="plain-list">
      {warnings.map(({ code, detail }) => (
        <li key={code + detail} class="warning">
          {capital(detail)}
        </li>
      ))}
    </ul>
  );
}

/** The same under a heading of its own. */
export function WarningSection({ warnings }: { readonly warnings: Warnings }) {
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="warnings">
      <h2 id="warnings">What does not go together</h2>
      <WarningList warnings={warnings} />
    </section>
  );
}
