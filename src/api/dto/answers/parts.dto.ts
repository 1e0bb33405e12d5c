import { ApiProperty } from '@nestjs/swagger';
import { OCCURRED_PRECISIONS, PLACE_PRECISIONS } from '../../../domain/kernel/place.js';

/** What a source stated. All members are there; a bound is null when it was not given. */
export class FigureAnswerDto {
  /** At least. */
  low!: number | null;
  /** The number itself. */
  best!: number | null;
  /** At most. */
  high!: number | null;
  /** The source said "about". */
  approximate!: boolean;
  /** The source's own words. */
  asStated!: string | null;
}

/** Who said it, when, carried by whom, where it can be read. */
export class StatementAnswerDto {
  @ApiProperty({ format: 'uuid' })
  sourceId!: string;
  /** As given: an instant in UTC, or a date. */
  statedAt!: string;
  @ApiProperty({ type: [String], format: 'uuid' })
  via!: readonly string[];
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 6, nullable: true })
  credibility!: number | null;
  url!: string | null;
  archivedUrl!: string | null;
  evidenceSha256!: string | null;
  quote!: string | null;
}

export class PlaceAnswerDto {
  name!: string | null;
  country!: string | null;
  admin1!: string | null;
  /** Longitude and latitude, degrees WGS 84. */
  @ApiProperty({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, nullable: true })
  point!: readonly [number, number] | null;
  @ApiProperty({ enum: PLACE_PRECISIONS })
  precision!: (typeof PLACE_PRECISIONS)[number];
}

export class OccurredAnswerDto {
  from!: string | null;
  to!: string | null;
  @ApiProperty({ enum: OCCURRED_PRECISIONS })
  precision!: (typeof OCCURRED_PRECISIONS)[number];
}

export const STATUSES = ['active', 'retracted'] as const;
export type Status = (typeof STATUSES)[number];

/** A figure, or that there is none any more. Absent, unknown (`null`), zero and retracted are four things. */
export abstract class ValueDto {
  @ApiProperty({ enum: STATUSES })
  status!: Status;
  /** `null`: the source does not know. Absent when retracted. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true, required: false })
  figure?: FigureAnswerDto | null;
  /** The last figure before the retraction. Only when retracted. */
  @ApiProperty({ type: () => FigureAnswerDto, nullable: true, required: false })
  lastFigure?: FigureAnswerDto | null;
}

/** A count about a strike or a situation, with its figure in force. */
export class SubjectCountDto extends ValueDto {
  id!: string;
  family!: string;
  measure!: string;
  group!: string;
  period!: string | null;
  /** Of the figure in force. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

/** A cell of a publisher's table. */
export const CELL_SCHEMA = {
  oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }],
};
/** Other people's ids and codes. */
export const CODES_SCHEMA = { type: 'object', additionalProperties: { type: 'string' } } as const;
