import { ApiProperty } from '@nestjs/swagger';

/** An event that a command brought. */
export class RecordedEventDto {
  id!: string;
  /**
   * Wire name, the same string everywhere.
   * @example "conflict-ledger.casualty-count-amended.v1"
   */
  type!: string;
  /** In the stream of the resource, from 0. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** In the whole ledger; null while this node has not applied it. */
  @ApiProperty({ type: 'integer' })
  sequence!: number | null;
}

/** A rule of order that the recorded fact breaks. It refuses nothing. */
export class WarningDto {
  code!: string;
  detail!: string;
}

/** What a command did. */
export class CommandAnswerDto {
  /** The resource in the path of `Location`. */
  id!: string;
  /** The correction that was proposed, where one was. */
  @ApiProperty({ format: 'uuid', required: false })
  correctionId?: string;
  /** The delivery that was recorded, where one was. */
  @ApiProperty({ format: 'uuid', required: false })
  deliveryId?: string;
  /** The resource's last revision by this command. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** The last sequence of this command; null while this node has not applied it. */
  @ApiProperty({ type: 'integer' })
  sequence!: number | null;
  events!: RecordedEventDto[];
  warnings!: WarningDto[];
}
