import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CountIdentity } from '../../src/domain/counts/identity.js';
import { daysOf } from '../../src/domain/kernel/period.js';
import { pointOf, PRESENT } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { entryInForce } from '../../src/projection-runtime/rectangles.js';
import { ENTRIES_AT_POINT } from '../strikes/reader.js';
import { STRIKE_IN_FORCE } from '../strikes/tables.js';
import { COUNTS_AT_POINT } from './at-point.js';

/** How many parts or groups are looked at. A sum of some of them that is too high is too high with all of them. */
const MAX_RELATIVES = 200;

/** The same quantity in the nearest periods: counts that are not retracted. Null where there is none. */
export interface CountNeighbours {
  readonly earlier: PeriodCount | null;
  readonly later: PeriodCount | null;
}

export interface PeriodCount {
  readonly id: string;
  readonly period: string;
}

export interface GroupCount {
  readonly id: string;
  readonly group: string;
}

/** The nearest counts of the same quantity whose periods end before and after that of this one. */
export class FindCountNeighbours extends Query<CountNeighbours> {
  constructor(readonly quantity: CountIdentity & { readonly period: string }) {
    super();
  }
}

/** The counts of the same quantity for other groups. */
export class FindGroupCounts extends Query<readonly GroupCount[]> {
  constructor(readonly quantity: CountIdentity) {
    super();
  }
}

/**
 * The counts of a quantity about the parts of a strike: of a part that has none, those of its own parts. Retracted
 * strikes are left out.
 */
export class FindPartCounts extends Query<readonly string[]> {
  /**
   * @param quantity about the whole
   * @param except a part that is left out with all its parts; null for none
   */
  constructor(
    readonly quantity: CountIdentity,
    readonly except: string | null,
  ) {
    super();
  }
}

const parametersOf = ({ family, subject, measure, group, period }: CountIdentity) => ({
  family,
  subjectType: subject.type,
  subjectId: subject.id,
  measure,
  group,
  period,
});

@QueryHandler(FindCountNeighbours)
export class FindCountNeighboursHandler implements IQueryHandler<FindCountNeighbours> {
  constructor(private readonly model: ReadModel) {}

  async execute({ quantity }: FindCountNeighbours): Promise<CountNeighbours> {
    const parameters = {
      ...parametersOf(quantity),
      end: daysOf(quantity.period).to,
      ...pointOf(PRESENT),
    };
    const nearest = (comparison: '<' | '>', order: 'DESC' | 'ASC') =>
      this.model.get<PeriodCount>(
        `SELECT c.id, c.period FROM ${COUNTS_AT_POINT}
         WHERE c.subject_id = @subjectId AND c.subject_type = @subjectType AND c.family = @family
           AND c.measure = @measure AND c.group_code = @group AND c.period_end ${comparison} @end
           AND e.status = 'active'
         ORDER BY c.period_end ${order} LIMIT 1`,
        parameters,
      ) ?? null;
    return { earlier: nearest('<', 'DESC'), later: nearest('>', 'ASC') };
  }
}

@QueryHandler(FindGroupCounts)
export class FindGroupCountsHandler implements IQueryHandler<FindGroupCounts> {
  constructor(private readonly model: ReadModel) {}

  async execute({ quantity }: FindGroupCounts): Promise<readonly GroupCount[]> {
    return this.model.all<GroupCount>(
      `SELECT id, group_code AS "group" FROM count
       WHERE subject_id = @subjectId AND subject_type = @subjectType AND family = @family
         AND measure = @measure AND period IS @period AND group_code <> @group
       ORDER BY created LIMIT ${MAX_RELATIVES}`,
      parametersOf(quantity),
    );
  }
}

/** SQL: the count `c` of the quantity about the part `p`. */
const COUNT_OF_PART = `
  c.subject_id = p.id AND c.subject_type = 'strike' AND c.family = @family AND c.measure = @measure
  AND c.group_code = @group AND c.period IS @period`;

const HAS_PARTS = 'SELECT 1 FROM strike_entry WHERE part_of = @subjectId LIMIT 1';

const PART_COUNTS = `
  WITH RECURSIVE part (id) AS (
    SELECT s.id FROM ${ENTRIES_AT_POINT}
    WHERE e.part_of = @subjectId AND e.status <> 'retracted' AND s.id IS NOT @except
    UNION
    SELECT s.id FROM part p
      CROSS JOIN strike_entry e ON e.part_of = p.id
      CROSS JOIN strike s ON s.created = e.strike AND e.sequence = ${entryInForce(STRIKE_IN_FORCE, 'e.strike')}
    WHERE e.status <> 'retracted' AND s.id IS NOT @except
      AND NOT EXISTS (SELECT 1 FROM count c WHERE ${COUNT_OF_PART})
  )
  SELECT c.id FROM part p CROSS JOIN count c ON ${COUNT_OF_PART} LIMIT ${MAX_RELATIVES}`;

@QueryHandler(FindPartCounts)
export class FindPartCountsHandler implements IQueryHandler<FindPartCounts> {
  constructor(private readonly model: ReadModel) {}

  async execute({ quantity, except }: FindPartCounts): Promise<readonly string[]> {
    const parameters = { ...parametersOf(quantity), except, ...pointOf(PRESENT) };
    // Most strikes have no parts, and most commands are about those.
    if (!this.model.get<object>(HAS_PARTS, parameters)) return [];
    return this.model.all<{ id: string }>(PART_COUNTS, parameters).map(({ id }) => id);
  }
}

export const RELATIVE_QUERIES = [FindCountNeighboursHandler, FindGroupCountsHandler, FindPartCountsHandler];
