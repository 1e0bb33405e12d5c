import type { Database, Statement } from 'better-sqlite3';
import {
  type CountEvent,
  type CountReported,
  isStated,
  type StatedCountEvent,
} from '../../src/domain/counts/events.js';
import { cellOf, placeOfClaim } from '../../src/domain/counts/state.js';
import { daysOf } from '../../src/domain/kernel/period.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import { Rectangles } from '../../src/projection-runtime/rectangles.js';
import type { StatedClaim } from './claims.js';
import { effectOf, type Effect } from './effect.js';
import { CountKeys } from './keys.js';
import { revisionOf } from './revision.js';
import { COUNT_IN_FORCE } from './tables.js';

type Values = Statement<[Record<string, unknown>]>;

/** What a report says of its count besides the figure. */
interface Terms {
  readonly running: number;
  readonly dating: string;
  readonly unit: string;
}

/** Writes the rows of counts. Runs inside the transaction of the checkpoint. */
export class CountWriter {
  private readonly rectangles: Rectangles;
  private readonly keys: CountKeys;
  private readonly findTerms: Statement<[number], Terms>;
  private readonly insertCount: Values;
  private readonly insertEntry: Values;
  private readonly insertWords: Values;
  private readonly insertClaim: Values;
  private readonly insertClaimEnd: Values;

  constructor(db: Database) {
    this.rectangles = new Rectangles(db, COUNT_IN_FORCE);
    this.keys = CountKeys.of(db);
    this.findTerms = db.prepare(
      'SELECT running, dating, unit FROM count_entry WHERE count = ? ORDER BY revision DESC LIMIT 1',
    );
    this.insertCount = db.prepare(
      `INSERT INTO count (created, id, family, subject_type, subject_id, measure, group_code, period,
                          period_end)
       VALUES (@created, @id, @family, @subjectType, @subjectId, @measure, @group, @period,
               @periodEnd)`,
    );
    this.insertEntry = db.prepare(
      `INSERT INTO count_entry (sequence, count, revision, effective_at, status, claim, running, dating, unit, codes,
                                revision_answer)
       VALUES (@sequence, @count, @revision, @effectiveAt, @status, @claim, @running, @dating, @unit, @codes,
               @revisionAnswer)`,
    );
    this.insertWords = db.prepare(
      `INSERT INTO count_words (rowid, as_stated, quote, note) VALUES (@sequence, @asStated, @quote, @note)`,
    );
    this.insertClaim = db.prepare(
      `INSERT INTO count_claim (sequence, count, revision, source_id, place, series_id, stated)
       VALUES (@sequence, @count, @revision, @sourceId, @place, @seriesId, @stated)`,
    );
    this.insertClaimEnd = db.prepare(
      `INSERT INTO count_claim_end (sequence, count, effective_at, first_claim, last_claim, series_id)
       VALUES (@sequence, @count, @effectiveAt, @first, @last, @seriesId)`,
    );
  }

  write(projected: ProjectedEvent, event: CountEvent, family: string): void {
    const { sequence, revision } = projected;
    const count = this.countOf(projected, event, family);
    const effect = effectOf(event, revision);
    const effectiveAt = isStated(event) ? event.data.effectiveAt : null;
    this.insertEntry.run({
      sequence,
      count,
      revision,
      effectiveAt,
      status: effect.status,
      claim: effect.claim,
      ...this.termsAfter(event, count),
      codes: codesOf(event),
      revisionAnswer: JSON.stringify(revisionOf(projected, event)),
    });
    if (!isStated(event)) return;
    this.writeClaims(count, projected, event, effect);
    if (effect.status === null) return;
    this.rectangles.enter({ key: count, effectiveAt: event.data.effectiveAt, sequence });
    const said = saidBy(event);
    // Most figures come without words.
    if (said.asStated ?? said.quote ?? said.note) this.insertWords.run({ sequence, ...said });
  }

  /** The count whose stream it is; its first report makes it. */
  private countOf(projected: ProjectedEvent, event: CountEvent, family: string): number {
    const { sequence, revision, resourceId: id } = projected;
    if (revision > 0 || event.kind !== 'count-reported') return this.keys.find(id);
    const { subject, measure, group, period } = event.data;
    const periodEnd = period && daysOf(period).to;
    const what = { subjectType: subject.type, subjectId: subject.id, measure, group, period, periodEnd };
    this.insertCount.run({ created: sequence, id, family, ...what });
    return sequence;
  }

  private termsAfter(event: CountEvent, count: number): Terms {
    const terms = event.kind === 'count-reported' ? termsOf(event) : this.findTerms.get(count);
    if (!terms) throw new Error('the count has no entry');
    return terms;
  }

  private writeClaims(
    count: number,
    { sequence, revision, recordedAt }: ProjectedEvent,
    event: StatedCountEvent,
    { claimed, takesBack }: Effect,
  ): void {
    const { statement, effectiveAt } = event.data;
    if (claimed !== undefined) {
      const { sourceId, statedAt, credibility } = statement;
      const stated: StatedClaim = { figure: claimed, statedAt, recordedAt, credibility };
      this.insertClaim.run({
        sequence,
        count,
        revision,
        sourceId,
        place: placeOfClaim(event),
        seriesId: cellOf(event)?.seriesId ?? null,
        stated: JSON.stringify(stated),
      });
    }
    if (takesBack) this.insertClaimEnd.run({ sequence, count, effectiveAt, ...takesBack });
  }
}

function termsOf({ data: { running, dating, unit } }: CountReported): Terms {
  return { running: running ? 1 : 0, dating, unit };
}

/** The words of an entry that are searched for. */
function saidBy({ data }: StatedCountEvent) {
  const asStated = 'figure' in data ? (data.figure?.asStated ?? null) : null;
  return { asStated, quote: data.statement.quote, note: data.note };
}

/** The codes that an entry brings to its count. Those of a proposal come with its acceptance. */
function codesOf(event: CountEvent): string | null {
  const { codes } = event.data;
  return isStated(event) && Object.keys(codes).length > 0 ? JSON.stringify(codes) : null;
}
