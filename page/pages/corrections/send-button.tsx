import { useKey } from '../../ledger/session.js';

interface Props {
  readonly label: string;
  readonly isSending: boolean;
  /** Some field has to be looked at. */
  readonly isMarked: boolean;
}

/** Sends a form for who signed in; else it says how to. */
export function SendButton({ label, isSending, isMarked }: Props) {
  const key = useKey();
  return (
    <>
      {isMarked ? (
        <p class="wrong" role="alert">
          Not sent: look at the fields that are marked.
        </p>
      ) : null}
      {key === null ? (
        <p class="warning">Sign in with a key, at the top of the page, to send it. What you typed stays.</p>
      ) : (
        <p class="buttons">
          <button type="submit" class="primary" disabled={isSending} aria-busy={isSending}>
            {isSending ? 'Sending…' : label}
          </button>
        </p>
      )}
    </>
  );
}
