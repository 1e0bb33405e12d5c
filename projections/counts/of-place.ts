import { conditionsOf } from '../../src/projection-runtime/conditions.js';
import { SITUATION_TABLES } from '../situations/projection.js';
import { placeConditions, type StrikePlaceFilter } from '../strikes/listing.js';
import { ENTRIES_AT_POINT } from '../strikes/reader.js';

const countsAbout = (type: 'strike' | 'situation', subject: string) =>
  `CROSS JOIN count p ON p.subject_id = ${subject}.id AND p.subject_type = '${type}' AND p.family = @family`;

const { country, admin1 } = SITUATION_TABLES.facetConditions;
const OF_SITUATION = { country, admin1, bbox: SITUATION_TABLES.boxCondition };

/** The first day of a count's period, from the text of it. */
const PERIOD_BEGIN = `CASE length(p.period) WHEN 4 THEN p.period || '-01-01' WHEN 7 THEN p.period || '-01'
  ELSE substr(p.period, 1, 10) END`;

/**
 * SQL: the condition on a count `c` that a filter by place and time comes to, after an AND; empty without one. The place
 * is that of the subject, as in force at the point; so is the time where the count has no period.
 */
export function ofPlace(filter: StrikePlaceFilter): string {
  const { occurredFrom, occurredTo, ...place } = filter;
  const time = { occurredFrom, occurredTo };
  return wherePlaced(place) + whereDated(time);
}

function wherePlaced(place: StrikePlaceFilter): string {
  const conditions = placeConditions({ ...place, occurredFrom: null, occurredTo: null });
  if (conditions === '') return '';
  // Nobody attacks in a situation.
  const situations = place.attacker == null ? ` UNION ALL ${situationCounts(place)}` : '';
  return ` AND c.created IN (
    SELECT p.created FROM ${ENTRIES_AT_POINT} ${countsAbout('strike', 's')} WHERE TRUE${conditions}${situations})`;
}

function situationCounts(place: StrikePlaceFilter): string {
  const conditions = conditionsOf(
    { country: place.country, admin1: place.admin1, bbox: place.bbox },
    OF_SITUATION,
  );
  return `SELECT p.created FROM ${SITUATION_TABLES.lastEntries} ${countsAbout('situation', 'r')} WHERE TRUE${conditions}`;
}

function whereDated(time: StrikePlaceFilter): string {
  const conditions = placeConditions(time);
  if (conditions === '') return '';
  return ` AND c.created IN (
    SELECT p.created FROM count p
    WHERE p.family = @family AND p.period_end >= substr(@occurredFrom, 1, 10)
      AND ${PERIOD_BEGIN} <= substr(@occurredTo, 1, 10)
    UNION ALL
    SELECT p.created FROM ${ENTRIES_AT_POINT} ${countsAbout('strike', 's')} AND p.period IS NULL
    WHERE TRUE${conditions})`;
}
