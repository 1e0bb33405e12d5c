import { placeConditions } from '../place-at-point.js';

/**
 * Which events. `type` is any of some wire names; `subject` the resource that an event is of, or that its count is
 * about; `family`, `measure` and `group` are of its count; `source` is whose statement it has or rests on; `country` and
 * `admin1` are of the resource, or of what its count is about, as of the point; `minRelative` leaves the events that
 * change a figure by at least that share, and from zero is more than any.
 */
export interface EventFilter {
  readonly type?: readonly string[] | null;
  readonly subject?: string | null;
  readonly family?: string | null;
  readonly measure?: string | null;
  readonly group?: string | null;
  readonly source?: string | null;
  readonly actor?: string | null;
  readonly country?: string | null;
  readonly admin1?: string | null;
  readonly minRelative?: number | null;
}

/** SQL: the id of the resource whose event `v` is: a stream's name ends with it. */
const RESOURCE = 'substr(v.stream, -36)';

const ofCount = (condition: string) =>
  `EXISTS (SELECT 1 FROM count n WHERE n.id = ${RESOURCE} AND ${condition})`;
const asChange = (condition: string) =>
  `EXISTS (SELECT 1 FROM change c WHERE c.sequence = v.sequence AND ${condition})`;

/** SQL: what the event is about, in place of the count. */
const ABOUT = `coalesce((SELECT n.subject_id FROM count n WHERE n.id = ${RESOURCE}), ${RESOURCE})`;

/** Conditions on an event `v`, for `conditionsOf`; they look at the events of a window, which no index narrows. */
export const EVENT_CONDITIONS = {
  type: `v.cloud_event ->> '$.type' IN (SELECT value FROM json_each(@type))`,
  actor: `v.cloud_event ->> '$.actor' = @actor`,
  subject: `(${RESOURCE} = @subject OR ${ABOUT} = @subject)`,
  family: ofCount('n.family = @family'),
  measure: ofCount('n.measure = @measure'),
  group: ofCount('n.group_code = @group'),
  source: `(v.cloud_event ->> '$.data.statement.sourceId' = @source OR ${asChange('c.source_id = @source')})`,
  minRelative: asChange('c.relative >= @minRelative'),
  ...placeConditions(ABOUT),
};

/** A filter as parameters of SQL. */
export function filterParameters({ type, ...filter }: EventFilter) {
  return { ...filter, type: type ? JSON.stringify(type) : null };
}
