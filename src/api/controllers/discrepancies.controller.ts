import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DISCREPANCY_KINDS } from '../../../projections/discrepancies/answers.js';
import { ListDiscrepancies, ORDERS } from '../../../projections/discrepancies/queries.js';
import { FAMILIES } from '../../domain/counts/families.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { DiscrepancyPageDto } from '../dto/answers/discrepancy-answer.dto.js';
import { DISCREPANCIES } from '../exports/tables/discrepancies.js';
import { DocumentedList } from '../openapi/documented.js';
import { codeParameter, countryParameter, id, regionParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';

const FILTERS = {
  subject: id('The strike or situation of the count that differs, or of the whole'),
  family: word(
    FAMILIES.map(({ code }) => code),
    'The family of their counts',
  ),
  measure: codeParameter('Their measure'),
  kind: word(DISCREPANCY_KINDS, 'Their kind'),
  country: countryParameter,
  admin1: regionParameter,
  order: word(
    ORDERS,
    'The greatest first, by `size` when absent, what cannot all be true before what can; by `age`, the oldest first',
  ),
};

const LIST = { filters: FILTERS, table: DISCREPANCIES };

/** Where figures do not go together. */
@ApiTags('Discrepancies')
@Controller('v1/discrepancies')
export class DiscrepanciesController {
  constructor(private readonly lists: Lists) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    DiscrepancyPageDto,
    {
      id: 'listDiscrepancies',
      summary: 'List figures that do not go together, the greatest difference first',
    },
    LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<DiscrepancyPageDto | StreamableFile> {
    return this.lists.list(
      reading,
      LIST,
      (filter, at, limit, after) => new ListDiscrepancies(filter, at, limit, after),
    );
  }
}
