import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetSituation, ListSituations, SITUATION_ORDERS } from '../../../projections/situations/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { SituationAnswerDto, SituationPageDto } from '../dto/answers/situation-answer.dto.js';
import { SITUATIONS } from '../exports/tables/situations.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { PLACE_FILTERS, RECORDED_FILTERS, STATED_FILTERS, wordsFilter } from '../reading/filters.js';
import { kindParameter, orderParameter } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  kind: kindParameter,
  ...PLACE_FILTERS,
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  ...wordsFilter('title, place, note and quote'),
  order: orderParameter(SITUATION_ORDERS),
};

const LIST = { filters: FILTERS, table: SITUATIONS };

@ApiTags('Situations')
@Controller('v1/situations')
export class SituationsController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(SituationPageDto, { id: 'listSituations', summary: 'List situations' }, LIST)
  list(@CurrentReading() reading: Reading): Promise<SituationPageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListSituations(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(SituationAnswerDto, { id: 'getSituation', summary: 'Read a situation' }, AS_OF_PARAMETERS)
  one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<SituationAnswerDto> {
    return this.reads.resource(reading, (at) => new GetSituation(id, at));
  }
}
