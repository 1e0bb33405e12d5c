import { ApiProperty } from '@nestjs/swagger';
import { AsOfDto } from './as-of.dto.js';

/** An event of the ledger as CloudEvents 1.0. */
export class LedgerEventDto {
  @ApiProperty({ enum: ['1.0'] })
  specversion!: string;
  id!: string;
  source!: string;
  /** @example "conflict-ledger.casualty-count-amended.v1" */
  type!: string;
  /** @example "casualty-counts/a91d6aaa-90f5-5232-83cf-e867e9d15af4" */
  subject!: string;
  /** When the ledger recorded it. */
  time!: string;
  datacontenttype!: string;
  /** In the whole ledger, as digits (the Sequence extension). */
  sequence!: string;
  /** In its stream. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** When the source said it. */
  statedat?: string;
  /** Pseudonym. */
  actor!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  data!: unknown;
}

export class EventFeedDto {
  @ApiProperty({ type: [LedgerEventDto] })
  items!: readonly LedgerEventDto[];
  /** The last sequence looked at: `after` of the next request. */
  @ApiProperty({ type: 'integer' })
  upTo!: number;
  asOf!: AsOfDto;
}
