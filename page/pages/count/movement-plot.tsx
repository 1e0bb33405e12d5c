import { useEffect, useId } from 'preact/hooks';
import { useWidth } from '../../parts/use-width.js';
import type { PlotOptions } from './plot-marks.js';

type Props = Omit<PlotOptions, 'width' | 'id'> & {
  /** What the picture shows, in words. */
  readonly label: string;
};

/** How a figure moved, drawn as wide as there is room. */
export function MovementPlot({ label, ...options }: Props) {
  const id = useId();
  const { place, width } = useWidth();
  const question = JSON.stringify(options);
  useEffect(() => {
    let isGone = false;
    if (width > 0) {
      void import('./plot-marks.js').then(({ drawMovement }) => {
        if (!isGone) place.current?.replaceChildren(drawMovement({ ...options, width, id }));
      });
    }
    return () => {
      isGone = true;
    };
    // What is drawn follows from these alone.
  }, [question, width]);
  return <div ref={place} class="plot" role="img" aria-label={label} />;
}
