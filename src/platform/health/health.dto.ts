import { ApiProperty } from '@nestjs/swagger';
import { REASONS } from './readiness.js';

export class LivenessDto {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

export class StoppingEventDto {
  id!: string;
  /** Wire name. */
  type!: string;
  stream!: string;
  @ApiProperty({ type: 'integer' })
  revision!: number;
}

const REBUILD_STATES = ['building', 'failed'] as const;

/** A rebuild that is under way, or failed. */
export class RebuildProgressDto {
  /** Of the generation that is built. */
  @ApiProperty({ type: 'integer' })
  number!: number;
  @ApiProperty({ enum: REBUILD_STATES })
  state!: (typeof REBUILD_STATES)[number];
  /** How much of the log it has applied, roughly. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 100 })
  percent!: number | null;
  /** Why it failed. */
  reason!: string | null;
  /** The projection that could not apply an event. */
  projection!: string | null;
  /** The event that it could not apply. */
  event!: StoppingEventDto | null;
}

const STATES = ['starting', 'rebuilding', 'following', 'disconnected', 'stopped'] as const;

/** Why the node is not ready. */
export class NotReadyReasonDto {
  @ApiProperty({ enum: REASONS })
  code!: (typeof REASONS)[number];
  detail!: string;
}

export class ReadinessDto {
  ready!: boolean;
  /** None when it is ready. */
  reasons!: NotReadyReasonDto[];
  /** `following`: the read models are at the log's end. */
  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];
  /** The last sequence that this node has applied. */
  @ApiProperty({ type: 'integer' })
  sequence!: number;
  /** Why the node is disconnected or stopped. */
  reason!: string | null;
  /** The projection that stopped. */
  projection!: string | null;
  /** The event that it could not apply. */
  event!: StoppingEventDto | null;
  /** How much of the log is applied while the read models are built, roughly. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 100 })
  percent!: number | null;
  /** What is built beside the read models that serve. Whether the node is ready does not hang on it. */
  rebuild!: RebuildProgressDto | null;
}
