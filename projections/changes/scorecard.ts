import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { ScorecardAnswer } from './answers.js';
import { ownStatistic } from './statistics.js';

/** How a source revised its own figures, as of a point. */
export function readScorecard(model: ReadModel, sourceId: string, point: PointParameters): ScorecardAnswer {
  const { said, ...rest } = ownStatistic(model, sourceId, { conditions: '', parameters: {} }, point);
  return { claims: said, ...rest };
}

/** The same for lists, which would be long with what each scorecard is made of. */
export function withoutInputs(scorecard: ScorecardAnswer): ScorecardAnswer {
  return { ...scorecard, inputs: [], inputsLeftOut: scorecard.counts };
}
