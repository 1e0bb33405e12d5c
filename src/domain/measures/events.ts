import type { CommonMembers } from '../kernel/common.js';
import type { Measure } from '../kernel/measure.js';

/** A measure of a deployment's own. It is defined once and stays as it is. */
export interface MeasureDefined {
  readonly kind: 'measure-defined';
  readonly data: CommonMembers &
    Measure & {
      readonly code: string;
      /** The family of counts that it belongs to. */
      readonly family: string;
      /** Null: the words of its code. */
      readonly label: string | null;
    };
}

export type MeasureEvent = MeasureDefined;

/** What the events are called in the log and on the wire, for ever. */
export const MEASURE_EVENTS: Readonly<Record<MeasureEvent['kind'], string>> = {
  'measure-defined': 'measure-defined.v1',
};
