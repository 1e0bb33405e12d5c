import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetStrike, ListStrikes, STRIKE_ORDERS } from '../../../projections/strikes/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  STRIKE_STATUSES,
  StrikeAnswerDto,
  StrikeFeatureAnswerDto,
  StrikePageDto,
} from '../dto/answers/strike-answer.dto.js';
import { formatParameter, MEDIA_TYPES, preferredForm } from '../exports/form.js';
import { featureOf } from '../exports/geojson.js';
import { STRIKES } from '../exports/tables/strikes.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import {
  ATTACKER_FILTER,
  OCCURRED_FILTERS,
  PLACE_FILTERS,
  RECORDED_FILTERS,
  STATED_FILTERS,
  wordsFilter,
} from '../reading/filters.js';
import { id, orderParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  partOf: id('The strike that they are part of'),
  status: word(STRIKE_STATUSES, 'Their status'),
  ...PLACE_FILTERS,
  ...ATTACKER_FILTER,
  ...OCCURRED_FILTERS,
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  ...wordsFilter('title, target, place, note and quote'),
  order: orderParameter(STRIKE_ORDERS),
};

const LIST = { filters: FILTERS, table: STRIKES };

/** One strike is on a map too; more of it would be a table of one row. */
const FORMS_OF_ONE = ['json', 'geojson'] as const;
const FORMAT_OF_ONE = { format: formatParameter(FORMS_OF_ONE) };

@ApiTags('Strikes')
@Controller('v1/strikes')
export class StrikesController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(StrikePageDto, { id: 'listStrikes', summary: 'List strikes' }, LIST)
  list(@CurrentReading() reading: Reading): Promise<StrikePageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListStrikes(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(
    StrikeAnswerDto,
    { id: 'getStrike', summary: 'Read a strike' },
    { ...FORMAT_OF_ONE, ...AS_OF_PARAMETERS },
    { [MEDIA_TYPES.geojson]: StrikeFeatureAnswerDto },
  )
  async one(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<StrikeAnswerDto | StrikeFeatureAnswerDto> {
    const strike = await this.reads.resource(reading, (at) => new GetStrike(id, at), FORMAT_OF_ONE);
    if (preferredForm(reading, FORMS_OF_ONE) === 'json') return strike;
    const { asOf, ...properties } = strike;
    void reading.reply.header('content-type', MEDIA_TYPES.geojson);
    return { ...featureOf(id, strike.place, properties), asOf };
  }
}
