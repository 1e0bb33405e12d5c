import type { Measure } from '../kernel/measure.js';
import type { Recorded } from '../kernel/recorded.js';
import type { MeasureEvent } from './events.js';

/** A defined measure as its stream tells it; null before it is defined. */
export type MeasureState = Measure;

/** The state after one more event. */
export function evolveMeasure(_state: MeasureState | null, { event }: Recorded<MeasureEvent>): MeasureState {
  const { unit, accumulation, basis, decimals } = event.data;
  return { unit, accumulation, basis, decimals };
}
