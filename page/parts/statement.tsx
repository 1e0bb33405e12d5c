import type { Statement } from '../ledger/answers.js';
import { SourceLink } from './link.js';

const CREDIBILITY: Readonly<Record<number, string>> = {
  1: 'confirmed by others',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'cannot be judged',
};

/** Who carried a statement, nearest to the speaker first. */
export function Via({ statement: { via } }: { readonly statement: Statement }) {
  if (via.length === 0) return null;
  return (
    <>
      {' '}
      (carried by{' '}
      {via.map((id, index) => (
        <span key={id}>
          {index > 0 ? ', then ' : ''}
          <SourceLink id={id} />
        </span>
      ))}
      )
    </>
  );
}

/** Where a statement can be read, and how credible it was judged. */
export function StatementLinks({ statement }: { readonly statement: Statement }) {
  const { url, archivedUrl, credibility, evidenceSha256 } = statement;
  return (
    <span class="statement-links">
      {credibility === null ? null : <span class="tag">{CREDIBILITY[credibility]}</span>}{' '}
      {url === null ? null : (
        <a href={url} rel="noreferrer external" target="_blank">
          What was published
        </a>
      )}{' '}
      {archivedUrl === null ? null : (
        <a href={archivedUrl} rel="noreferrer external" target="_blank">
          Archived copy
        </a>
      )}{' '}
      {evidenceSha256 === null ? null : (
        <details>
          <summary>Fingerprint of the evidence</summary>
          <code>SHA-256 {evidenceSha256}</code>
        </details>
      )}
    </span>
  );
}
