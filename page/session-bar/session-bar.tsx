import { useRef, useState } from 'preact/hooks';
import { signIn, signOut, useKey } from '../ledger/session.js';

/** Sign in with a key, which stays in this tab. */
export function SessionBar() {
  const key = useKey();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  if (key !== null) {
    return (
      <button type="button" class="session" onClick={signOut}>
        Sign out
      </button>
    );
  }
  const enter = (event: Event) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    dialog.current?.close();
    setTyped('');
    signIn(typed.trim());
  };
  return (
    <>
      <button type="button" class="session" onClick={() => dialog.current?.showModal()}>
        Sign in
      </button>
      <dialog ref={dialog} aria-labelledby="sign-in-title">
        <form onSubmit={enter}>
          <h2 id="sign-in-title">Sign in with a key</h2>
          <p>
            Reading needs none, unless this ledger is closed. A key lets you propose and decide. It stays in
            this tab and is forgotten with it.
          </p>
          <label>
            Key
            <input
              type="password"
              autocomplete="off"
              value={typed}
              onInput={({ currentTarget: { value } }) => setTyped(value)}
            />
          </label>
          <div class="buttons">
            <button type="submit" class="primary">
              Sign in
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
