import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';

/**
 * How many corrections of a count nobody has decided on at a point.
 * @param count `count.created`
 */
export function countOpenCorrections(model: ReadModel, count: number, point: PointParameters): number {
  const sql = `SELECT count(*) AS open FROM correction
    WHERE count = @count AND proposed <= @sequence AND decided > @sequence`;
  return model.get<{ open: number }>(sql, { count, ...point })?.open ?? 0;
}
