import { liesBetween } from '../../src/domain/counts/breaks.js';
import type { Fall } from '../../src/domain/discrepancies/falls.js';
import { breaksSeries, type Cause } from '../../src/domain/kernel/cause.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { isAbout } from '../../src/domain/notices/scope.js';
import { identityOf } from '../counts/identity.js';
import { scopesAbout } from '../notices/scopes.js';
import { standingNotices } from '../notices/standing.js';
import type { CumulativeCount } from './cumulative-counts.js';

/** What an entry of a count says of the series. */
interface EntryRow {
  readonly count: number;
  readonly cause: Cause | null;
  readonly noticeId: string | null;
}

const ENTRIES = `
  SELECT DISTINCT n.count, n.revision_answer ->> '$.cause' AS cause, n.revision_answer ->> '$.noticeId' AS noticeId
  FROM json_each(@counts) CROSS JOIN count_entry n
  WHERE n.count = json_each.value AND n.sequence <= @sequence AND n.effective_at <= @stated
    AND n.status IS NOT NULL`;

/**
 * The falls across which the series goes on. It begins anew with a count of which an entry, or the notice of one, says so,
 * and where a notice about the quantity lies between the two and says so: as for the warnings of commands.
 */
export function withoutBreaks(
  model: ReadModel,
  falls: readonly Fall<CumulativeCount>[],
  point: PointParameters,
): Fall<CumulativeCount>[] {
  const findNotice = standingNotices(model, point);
  const isBreak = (id: string | null) => id !== null && breaksSeries(findNotice(id)?.cause ?? null);
  const entries = model.all<EntryRow>(ENTRIES, {
    counts: JSON.stringify([...new Set(falls.map(({ later }) => later.created))]),
    ...point,
  });
  const beginAnew = new Set(
    entries
      .filter(({ cause, noticeId }) => breaksSeries(cause) || isBreak(noticeId))
      .map(({ count }) => count),
  );
  const scopes = scopesAbout(model, new Set(falls.map(({ later }) => later.subjectId))).filter(({ id }) =>
    isBreak(id),
  );
  return falls.filter(
    ({ earlier, later }) =>
      !beginAnew.has(later.created) &&
      !scopes.some(
        ({ scope }) => isAbout(scope, identityOf(later)) && liesBetween(scope, earlier.period, later.period),
      ),
  );
}
