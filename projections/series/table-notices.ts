import type { SeriesDetails } from '../../src/domain/series/details.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { identityColumns, type IdentityRow } from '../counts/identity.js';
import { noticesAt } from '../notices/concerning.js';
import { scopesAbout } from '../notices/scopes.js';
import { standingNotices } from '../notices/standing.js';

/** A table that is shown. */
interface Table {
  readonly details: SeriesDetails;
  /** The ids of the counts that its cells are of. */
  readonly counts: readonly string[];
}

/** Counts looked at, at a time. */
const PAGE = 1_000;

const COUNTS = `
  SELECT ${identityColumns('c')} FROM json_each(@ids) CROSS JOIN count c WHERE c.id = json_each.value`;

/**
 * The ids of the notices that stand at a point and concern a count of a table, the one recorded last first. Most tables
 * have none about their subjects, and are not looked through; where there are some, until each was met.
 */
export function noticesOfTable(model: ReadModel, table: Table, point: PointParameters): string[] {
  const subjects = subjectsOf(table.details);
  const findNotice = standingNotices(model, point);
  const about = new Set(scopesAbout(model, subjects).map(({ id }) => id));
  const standing = [...about].filter((id) => findNotice(id) !== null);
  if (standing.length === 0) return [];
  const noticesOf = noticesAt(model, point, subjects);
  const met = new Set<string>();
  for (const count of countsOf(model, table)) {
    for (const { id } of noticesOf(count)) met.add(id);
    if (met.size === standing.length) break;
  }
  return standing.filter((id) => met.has(id)).reverse();
}

/** What the rows of a table are about: its situation, or those that a column of its key names. */
function subjectsOf({ situationId, key }: SeriesDetails): Set<string> {
  const named = Object.values(key).flatMap((role) =>
    typeof role === 'object' ? Object.values(role.subject) : [],
  );
  return new Set([situationId, ...named]);
}

function* countsOf(model: ReadModel, { counts }: Table): Generator<IdentityRow> {
  for (let begin = 0; begin < counts.length; begin += PAGE) {
    const ids = JSON.stringify(counts.slice(begin, begin + PAGE));
    yield* model.all<IdentityRow>(COUNTS, { ids });
  }
}
