import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { ClaimAnswer } from './answers.js';

/** What the row of a claim keeps for its answer. */
export type StatedClaim = Pick<ClaimAnswer, 'figure' | 'statedAt' | 'recordedAt' | 'credibility'>;

interface ClaimRow {
  readonly revision: number;
  readonly sourceId: string;
  readonly place: string;
  readonly seriesId: string | null;
  readonly takenBack: 0 | 1;
  readonly stated: string;
}

// Made once: a list asks it for each of its counts.
const VISIBLE_CLAIMS = `
  SELECT c.revision, c.source_id AS sourceId, c.place AS place, c.series_id AS seriesId, c.stated,
         EXISTS (
           SELECT 1 FROM count_claim_end t
           WHERE t.count = c.count AND t.sequence <= @sequence AND t.effective_at <= @stated
             AND c.revision BETWEEN t.first_claim AND t.last_claim
             AND (t.series_id IS NULL OR (t.series_id = c.series_id AND c.place <= t.effective_at))
         ) AS takenBack
  FROM count_claim c
  WHERE c.count = @count AND c.sequence <= @sequence AND c.place <= @stated
  ORDER BY c.revision`;

/**
 * The claims of a count that are visible at a point, in order of revision.
 * @param count `count.created`
 * @param adopted revision of the claim that the figure in force rests on
 */
export function readClaims(
  model: ReadModel,
  count: number,
  adopted: number | null,
  point: PointParameters,
): ClaimAnswer[] {
  const rows = model.all<ClaimRow>(VISIBLE_CLAIMS, { count, ...point });
  const standing = standingRevisions(rows);
  return rows.map((row) => claimAnswer(row, adopted, standing));
}

/**
 * Of each source the claim that was stated last among those not taken back; of two stated at once, the later one. A
 * series speaks for itself, beside what others quote of its source.
 */
function standingRevisions(rows: readonly ClaimRow[]): Set<number> {
  const latest = new Map<string, ClaimRow>();
  for (const row of rows) {
    if (row.takenBack) continue;
    const speaker = `${row.sourceId} ${row.seriesId ?? ''}`;
    const other = latest.get(speaker);
    // In order of revision: of equal times the later row is the later claim.
    if (!other || row.place >= other.place) latest.set(speaker, row);
  }
  return new Set([...latest.values()].map(({ revision }) => revision));
}

function claimAnswer(row: ClaimRow, adopted: number | null, standing: ReadonlySet<number>): ClaimAnswer {
  const { revision, sourceId, seriesId } = row;
  const { figure, statedAt, recordedAt, credibility } = JSON.parse(row.stated) as StatedClaim;
  return {
    revision,
    sourceId,
    seriesId,
    figure,
    statedAt,
    recordedAt,
    credibility,
    adopted: revision === adopted,
    standing: standing.has(revision),
  };
}
