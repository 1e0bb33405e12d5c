import { IsOptional, ValidateBy } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { idempotencyKey, partCode, text, uuid, wholeNumber } from '../dto/checks.js';
import { Is, May } from '../dto/members.js';
import { COMMAND_NAMES } from './commands-by-name.js';

/** One line of many commands. */
export class CommandLineDto {
  /**
   * Name of the command.
   * @example "AmendCasualtyCount"
   */
  @Is({ ...text(100), schema: { type: String, enum: [...COMMAND_NAMES] } })
  command!: string;

  /** The resource that it addresses; absent for a creation, which may bring an id in its body. */
  @May(uuid)
  id?: string | null;

  /** The revision of a claim, where the path of the command would name one. */
  @May(wholeNumber(0))
  claim?: number | null;

  /** The revision of a stance, likewise. */
  @May(wholeNumber(0))
  stance?: number | null;

  /** The code of a term of an agreement, likewise. */
  @May(partCode)
  termId?: string | null;

  /** The id of a delivery, likewise. */
  @May(uuid)
  deliveryId?: string | null;

  /** The id of a correction, likewise. */
  @May(uuid)
  correctionId?: string | null;

  /** The revision that it acts on: what If-Match would say. */
  @May(wholeNumber(0))
  ifMatch?: number | null;

  /** What the header of that name would say. */
  @May(idempotencyKey)
  idempotencyKey?: string | null;

  /** As the POST of the command takes it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsOptional()
  @ValidateBy({
    name: 'body',
    validator: {
      validate: (value) => typeof value === 'object' && !Array.isArray(value),
      defaultMessage: () => 'must be an object: the body of the command',
    },
  })
  body?: Record<string, unknown> | null;
}
