import { type Dating, DATINGS } from '../../domain/counts/events.js';
import type { AmendSeries, DefineSeries, SeriesChanges } from '../../domain/series/commands.js';
import {
  type KeyRole,
  OTHER_COLUMNS,
  type OtherColumns,
  type SeriesColumn,
  type WordMeaning,
} from '../../domain/series/details.js';
import { type Check, kindCode, oneOf, text, uuid } from './checks.js';
import { FAMILY_CODES } from './definition.dto.js';
import { Each, Is, May, NestedEach, OrAbsent, Placed } from './members.js';
import { isColumnName, MAX_COLUMN_NAME, wrongColumns, wrongKey } from './series-mapping.js';
import { toCommonMembers, WritingDto } from './writing.dto.js';

export const FILE_FORMATS = ['json', 'csv'] as const;
const MAX_PLACES = 16;
const MAX_RENAMES = 1_000;

const columnName: Check = {
  name: 'columnName',
  detail: `must be the name of a column: 1 to ${MAX_COLUMN_NAME} characters`,
  accepts: isColumnName,
  schema: { type: String, minLength: 1, maxLength: MAX_COLUMN_NAME },
};

const place: Check = {
  name: 'pointer',
  detail: 'must be a JSON Pointer (RFC 6901), the empty text for the file itself',
  accepts: (value) =>
    typeof value === 'string' && value.length <= 500 && /^(?:\/(?:[^~/]|~0|~1)*)*$/.test(value),
  schema: { type: String, maxLength: 500 },
};

const trueOrFalse: Check = {
  name: 'boolean',
  detail: 'must be true or false',
  accepts: (value) => typeof value === 'boolean',
  schema: { type: Boolean },
};

const KEY_SCHEMA = {
  type: 'object',
  description:
    'The columns that together name a row: each is a `period`, a `group`, or `{"subject": {"<cell>": "<situation id>"}}`',
  additionalProperties: true,
} as const;
const COLUMNS_SCHEMA = {
  type: 'object',
  description:
    'By its name, what a column is: `{"measure", "group", "family"}`, `{"qualifies": "<column>", "words": {"<word>": ' +
    '"approximate" | "low" | "high"}}`, or `"ignore"`',
  additionalProperties: true,
} as const;

/** A column that was called otherwise. */
export class RenameDto {
  @Is(columnName)
  from!: string;

  @Is(columnName)
  to!: string;
}

/** How one publisher's table maps to counts. */
export class DefineSeriesDto extends WritingDto {
  /** The id that it shall have; without one, the ledger makes one. */
  @May(uuid)
  id?: string | null;

  /** The codes of measures that it defines begin with it. */
  @Is(kindCode)
  code!: string;

  @Is(text(300))
  name!: string;

  /** What the counts are about, where no key column says otherwise. */
  @Is(uuid)
  situationId!: string;

  /** Who publishes. */
  @Is(uuid)
  sourceId!: string;

  @Is(oneOf(FILE_FORMATS))
  format!: 'json' | 'csv';

  /** Where the rows may stand in a JSON file; the file itself when absent. */
  @OrAbsent()
  @Each(place, MAX_PLACES)
  rows?: string[];

  @Placed('key', wrongKey, KEY_SCHEMA)
  key!: Record<string, KeyRole>;

  @Is(oneOf(FAMILY_CODES))
  family!: string;

  @OrAbsent()
  @Placed('columns', wrongColumns, COLUMNS_SCHEMA)
  columns?: Record<string, unknown>;

  @OrAbsent()
  @NestedEach(() => RenameDto, MAX_RENAMES)
  renames?: RenameDto[];

  /** What becomes of columns that are not mapped: `define` makes measures of them. `refuse` when absent. */
  @May(oneOf(OTHER_COLUMNS))
  otherColumns?: OtherColumns | null;

  /** Whether a period is when it happened (the default) or when it was counted. */
  @May(oneOf(DATINGS))
  dating?: Dating | null;

  /** The publisher keeps only the newest value. For a table without a period. */
  @May(trueOrFalse)
  running?: boolean | null;
}

export function toDefineSeries(dto: DefineSeriesDto): DefineSeries {
  const { code, name, situationId, sourceId, format, key, family } = dto;
  return {
    ...toCommonMembers(dto),
    details: {
      code,
      name,
      situationId,
      sourceId,
      format,
      rows: dto.rows ?? (format === 'json' ? [''] : []),
      key,
      family,
      columns: toColumns(dto.columns ?? {}),
      renames: (dto.renames ?? []).map(toRename),
      otherColumns: dto.otherColumns ?? 'refuse',
      dating: dto.dating ?? 'occurred',
      running: dto.running ?? false,
    },
  };
}

/** Another mapping, from the next vintage on: the members that change, each as a whole. */
export class AmendSeriesDto extends WritingDto {
  @OrAbsent()
  @Placed('columns', wrongColumns, COLUMNS_SCHEMA)
  columns?: Record<string, unknown>;

  @OrAbsent()
  @NestedEach(() => RenameDto, MAX_RENAMES)
  renames?: RenameDto[];

  @OrAbsent()
  @Each(place, MAX_PLACES)
  rows?: string[];

  @OrAbsent()
  @Is(oneOf(OTHER_COLUMNS))
  otherColumns?: OtherColumns;

  /** Why, in words. */
  @Is(text(2_000))
  reason!: string;
}

export function toAmendSeries(dto: AmendSeriesDto): AmendSeries {
  const { columns, renames, rows, otherColumns } = dto;
  const changes: SeriesChanges = {
    ...(columns === undefined ? {} : { columns: toColumns(columns) }),
    ...(renames === undefined ? {} : { renames: renames.map(toRename) }),
    ...(rows === undefined ? {} : { rows }),
    ...(otherColumns === undefined ? {} : { otherColumns }),
  };
  return { ...toCommonMembers(dto), changes, reason: dto.reason };
}

const toRename = ({ from, to }: RenameDto) => ({ from, to });

/** What the check let through, with every member there. */
function toColumns(columns: Record<string, unknown>): Record<string, SeriesColumn> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, toColumn(column)]));
}

type GivenColumn =
  | 'ignore'
  | { readonly qualifies: string; readonly words?: Record<string, WordMeaning> }
  | {
      readonly qualifies?: undefined;
      readonly measure: string;
      readonly group?: string;
      readonly family?: string;
    };

function toColumn(given: unknown): SeriesColumn {
  const column = given as GivenColumn;
  if (column === 'ignore') return column;
  if (column.qualifies !== undefined) return { qualifies: column.qualifies, words: column.words ?? {} };
  return { measure: column.measure, group: column.group ?? 'all', family: column.family ?? null };
}
