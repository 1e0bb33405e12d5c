import { useState } from 'preact/hooks';
import { useActKeys } from '../../ledger/act.js';
import type { Correction } from '../../ledger/answers.js';
import { command } from '../../ledger/client.js';
import { type Problem, problemOf } from '../../ledger/problem.js';
import { useKey } from '../../ledger/session.js';
import { Field, type FieldError } from '../../parts/field.js';
import { countPath } from '../../wording/codes.js';
import { DecisionRefusal } from './decision-refusal.js';
import { isOvertaken } from './status.js';

interface Props {
  readonly correction: Correction;
  readonly reload: () => void;
}

type Way = 'acceptance' | 'rejection' | 'withdrawal';

const WAYS: readonly { readonly way: Way; readonly label: string }[] = [
  { way: 'acceptance', label: 'Accept' },
  { way: 'rejection', label: 'Reject' },
  { way: 'withdrawal', label: 'Withdraw' },
];

/** Accepts, rejects or withdraws, with a reason. Who may is for the ledger to say. */
export function Decision({ correction, reload }: Props) {
  const { family, countId, id } = correction;
  const isSignedIn = useKey() !== null;
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState<Way | null>(null);
  const keyOf = useActKeys();

  const decide = async (way: Way, more: { readonly figureMoved?: 'accept' } = {}) => {
    setProblem(null);
    if (reason.trim() === '') {
      setErrors([{ pointer: '/reason', detail: 'say why: it stays beside the decision' }]);
      return;
    }
    const to = `${countPath(family, countId)}/corrections/${id}/${way}`;
    const body = { reason, ...more };
    setErrors([]);
    setSending(way);
    try {
      await command(to, body, { idempotencyKey: keyOf(to + JSON.stringify(body)) });
      reload();
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      setErrors(found.errors ?? []);
      if (found.code === 'correction-closed') reload();
    } finally {
      setSending(null);
    }
  };
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">Decide</h2>
      <p>
        A reviewer accepts or rejects it, and never one’s own. Whoever proposed it may withdraw it.
        {isOvertaken(correction) ? ' The figure has moved since: accepting it asks once more.' : ''}
      </p>
      {isSignedIn ? (
        <form onSubmit={(event) => event.preventDefault()} noValidate>
          <Field label="Reason for the decision" pointer="/reason" errors={errors}>
            {(described) => (
              <textarea
                {...described}
                rows={2}
                value={reason}
                onInput={({ currentTarget }) => setReason(currentTarget.value)}
              />
            )}
          </Field>
          <p class="buttons">
            {WAYS.map(({ way, label }) => (
              <button
                key={way}
                type="button"
                class={way === 'acceptance' ? 'primary' : undefined}
                disabled={sending !== null}
                aria-busy={sending === way}
                onClick={() => void decide(way)}
              >
                {label}
              </button>
            ))}
          </p>
        </form>
      ) : (
        <p class="warning">Sign in with a key, at the top of the page, to decide.</p>
      )}
      {problem === null ? null : (
        <DecisionRefusal
          problem={problem}
          isSending={sending !== null}
          onAcceptAllTheSame={() => void decide('acceptance', { figureMoved: 'accept' })}
          onWithdraw={() => void decide('withdrawal')}
        />
      )}
    </section>
  );
}
