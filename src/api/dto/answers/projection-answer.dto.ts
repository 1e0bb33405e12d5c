import { ApiProperty } from '@nestjs/swagger';
import { StoppingEventDto } from '../../../platform/health/health.dto.js';

const STATES = ['serving', 'building', 'failed'] as const;

/** A projection as this version of the ledger has it. */
export class ProjectionDto {
  name!: string;
  /** Goes up when its tables or answers change. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** One building of all read models from the log. A node has one that serves, and at most one beside it. */
export class GenerationDto {
  /** Never used twice on a node. */
  @ApiProperty({ type: 'integer' })
  number!: number;
  /** `building`: it answers nothing yet. `failed`: its building stopped, and what serves goes on. */
  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];
  /** The last sequence that it has applied. */
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  /** How many sequences it has still to apply; null where the end of the log is not known. */
  @ApiProperty({ type: 'integer', nullable: true })
  lag!: number | null;
  /** How much of the log it has applied, roughly; null where that is not known. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 100 })
  percent!: number | null;
  /** When its building began. */
  startedAt!: string;
  /** Why it does not go on; null while it does. */
  reason!: string | null;
  /** The projection that could not apply an event. */
  projection!: string | null;
  /** The event that it could not apply. */
  event!: StoppingEventDto | null;
}

/** The projections of a node, and how far it has come with them. */
export class ProjectionsDto {
  @ApiProperty({ type: [ProjectionDto] })
  items!: readonly ProjectionDto[];
  @ApiProperty({ type: [GenerationDto] })
  generations!: readonly GenerationDto[];
}

/** A rebuild that was begun. */
export class RebuildDto {
  /** Of the generation that is built. */
  @ApiProperty({ type: 'integer' })
  number!: number;
}
