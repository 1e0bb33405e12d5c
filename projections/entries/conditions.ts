import type { Filter } from '../../src/projection-runtime/conditions.js';

/** A code of somebody else's. */
export interface CodeAsked {
  readonly scheme: string;
  readonly code: string;
}

/**
 * What lists of all kinds are filtered by. `actor` recorded, and `source` stated, an entry that is visible at the point;
 * `code` is one of the codes that hold there; `revisedSince` is recorded time: an entry visible at the point was recorded
 * then or later; `statedFrom` and `statedTo` bound, on the stated axis, the statement of what is in force.
 */
export type EntryFilter = Filter<'actor' | 'source' | 'revisedSince' | 'statedFrom' | 'statedTo'> & {
  readonly code?: CodeAsked | null;
};

/** SQL: whether an entry is visible at the point. */
export const entryVisible = (entry: string) =>
  `${entry}.sequence <= @sequence AND ${entry}.visible_from <= @stated`;

/** SQL: the last sequence recorded before a time. Recorded times and sequences have one order. */
export const lastBefore = (time: string) => `coalesce((
  SELECT t.sequence FROM event t WHERE t.recorded_at < ${time} ORDER BY t.recorded_at DESC, t.sequence DESC LIMIT 1), 0)`;

const CODE_HOLDS = `
  SELECT k.created FROM entry_code k
  WHERE k.category = @category AND k.scheme = @codeScheme AND k.code = @codeValue AND ${entryVisible('k')}
    AND NOT EXISTS (
      SELECT 1 FROM entry_code n
      WHERE n.created = k.created AND n.scheme = k.scheme AND n.sequence > k.sequence AND ${entryVisible('n')})`;

/** The plus keeps SQLite from taking bounds that nearly all entries are within for what finds the few. */
const RECORDED_ONCE = `SELECT x.created FROM entry x
  WHERE x.category = @category AND +x.sequence <= @sequence AND x.visible_from <= @stated`;

/**
 * The conditions of an {@link EntryFilter}, with the parameters of {@link entryParameters}: an index finds the keys.
 * @param key SQL of the sequence that made the resource
 * @param inForce SQL of the sequence of its entry in force
 */
export const entryConditions = (key: string, inForce: string) => ({
  actor: `${key} IN (${RECORDED_ONCE} AND x.actor = @actor)`,
  source: `${key} IN (${RECORDED_ONCE} AND x.source_id = @source)`,
  code: `${key} IN (${CODE_HOLDS})`,
  revisedSince: `${key} IN (
    SELECT x.created FROM entry x
    WHERE x.category = @category AND x.sequence > ${lastBefore('@revisedSince')} AND ${entryVisible('x')})`,
  stated: `${key} IN (
      SELECT x.created FROM entry x
      WHERE x.category = @category AND x.stated_at BETWEEN @statedFrom AND @statedTo
    ) AND (SELECT y.stated_at FROM entry y WHERE y.sequence = ${inForce}) BETWEEN @statedFrom AND @statedTo`,
});

/** Which of these conditions a filter has: both ends of the stated time are one. */
export function entryMembers(filter: EntryFilter) {
  const { actor, source, code, revisedSince, statedFrom, statedTo } = filter;
  return { actor, source, code, revisedSince, stated: statedFrom ?? statedTo };
}

/** Comes before and after every instant, as text. */
const [FIRST, LAST] = ['', '~'];

/** The parameters of these conditions. @param category the name of the category of what is listed */
export function entryParameters(category: string, filter: EntryFilter) {
  const { actor, source, code, revisedSince, statedFrom, statedTo } = filter;
  return {
    category,
    actor,
    source,
    codeScheme: code?.scheme,
    codeValue: code?.code,
    revisedSince,
    statedFrom: statedFrom ?? FIRST,
    statedTo: statedTo ?? LAST,
  };
}
