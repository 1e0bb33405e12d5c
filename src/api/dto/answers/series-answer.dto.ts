import { ApiProperty } from '@nestjs/swagger';
import type { CellChange, CellValue } from '../../../domain/counts/published-cell.js';
import { type Dating, DATINGS } from '../../../domain/counts/events.js';
import { type Cause, CAUSES } from '../../../domain/kernel/cause.js';
import {
  type KeyRole,
  OTHER_COLUMNS,
  type OtherColumns,
  type SeriesColumn,
} from '../../../domain/series/details.js';
import { FILE_FORMATS, RenameDto } from '../series.dto.js';
import { SubjectDto } from '../count.dto.js';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { CountRevisionDto } from './count-answer.dto.js';
import { WarningDto } from './command-answer.dto.js';
import { CODES_SCHEMA } from './parts.dto.js';

const CHANGES = ['appeared', 'changed', 'vanished'] as const;
const VALUES_SCHEMA = {
  type: 'object',
  description: 'What stands in the counted column and in those that qualify it, by the names of columns',
  additionalProperties: true,
} as const;
const integer = { type: 'integer', minimum: 0 } as const;

/** A column that became a measure. */
export class DefinedColumnDto {
  column!: string;
  family!: string;
  /** Code of the measure. */
  measure!: string;
  /** `text` for coded words, else `number`. */
  unit!: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 6 })
  decimals!: number;
}

/** What a vintage holds, and what it changed. */
export class VintageTallyDto {
  @ApiProperty(integer)
  rows!: number;
  /** Mapped cells, those that qualify others with them. */
  @ApiProperty(integer)
  cells!: number;
  /** Counts that have a cell for the first time, or again. */
  @ApiProperty(integer)
  reported!: number;
  /** Counts whose cell changed. */
  @ApiProperty(integer)
  amended!: number;
  /** Counts whose cell vanished. */
  @ApiProperty(integer)
  retracted!: number;
  /** Counts whose cell stayed as it was. */
  @ApiProperty(integer)
  unchanged!: number;
}

/** A published version of the table. */
export class VintageDto extends VintageTallyDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  vintage!: number;
  /** When it was published, as given: an instant in UTC, or a date. */
  statedAt!: string;
  /** Of the file. */
  sha256!: string;
  /** Of all mapped cells; the rebuilt table has the same. */
  stateSha256!: string;
  /** Sequences of its first and its last event. */
  @ApiProperty({ type: 'integer' })
  from!: number;
  @ApiProperty({ type: 'integer' })
  to!: number;
  /** When it was complete. */
  recordedAt!: string;
  /** Pseudonym. */
  actor!: string;
  @ApiProperty({ format: 'uuid' })
  sourceId!: string;
  @ApiProperty({ enum: CAUSES, nullable: true })
  cause!: Cause | null;
  noticeId!: string | null;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
  /** What is odd about the file and its cells: once for each kind. */
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

export class VintageAnswerDto extends VintageDto {
  asOf!: AsOfDto;
}

export class VintagePageDto extends PageDto {
  @ApiProperty({ type: [VintageDto] })
  items!: readonly VintageDto[];
}

/** A vintage that is being taken, or was cut off: the same file completes it. */
export class OpenVintageDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  vintage!: number;
  statedAt!: string;
  sha256!: string;
  /** When it was opened. */
  recordedAt!: string;
  /** Entries that are written. */
  @ApiProperty(integer)
  written!: number;
}

/** One cell that a vintage would change. */
export class TriedChangeDto {
  @ApiProperty({ format: 'uuid' })
  countId!: string;
  @ApiProperty({ enum: CHANGES })
  change!: CellChange;
  /** The key cells of its row. */
  @ApiProperty({ type: [String] })
  key!: readonly string[];
  column!: string;
  /** Null where it was not there. */
  @ApiProperty({ ...VALUES_SCHEMA, nullable: true })
  from!: Readonly<Record<string, CellValue>> | null;
  /** Null where it vanishes. */
  @ApiProperty({ ...VALUES_SCHEMA, nullable: true })
  to!: Readonly<Record<string, CellValue>> | null;
}

/** What a vintage would do. Nothing of it is done. */
export class TriedVintageDto extends VintageTallyDto {
  /** The number that it would have. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  vintage!: number;
  statedAt!: string;
  sha256!: string;
  stateSha256!: string;
  /** Columns that would become measures. */
  @ApiProperty({ type: [DefinedColumnDto] })
  defined!: readonly DefinedColumnDto[];
  /** The first thousand of the cells that would change. */
  @ApiProperty({ type: [TriedChangeDto] })
  changes!: readonly TriedChangeDto[];
  @ApiProperty({ type: [WarningDto] })
  warnings!: readonly WarningDto[];
}

/** How one publisher's table maps to counts, and how far it is in the ledger. */
export class SeriesDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  code!: string;
  name!: string;
  @ApiProperty({ format: 'uuid' })
  situationId!: string;
  @ApiProperty({ format: 'uuid' })
  sourceId!: string;
  @ApiProperty({ enum: FILE_FORMATS })
  format!: 'json' | 'csv';
  @ApiProperty({ type: [String] })
  rows!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true })
  key!: Readonly<Record<string, KeyRole>>;
  family!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  columns!: Readonly<Record<string, SeriesColumn>>;
  @ApiProperty({ type: [RenameDto] })
  renames!: readonly RenameDto[];
  @ApiProperty({ enum: OTHER_COLUMNS })
  otherColumns!: OtherColumns;
  @ApiProperty({ enum: DATINGS })
  dating!: Dating;
  running!: boolean;
  /** The head of its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** The entry that says how it maps. */
  @ApiProperty({ type: 'integer' })
  mappingRevision!: number;
  /** Columns that vintages made measures of. */
  @ApiProperty({ type: [DefinedColumnDto] })
  defined!: readonly DefinedColumnDto[];
  /** How many are taken. */
  @ApiProperty(integer)
  vintages!: number;
  /** The one that was published last. */
  @ApiProperty({ type: () => VintageDto, nullable: true })
  latest!: VintageDto | null;
  /** The one that is being taken. */
  @ApiProperty({ type: () => OpenVintageDto, nullable: true })
  open!: OpenVintageDto | null;
  note!: string | null;
  @ApiProperty(CODES_SCHEMA)
  codes!: Readonly<Record<string, string>>;
}

export class SeriesAnswerDto extends SeriesDto {
  asOf!: AsOfDto;
}

export class SeriesPageDto extends PageDto {
  @ApiProperty({ type: [SeriesDto] })
  items!: readonly SeriesDto[];
}

/** An entry that a series made in one of its counts. */
export class SeriesRevisionDto extends CountRevisionDto {
  @ApiProperty({ format: 'uuid' })
  countId!: string;
  family!: string;
  measure!: string;
  group!: string;
  period!: string | null;
  subject!: SubjectDto;
  /** What became of the cell. */
  @ApiProperty({ enum: CHANGES })
  change!: CellChange;
  /** The key cells of its row. */
  @ApiProperty({ type: [String] })
  rowKey!: readonly string[];
  /** Its name when it was published. */
  column!: string;
}

export class SeriesRevisionPageDto extends PageDto {
  @ApiProperty({ type: [SeriesRevisionDto] })
  items!: readonly SeriesRevisionDto[];
}
