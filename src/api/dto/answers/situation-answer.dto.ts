import { ApiProperty } from '@nestjs/swagger';
import { AsOfDto, PageDto } from './as-of.dto.js';
import { PlaceAnswerDto } from './parts.dto.js';
import { SubjectAnswerDto } from './stated-answer.dto.js';

/** A situation, its details as in force. */
export class SituationDto extends SubjectAnswerDto {
  kind!: string;
  place!: PlaceAnswerDto;
  /** When it began: an instant or a date; null when it is not known. */
  since!: string | null;
}

export class SituationAnswerDto extends SituationDto {
  asOf!: AsOfDto;
}

export class SituationPageDto extends PageDto {
  @ApiProperty({ type: [SituationDto] })
  items!: readonly SituationDto[];
}
