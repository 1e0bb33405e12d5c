import { ApiProperty } from '@nestjs/swagger';

/** A type of event and where its JSON Schemas are. */
export class EventTypeDto {
  /** @example "conflict-ledger.casualty-count-amended.v1" */
  type!: string;
  /** What such an event says. */
  description!: string;
  /**
   * Path of the schema of the whole CloudEvent.
   *
   * @example "/schemas/conflict-ledger.casualty-count-amended.v1.json"
   */
  schema!: string;
  /**
   * Path of the schema of its `data`.
   *
   * @example "/schemas/conflict-ledger.casualty-count-amended.v1.data.json"
   */
  dataSchema!: string;
}

export class EventTypesDto {
  @ApiProperty({ type: [EventTypeDto] })
  items!: EventTypeDto[];
}
