import type { Reached } from '../../src/domain/discrepancies/falls.js';
import type { Figure } from '../../src/domain/kernel/figure.js';
import { conditionsOf } from '../../src/projection-runtime/conditions.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { COUNTS_AT_POINT } from '../counts/at-point.js';
import { identityColumns, type IdentityRow } from '../counts/identity.js';
import { cumulativeMeasures } from '../definitions/cumulative.js';
import type { CountsFilter } from './counts.js';

/** A count of a cumulative measure whose figure is in force at the point. Of its entry it has no more than the figure. */
export interface CumulativeCount extends IdentityRow, Reached {
  /** `count.created`. */
  readonly created: number;
  readonly period: string;
}

type Row = Omit<CumulativeCount, 'figure'> & { readonly figure: string | null };

const CONDITIONS = { subject: 'c.subject_id = @subject' };

/** The counts with a period of each quantity that is counted since a start, in the order of their last days. */
export function cumulativeSeries(
  model: ReadModel,
  { subject, family, measure }: CountsFilter,
  point: PointParameters,
): CumulativeCount[][] {
  const measures = cumulativeMeasures(model, point).filter(
    (one) => (family ?? one.family) === one.family && (measure ?? one.code) === one.code,
  );
  if (measures.length === 0) return [];
  // The plus keeps SQLite to the index of measures: one of last days would find the counts of all measures.
  const rows = model.all<Row>(
    `SELECT c.created, ${identityColumns('c')}, c.period_end AS "end",
            json_extract(e.revision_answer, '$.figure') AS figure
     FROM json_each(@measures) CROSS JOIN ${COUNTS_AT_POINT}
     WHERE c.family = json_each.value ->> 'family' AND c.measure = json_each.value ->> 'code'
       AND +c.period_end IS NOT NULL AND e.status = 'active'${conditionsOf({ subject }, CONDITIONS)}
     ORDER BY c.period_end, c.created`,
    { measures: JSON.stringify(measures), subject, ...point },
  );
  const counts = rows.map((row) => ({ ...row, figure: JSON.parse(row.figure ?? 'null') as Figure }));
  return [...Map.groupBy(counts, seriesOf).values()];
}

function seriesOf({ family, subjectType, subjectId, measure, group }: CumulativeCount): string {
  return JSON.stringify([family, subjectType, subjectId, measure, group]);
}
