import { ApiProperty } from '@nestjs/swagger';

/** Where an answer stands. With `asOfSequence` and `statedAsOf` it can be asked for again, for ever. */
export class AsOfDto {
  /** The last sequence that counts. */
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  /** When that was recorded; null before the first. */
  recordedAt!: string | null;
  /** The last stated instant that counts; null for the latest. */
  statedAt!: string | null;
}

/** One page of a list. */
export abstract class PageDto {
  /** The `cursor` of the next page; null on the last. */
  next!: string | null;
  asOf!: AsOfDto;
}
