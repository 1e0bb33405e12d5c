import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetSource, ListSources, SOURCE_ORDERS } from '../../../projections/sources/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { SourceAnswerDto, SourcePageDto } from '../dto/answers/source-answer.dto.js';
import { SOURCES } from '../exports/tables/sources.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { RECORDED_FILTERS, wordsFilter } from '../reading/filters.js';
import { countryOf, kindParameter, orderParameter } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  kind: kindParameter,
  country: countryOf('ISO 3166-1 code of their country'),
  ...RECORDED_FILTERS,
  ...wordsFilter('name and note'),
  order: orderParameter(SOURCE_ORDERS),
};

const LIST = { filters: FILTERS, table: SOURCES };

@ApiTags('Sources')
@Controller('v1/sources')
export class SourcesController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(SourcePageDto, { id: 'listSources', summary: 'List sources' }, LIST)
  list(@CurrentReading() reading: Reading): Promise<SourcePageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListSources(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(SourceAnswerDto, { id: 'getSource', summary: 'Read a source' }, AS_OF_PARAMETERS)
  one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<SourceAnswerDto> {
    return this.reads.resource(reading, (at) => new GetSource(id, at));
  }
}
