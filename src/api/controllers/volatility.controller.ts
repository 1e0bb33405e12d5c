import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { ListVolatility, VOLATILITY_BY } from '../../../projections/changes/queries.js';
import { FAMILIES } from '../../domain/counts/families.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { VOLATILITY_KEYS, VolatilityPageDto } from '../dto/answers/volatility-answer.dto.js';
import { VOLATILITY } from '../exports/tables/changes.js';
import { DocumentedList } from '../openapi/documented.js';
import { codeParameter, id, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';

const FILTERS = {
  by: word(VOLATILITY_BY, 'What one item is about; `measure` when absent'),
  family: word(
    FAMILIES.map(({ code }) => code),
    'The family of the counts',
  ),
  measure: codeParameter('What is counted'),
  group: codeParameter('For whom it is counted'),
  subject: id('The strike or situation that the counts are about'),
  source: id('Look at the own figures of this source, instead of those in force'),
};

const LIST = { filters: FILTERS, table: VOLATILITY };

/** How figures are revised: often or not, late or soon, up or down. */
@ApiTags('Changes')
@Controller('v1/volatility')
export class VolatilityController {
  constructor(private readonly lists: Lists) {}

  @Get()
  @Requires('reader')
  @ApiExtraModels(...VOLATILITY_KEYS)
  @DocumentedList(
    VolatilityPageDto,
    {
      id: 'listVolatility',
      summary:
        'Read how often, how late and which way figures are revised, by measure, count, subject or source',
    },
    LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<VolatilityPageDto | StreamableFile> {
    return this.lists.list(
      reading,
      LIST,
      ({ by, ...filter }, at, limit, after) => new ListVolatility(by ?? 'measure', filter, at, limit, after),
    );
  }
}
