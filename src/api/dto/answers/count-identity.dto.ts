import { SubjectDto } from '../count.dto.js';

/** The one quantity that a count is. */
export abstract class CountIdentityDto {
  family!: string;
  subject!: SubjectDto;
  measure!: string;
  group!: string;
  period!: string | null;
}
