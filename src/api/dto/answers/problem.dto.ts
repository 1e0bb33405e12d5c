import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** One wrong place. */
export class ProblemPlaceDto {
  /**
   * RFC 6901 pointer into the body, or `?name` for a query parameter.
   * @example "/figure/low"
   */
  pointer!: string;
  detail!: string;
}

/** RFC 9457. Some codes have further members: the page of the code names them. */
@ApiSchema({ name: 'Problem' })
export class ProblemDto {
  /** @example "/problems/stale-revision" */
  type!: string;
  title!: string;
  @ApiProperty({ type: 'integer' })
  status!: number;
  detail!: string;
  /** The path that was asked for. */
  instance!: string;
  /** @example "stale-revision" */
  code!: string;
  errors!: ProblemPlaceDto[];
}

/** What a problem code means. */
export class ProblemKindDto {
  code!: string;
  /** @example "/problems/stale-revision" */
  type!: string;
  @ApiProperty({ type: 'integer' })
  status!: number;
  title!: string;
  explanation!: string;
}

export class ProblemKindsDto {
  items!: ProblemKindDto[];
}
