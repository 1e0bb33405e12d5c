import { ApiProperty } from '@nestjs/swagger';
import { WarningDto } from './command-answer.dto.js';
import { ProblemDto } from './problem.dto.js';

/** What became of a line whose command was recorded, now or before. */
export class TakenLineDto {
  /** Its number, from 1. */
  @ApiProperty({ type: 'integer' })
  line!: number;
  /** What the POST of the command would have answered with: 201, 200 for a repetition, 202 while it is not applied. */
  @ApiProperty({ type: 'integer', enum: [200, 201, 202] })
  status!: number;
  /** The resource. */
  id!: string;
  /** The resource's last revision by this command. */
  @ApiProperty({ type: 'integer' })
  revision!: number;
  /** The last sequence of this command; null while this node has not applied it. */
  @ApiProperty({ type: 'integer' })
  sequence!: number | null;
  warnings!: WarningDto[];
  /** The correction that was proposed, where one was. */
  @ApiProperty({ format: 'uuid', required: false })
  correctionId?: string;
  /** The delivery that was recorded, where one was. */
  @ApiProperty({ format: 'uuid', required: false })
  deliveryId?: string;
}

/** What became of a line that was refused. */
export class RefusedLineDto {
  /** Its number, from 1. */
  @ApiProperty({ type: 'integer' })
  line!: number;
  /** Of the problem. */
  @ApiProperty({ type: 'integer' })
  status!: number;
  /** Its pointers lead into the line: what is wrong in the body is under `/body`. */
  problem!: ProblemDto;
}
