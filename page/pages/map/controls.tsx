import { useAddress } from '../../address/address.js';
import { moved, toText, type View, zoomed } from './view.js';

interface Props {
  /** Null while nothing is drawn yet. */
  readonly shown: View | null;
  readonly isFitted: boolean;
}

const STEPS = [
  ['Closer', (view: View) => zoomed(view, 2)],
  ['Further away', (view: View) => zoomed(view, 0.5)],
  ['West', (view: View) => moved(view, -0.3, 0)],
  ['East', (view: View) => moved(view, 0.3, 0)],
  ['North', (view: View) => moved(view, 0, 0.3)],
  ['South', (view: View) => moved(view, 0, -0.3)],
] as const;

/** The way around the map. What is shown is in the address. */
export function MapControls({ shown, isFitted }: Props) {
  const { with: withChanges, go } = useAddress();
  return (
    <div class="buttons map-controls" role="group" aria-label="The part of the map that is shown">
      {STEPS.map(([label, step]) => (
        <button
          key={label}
          type="button"
          disabled={shown === null}
          onClick={() => shown && go(withChanges({ bbox: toText(step(shown)) }), true)}
        >
          {label}
        </button>
      ))}
      <button type="button" disabled={isFitted} onClick={() => go(withChanges({ bbox: undefined }), true)}>
        All strikes
      </button>
    </div>
  );
}
