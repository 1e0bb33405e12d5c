import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { fromField, inWords, toField } from '../wording/time.js';
import { momentAfter, momentBefore, type Scale, STEPS, stepAt, timeAt } from './scale.js';

interface Props {
  readonly label: string;
  readonly explained: string;
  readonly scale: Scale | null;
  /** Milliseconds; null: the present. */
  readonly time: number | null;
  /** @param isOver a step of a movement that goes on is not one to come back to */
  readonly onMove: (time: number | null, isOver: boolean) => void;
}

/** How long a hand may rest before the page follows, in milliseconds. */
const REST_MS = 120;

/** Moves one axis of time: by hand, from one change to the next, or to a moment that is typed. All in UTC. */
export function AxisSlider({ label, explained, scale, time, onMove }: Props) {
  const id = useId();
  const [held, setHeld] = useState<number | null | undefined>(undefined);
  const resting = useRef(0);
  useEffect(() => setHeld(undefined), [time]);
  useEffect(() => () => clearTimeout(resting.current), []);
  const shown = held === undefined ? time : held;
  const move = (step: number) => {
    if (!scale) return;
    const to = timeAt(scale, step);
    setHeld(to);
    clearTimeout(resting.current);
    resting.current = window.setTimeout(() => onMove(to, false), REST_MS);
  };
  const words = shown === null ? 'the present' : inWords(new Date(shown).toISOString());
  return (
    <div class="axis" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-explained`}>
      <div class="axis-label">
        <label id={`${id}-label`} for={id}>
          {label} <output for={id}>{words}</output>
        </label>
        <span id={`${id}-explained`} class="hint">
          {explained}
        </span>
      </div>
      <div class="axis-slider">
        <button
          type="button"
          aria-label={`${label}: one change back`}
          disabled={!scale || momentBefore(scale, time) === null}
          onClick={() => scale && onMove(momentBefore(scale, time), true)}
        >
          ‹
        </button>
        <input
          id={id}
          type="range"
          min={0}
          max={STEPS}
          value={scale ? stepAt(scale, shown) : STEPS}
          disabled={!scale}
          aria-valuetext={words}
          onInput={(event) => move(Number(event.currentTarget.value))}
        />
        <button
          type="button"
          aria-label={`${label}: one change on`}
          disabled={!scale || time === null}
          onClick={() => scale && onMove(momentAfter(scale, time), true)}
        >
          ›
        </button>
      </div>
      <input
        type="datetime-local"
        step="1"
        aria-label={`${label}, a moment in UTC`}
        value={time === null ? '' : toField(time)}
        onChange={({ currentTarget: { value } }) => {
          const at = fromField(value);
          onMove(at === null ? null : Date.parse(at), true);
        }}
      />
    </div>
  );
}
