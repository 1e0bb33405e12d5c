import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { CellValue } from '../../src/domain/counts/published-cell.js';
import type { VintageCompleted } from '../../src/domain/series/events.js';
import type { At } from '../../src/projection-runtime/at.js';
import { type PointParameters, pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { LaneCell, LaneContent, RebuiltTable, TableCell } from './answers.js';
import { contentOf, readLane } from './lane-queries.js';
import { publishedNames } from './published-names.js';
import { detailsAfter, renamesIn } from './series-queries.js';
import { SERIES_TABLES } from './series-tables.js';
import { noticesOfTable } from './table-notices.js';
import {
  latestVintage,
  seriesKey,
  TAKEN_VINTAGES,
  VINTAGE_COLUMNS,
  vintageAnswer,
  vintageOpenAt,
  type VintageRow,
} from './vintage-rows.js';

/** A table as its publisher published it: the last version at a point, or one by its number. */
export class GetPublishedTable extends Query<RebuiltTable | null> {
  /** @param vintage null for the last at the point */
  constructor(
    readonly seriesId: string,
    readonly vintage: number | null,
    readonly at: At,
  ) {
    super();
  }
}

/** Cells read at a time. */
const PAGE = 5_000;

@QueryHandler(GetPublishedTable)
export class GetPublishedTableHandler implements IQueryHandler<GetPublishedTable> {
  constructor(private readonly model: ReadModel) {}

  async execute({ seriesId, vintage, at }: GetPublishedTable): Promise<RebuiltTable | null> {
    const series = seriesKey(this.model, seriesId);
    const stream = SERIES_TABLES.find(this.model, seriesId, at);
    if (series === undefined || !stream) return null;
    const taken = this.beforeOpen(series, pointOf(at));
    const row = this.vintageAt(series, vintage, taken);
    if (!row) return null;
    const details = detailsAfter(stream.entries);
    const point = { ...taken, stated: row.statedEnd };
    const completion = JSON.parse(row.completion) as VintageCompleted['data'];
    const held = detailsAfter(stream.entries.filter(({ sequence }) => sequence < row.opened)).renames;
    const nameOf = publishedNames(completion, { held, ever: renamesIn(stream.entries) });
    const lane = [...this.lane(series, point)];
    const cells = lane.flatMap((cell) => tableCells(contentOf(cell), nameOf));
    const keyColumns = Object.keys(details.key).map((column) => nameOf([], column));
    const sentWith = vintageAnswer(row).noticeId;
    const counts = lane.map(({ countId }) => countId);
    const concerning = noticesOfTable(this.model, { details, counts }, pointOf(at));
    const columns = [...new Set([...completion.columns, ...cells.map(({ column }) => column)])];
    return {
      vintage: vintageAnswer(row),
      columns: [...keyColumns, ...columns],
      rows: rowsOf(cells, keyColumns, columns),
      cells,
      notices: [...new Set([...(sentWith === null ? [] : [sentWith]), ...concerning])],
    };
  }

  /** A vintage that is being taken shows in no table: the point just before it. */
  private beforeOpen(series: number, point: PointParameters): PointParameters {
    const open = vintageOpenAt(this.model, series, point.sequence);
    return open ? { ...point, sequence: open.opened - 1 } : point;
  }

  private vintageAt(series: number, vintage: number | null, point: PointParameters): VintageRow | undefined {
    if (vintage === null) return latestVintage(this.model, series, point);
    return this.model.get<VintageRow>(
      `SELECT ${VINTAGE_COLUMNS} FROM ${TAKEN_VINTAGES} AND v.number = @vintage`,
      { series, vintage, ...point },
    );
  }

  private *lane(series: number, point: PointParameters): Generator<LaneCell> {
    for (let after: number | undefined = 0; after !== undefined;) {
      const page: LaneCell[] = readLane(this.model, series, point, after, PAGE);
      yield* page.filter(({ change }) => change !== 'vanished');
      after = page.length < PAGE ? undefined : page.at(-1)?.cell;
    }
  }
}

function tableCells(
  { key, values }: LaneContent,
  nameOf: (key: readonly string[], column: string) => string,
): TableCell[] {
  return Object.entries(values).map(([column, value]) => ({ key, column: nameOf(key, column), value }));
}

function rowsOf(
  cells: readonly TableCell[],
  keyColumns: readonly string[],
  columns: readonly string[],
): Record<string, CellValue>[] {
  const rows = new Map<string, { key: readonly string[]; values: Map<string, CellValue> }>();
  for (const { key, column, value } of cells) {
    const name = JSON.stringify(key);
    const row = rows.get(name) ?? { key, values: new Map<string, CellValue>() };
    row.values.set(column, value);
    rows.set(name, row);
  }
  return [...rows.values()]
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ key, values }) => {
      const named: [string, CellValue][] = keyColumns.map((column, index) => [column, key[index] ?? null]);
      const rest = columns.filter((column) => values.has(column));
      return Object.fromEntries([
        ...named,
        ...rest.map((column): [string, CellValue] => [column, values.get(column) ?? null]),
      ]);
    });
}

function compareKeys(one: readonly string[], other: readonly string[]): number {
  for (const [index, text] of one.entries()) {
    const against = other[index] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}

export const TABLE_QUERIES = [GetPublishedTableHandler];
