import type { MeasureDefined } from './events.js';

export type DefineMeasure = MeasureDefined['data'];
