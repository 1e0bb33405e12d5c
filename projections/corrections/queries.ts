import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { conditionsOf, type Filter } from '../../src/projection-runtime/conditions.js';
import { pageOf } from '../../src/projection-runtime/page.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import { COUNT_IN_FORCE } from '../counts/tables.js';
import type { CorrectionAnswer } from './answers.js';
import { CORRECTION_COLUMNS, correctionAnswer, CORRECTIONS_AT_POINT, type CorrectionRow } from './reader.js';

/** One correction; null when it was not proposed by that point. */
export class GetCorrection extends Query<CorrectionAnswer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/**
 * Which corrections: `status` as of the point, `proposer` an actor, `subject` and `family` of the count,
 * `proposedBefore` and `proposedAfter` recorded times, of which the first is still within.
 */
export type CorrectionFilter = Filter<
  'status' | 'proposer' | 'subject' | 'family' | 'proposedBefore' | 'proposedAfter'
>;

/** Corrections of all counts, the oldest first. */
export class ListCorrections extends Query<Page<CorrectionAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly filter: CorrectionFilter,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

/** Corrections of one count where something of it is in force, the oldest first. */
export class ListCountCorrections extends Query<Page<CorrectionAnswer>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly family: string,
    readonly id: string,
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

// Recorded times and sequences have one order: a time is looked up as the last sequence by then.
const proposedBy = (time: string) =>
  `coalesce((SELECT b.proposed FROM correction b WHERE b.proposed_at <= ${time}
    ORDER BY b.proposed_at DESC, b.proposed DESC LIMIT 1), 0)`;
const CONDITIONS = {
  proposer: 'k.proposer = @proposer',
  subject: 'k.subject_id = @subject',
  family: 'k.family = @family',
  proposedBefore: `k.proposed <= ${proposedBy('@proposedBefore')}`,
  proposedAfter: `k.proposed > ${proposedBy('@proposedAfter')}`,
};
const DECIDED = { status: 'k.outcome = @status AND k.decided <= @sequence' };
const VISIBLE = 'k.proposed <= @sequence AND k.proposed > @after';

@QueryHandler(GetCorrection)
export class GetCorrectionHandler implements IQueryHandler<GetCorrection> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetCorrection): Promise<CorrectionAnswer | null> {
    const sql = `SELECT ${CORRECTION_COLUMNS} FROM ${CORRECTIONS_AT_POINT}
      WHERE k.id = @id AND k.proposed <= @sequence`;
    const row = this.model.get<CorrectionRow>(sql, { id, ...pointOf(at) });
    return row ? correctionAnswer(row) : null;
  }
}

@QueryHandler(ListCorrections)
export class ListCorrectionsHandler implements IQueryHandler<ListCorrections> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, ...page }: ListCorrections): Promise<Page<CorrectionAnswer>> {
    const conditions = conditionsOf(filter, CONDITIONS);
    // The open ones are few: they are found as such, and not among all that were ever proposed.
    const found =
      filter.status === 'open'
        ? `correction k INDEXED BY correction_decided WHERE k.decided > @sequence AND ${VISIBLE}${conditions}`
        : `correction k WHERE ${VISIBLE}${conditionsOf(filter, DECIDED)}${conditions}`;
    return read(this.model, found, filter, page);
  }
}

@QueryHandler(ListCountCorrections)
export class ListCountCorrectionsHandler implements IQueryHandler<ListCountCorrections> {
  constructor(private readonly model: ReadModel) {}

  async execute({ family, id, ...page }: ListCountCorrections): Promise<Page<CorrectionAnswer>> {
    const found = `count c CROSS JOIN correction k ON k.count = c.created
      WHERE c.id = @id AND c.family = @family AND ${VISIBLE}
        AND ${entryInForce(COUNT_IN_FORCE, 'c.created')} IS NOT NULL`;
    return read(this.model, found, { family, id }, page);
  }
}

/** @param found SQL of ours: from where, and which corrections `k` */
function read(
  model: ReadModel,
  found: string,
  parameters: object,
  { at, limit, after }: Pick<ListCorrections, 'at' | 'limit' | 'after'>,
): Page<CorrectionAnswer> {
  const rows = model.all<CorrectionRow>(
    `SELECT ${CORRECTION_COLUMNS} FROM ${CORRECTIONS_AT_POINT}
     WHERE k.proposed IN (SELECT k.proposed FROM ${found} ORDER BY k.proposed LIMIT @limit)
     ORDER BY k.proposed`,
    { ...parameters, ...pointOf(at), after: after ?? 0, limit: limit + 1 },
  );
  return pageOf(rows, limit, ({ proposed }) => proposed, correctionAnswer);
}

export const CORRECTION_QUERIES = [GetCorrectionHandler, ListCorrectionsHandler, ListCountCorrectionsHandler];
