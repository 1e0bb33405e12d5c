import { useAddress } from '../../address/address.js';
import { useKey } from '../../ledger/session.js';
import type { Act } from './draft.js';

const ACTS: readonly { readonly act: Act; readonly label: string; readonly explained: string }[] = [
  {
    act: 'correction',
    label: 'Propose a correction',
    explained: 'Somebody else looks at it, and accepts or rejects it. Analysts may.',
  },
  {
    act: 'amendment',
    label: 'Change the figure at once',
    explained: 'It is in force when it is sent, under your name. Reviewers may.',
  },
  {
    act: 'claim',
    label: 'Record what another source says',
    explained: 'It stands beside the figure in force, which stays as it is. Analysts may.',
  },
];

/** The act that the address names: `as=amendment`. */
export function actOf(asked: string | undefined): Act {
  return ACTS.find(({ act }) => act === asked)?.act ?? 'correction';
}

/** What becomes of what is written: it is asked for, done, or set beside. */
export function ActChoice({ act }: { readonly act: Act }) {
  const { with: withChanges, go } = useAddress();
  const isSignedIn = useKey() !== null;
  const offered = ACTS.filter((one) => isSignedIn || one.act === 'correction' || one.act === act);
  if (offered.length === 1) return null;
  return (
    <fieldset>
      <legend>What shall become of it?</legend>
      {offered.map(({ act: other, label, explained }) => (
        <div key={other}>
          <label class="check">
            <input
              type="radio"
              name="act"
              checked={other === act}
              aria-describedby={`act-${other}`}
              onChange={() => go(withChanges({ as: other === 'correction' ? undefined : other }), true)}
            />
            {label}
          </label>
          <p id={`act-${other}`} class="hint check-hint">
            {explained}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
