import { useState } from 'preact/hooks';
import { useAddress } from '../address/address.js';
import { isPresent, type Moment } from '../address/moment.js';
import { endOf, inWords } from '../wording/time.js';
import { AxisSlider } from './axis-slider.js';
import { scaleOf } from './scale.js';
import { useKnownMoments } from './use-known-moments.js';

/** Which moment the page shows, said plainly where it is not the present, and the way to another one. */
export function MomentBar() {
  const { moment, with: withChanges, go } = useAddress();
  const isNow = isPresent(moment);
  const [isOpen, setOpen] = useState(!isNow);
  const moments = useKnownMoments(isOpen || !isNow);
  const move = (name: 'asOf' | 'statedAsOf') => (time: number | null, isOver: boolean) => {
    const value = time === null ? undefined : new Date(time).toISOString();
    const others = name === 'asOf' ? { asOfSequence: undefined } : {};
    go(withChanges({ ...others, [name]: value }), !isOver);
  };
  return (
    <section class={`moment ${isNow ? '' : 'moment--past'}`} aria-label="Moment shown">
      <div class="moment-head" aria-live="polite">
        <p>{isNow ? 'This page shows the present.' : <NotThePresent moment={moment} />}</p>
        {isNow ? null : (
          <a
            class="button"
            href={withChanges({ asOf: undefined, asOfSequence: undefined, statedAsOf: undefined })}
          >
            Show the present
          </a>
        )}
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the sliders' : 'What did we hold then?'}
        </button>
      </div>
      {isOpen ? (
        <div class="moment-axes">
          <AxisSlider
            label="Stated by"
            explained="what sources had said by then"
            scale={scaleOf(moments.stated)}
            time={moment.statedAsOf === undefined ? null : endOf(moment.statedAsOf)}
            onMove={move('statedAsOf')}
          />
          <AxisSlider
            label="Recorded by"
            explained="what this ledger held by then"
            scale={scaleOf(moments.recorded)}
            time={moment.asOf === undefined ? null : endOf(moment.asOf)}
            onMove={move('asOf')}
          />
        </div>
      ) : null}
    </section>
  );
}

function NotThePresent({ moment: { asOf, asOfSequence, statedAsOf } }: { readonly moment: Moment }) {
  const parts = [
    ...(asOf === undefined ? [] : [`what this ledger had recorded by ${inWords(asOf, true)}`]),
    ...(asOfSequence === undefined ? [] : [`what this ledger had recorded up to its entry ${asOfSequence}`]),
    ...(statedAsOf === undefined ? [] : [`what had been stated by ${inWords(statedAsOf, true)}`]),
  ];
  return (
    <>
      <strong>This is not the present.</strong> Shown is {parts.join(', of ')}.
    </>
  );
}
