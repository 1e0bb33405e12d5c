import type { ComponentChildren } from 'preact';
import type { Problem } from '../ledger/problem.js';
import { capital } from '../wording/codes.js';

interface Props {
  readonly problem: Problem;
  readonly children?: ComponentChildren;
}

/** What the ledger refused, and why. */
export function ProblemNote({ problem, children }: Props) {
  const { title, detail, errors = [], status } = problem;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{title}.</strong> {capital(detail)}
      </p>
      {errors.length > 0 ? (
        <ul>
          {errors.map(({ pointer, detail: what }) => (
            <li key={pointer}>
              <code>{pointer}</code> {what}
            </li>
          ))}
        </ul>
      ) : null}
      {status === 401 ? <p>Sign in with a key at the top of the page.</p> : null}
      {children}
    </div>
  );
}
