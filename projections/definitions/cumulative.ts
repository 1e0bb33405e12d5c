import { MEASURE } from '../../src/domain/catalogue/categories.js';
import type { At } from '../../src/projection-runtime/at.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { MeasureDefinition } from './answers.js';
import { BUILT_IN_MEASURES } from './built-in.js';

/** A measure by its name. */
type MeasureName = Pick<MeasureDefinition, 'family' | 'code'>;

// Others are kept apart here, before they are parsed: a series may have defined thousands.
const DEFINED = `
  SELECT family, answer ->> '$.code' AS code FROM definition
  WHERE category = @category AND created <= @sequence AND answer ->> '$.accumulation' = 'cumulative'
  ORDER BY created`;

/** The measures that count since a start, built in or defined by the point. */
export function cumulativeMeasures(model: ReadModel, { sequence }: Pick<At, 'sequence'>): MeasureName[] {
  const builtIn = BUILT_IN_MEASURES.filter(({ accumulation }) => accumulation === 'cumulative');
  return [
    ...builtIn.map(({ family, code }) => ({ family, code })),
    ...model.all<MeasureName>(DEFINED, { category: MEASURE.name, sequence }),
  ];
}
