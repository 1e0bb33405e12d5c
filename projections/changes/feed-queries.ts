import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { movementOf } from '../../src/domain/counts/movement.js';
import type { At } from '../../src/projection-runtime/at.js';
import { conditionsOf } from '../../src/projection-runtime/conditions.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { InForceAnswer, Previous } from '../counts/answers.js';
import { valueOfEntry } from '../counts/at-point.js';
import { identityColumns, identityOf, type IdentityRow } from '../counts/identity.js';
import type { ShownNotice } from '../notices/answers.js';
import { noticesAt } from '../notices/concerning.js';
import { placeConditions } from '../place-at-point.js';
import type { ChangeAnswer, ChangeFeed } from './answers.js';

/**
 * Which changes. `source` is whose statement it rests on; `country` and `admin1` are of the subject's place as of the
 * point; `statedFrom` and `statedTo` are both within; a change from zero is above every `minRelative`.
 */
export interface ChangeFilter {
  readonly family?: string | null;
  readonly measure?: string | null;
  readonly group?: string | null;
  readonly subject?: string | null;
  readonly source?: string | null;
  readonly actor?: string | null;
  readonly cause?: string | null;
  readonly direction?: string | null;
  readonly minRelative?: number | null;
  readonly country?: string | null;
  readonly admin1?: string | null;
  readonly statedFrom?: string | null;
  readonly statedTo?: string | null;
}

/** Changes after a sequence that are visible at a point, in order. */
export class ListChanges extends Query<ChangeFeed> {
  constructor(
    readonly filter: ChangeFilter,
    readonly after: number,
    readonly limit: number,
    readonly at: At,
  ) {
    super();
  }
}

/** How many changes one page looks at, so that narrow filters keep nobody waiting. */
const LOOK_AT = 10_000;

/** What an index finds, that which leaves least first. Only one finds; the others are held against what it found. */
const FOUND_BY = {
  subject: 'c.subject_id = @subject',
  source: 'c.source_id = @source',
  actor: 'c.actor = @actor',
  cause: 'c.cause = @cause',
  measure: 'c.measure = @measure',
} as const;

const CONDITIONS = {
  ...FOUND_BY,
  family: 'c.family = @family',
  group: 'c.group_code = @group',
  direction: 'c.direction = @direction',
  minRelative: 'c.relative >= @minRelative',
  statedFrom: 'c.stated_end >= @statedFrom',
  statedTo: 'c.stated_end <= @statedTo',
  ...placeConditions('c.subject_id'),
};

interface Row extends IdentityRow {
  readonly sequence: number;
  readonly countId: string;
  readonly revisionAnswer: string;
}

@QueryHandler(ListChanges)
export class ListChangesHandler implements IQueryHandler<ListChanges> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, after, limit, at }: ListChanges): Promise<ChangeFeed> {
    const parameters = { ...filter, ...pointOf(at), after, limit };
    const found = foundBy(filter);
    const rows = this.model.all<Row>(
      `SELECT c.sequence, n.id AS countId, ${identityColumns('n')}, e.revision_answer AS revisionAnswer
       FROM (SELECT c.* FROM ${found} ORDER BY c.sequence LIMIT ${LOOK_AT}) c
         CROSS JOIN count n ON n.created = c.count
         CROSS JOIN count_entry e ON e.sequence = c.sequence
       WHERE c.effective_at <= @stated${conditionsOf(filter, CONDITIONS)}
       ORDER BY c.sequence LIMIT @limit`,
      parameters,
    );
    const last = rows.length === limit ? rows.at(-1)?.sequence : undefined;
    const noticesOf = noticesAt(
      this.model,
      pointOf(at),
      rows.map(({ subjectId }) => subjectId),
    );
    const items = rows.map((row) => changeAnswer(row, noticesOf(row)));
    return { items, upTo: last ?? this.lookedAt(found, parameters) };
  }

  /** The last sequence that a page looked at which is not full. Never before `after`: a feed is not reset. */
  private lookedAt(found: string, parameters: { readonly after: number; readonly sequence: number }): number {
    const end = this.model.get<{ sequence: number }>(
      `SELECT c.sequence FROM ${found} ORDER BY c.sequence LIMIT 1 OFFSET ${LOOK_AT - 1}`,
      parameters,
    );
    return end?.sequence ?? Math.max(parameters.after, Math.min(parameters.sequence, this.head()));
  }

  private head(): number {
    const sql = 'SELECT max(sequence) AS head FROM event';
    return this.model.get<{ head: number | null }>(sql, {})?.head ?? 0;
  }
}

/** SQL: the changes `c` of a page's window, by the one index that finds the fewest. */
function foundBy(filter: ChangeFilter): string {
  const members = Object.keys(FOUND_BY) as (keyof typeof FOUND_BY)[];
  const by = members.find((member) => (filter[member] ?? null) !== null);
  const window = 'c.sequence > @after AND c.sequence <= @sequence';
  return by === undefined
    ? `change c WHERE ${window}`
    : `change c INDEXED BY change_${by} WHERE ${FOUND_BY[by]} AND ${window}`;
}

function changeAnswer(row: Row, notices: readonly ShownNotice[]): ChangeAnswer {
  const entry = JSON.parse(row.revisionAnswer) as InForceAnswer & Previous;
  const { sequence, countId } = row;
  const { recordedAt, effectiveAt, revision, type, cause, reason, actor } = entry;
  const { correctionId, noticeId, seriesId, corrects, statement } = entry;
  if (effectiveAt === null) throw new Error(`the change ${sequence} stands nowhere in stated order`);
  const { statedAt, sourceId } = statement;
  return {
    sequence,
    recordedAt,
    statedAt,
    effectiveAt,
    countId,
    ...identityOf(row),
    revision,
    type,
    cause,
    reason,
    sourceId,
    seriesId,
    actor,
    correctionId,
    noticeId,
    notices,
    corrects,
    ...previousOf(entry),
    ...valueOfEntry(entry),
    ...movementOf(heldBefore(entry), entry),
  };
}

function previousOf(entry: Previous): Previous {
  return entry.previousStatus === 'active'
    ? { previousStatus: entry.previousStatus, previous: entry.previous }
    : { previousStatus: entry.previousStatus };
}

function heldBefore(entry: Previous) {
  return entry.previousStatus === 'active'
    ? ({ status: 'active', figure: entry.previous } as const)
    : { status: entry.previousStatus };
}
