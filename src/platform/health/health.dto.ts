import { ApiProperty } from '@nestjs/swagger';

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

const STATES = ['starting', 'rebuilding', 'following', 'disconnected', 'stopped'] as const;

export class ReadinessDto {
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
}
