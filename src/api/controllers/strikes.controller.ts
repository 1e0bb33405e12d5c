import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetStrike, ListStrikes, STRIKE_ORDERS } from '../../../projections/strikes/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  STRIKE_STATUSES,
  StrikeAnswerDto,
  StrikeFeatureAnswerDto,
  StrikeFeaturesDto,
  StrikePageDto,
} from '../dto/answers/strike-answer.dto.js';
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
import { sendAs } from '../reading/forms.js';
import { featureAnswer, featureCollection, GEO_FORMATS, GEOJSON, wantsGeoJson } from '../reading/geojson.js';
import { id, orderParameter, word } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

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

@ApiTags('Strikes')
@Controller('v1/strikes')
export class StrikesController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    StrikePageDto,
    { id: 'listStrikes', summary: 'List strikes' },
    { ...FILTERS, ...GEO_FORMATS, ...LIST_PARAMETERS },
    { [GEOJSON]: StrikeFeaturesDto },
  )
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StrikePageDto | StrikeFeaturesDto> {
    const page = await this.reads.ordered(
      { request, reply },
      { ...FILTERS, ...GEO_FORMATS },
      (filter, at, limit, after) => new ListStrikes(filter, at, limit, after),
    );
    return wantsGeoJson(request)
      ? sendAs(reply, GEOJSON, featureCollection(page))
      : sendAs(reply, null, page);
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(
    StrikeAnswerDto,
    { id: 'getStrike', summary: 'Read a strike' },
    { ...GEO_FORMATS, ...AS_OF_PARAMETERS },
    { [GEOJSON]: StrikeFeatureAnswerDto },
  )
  async one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StrikeAnswerDto | StrikeFeatureAnswerDto> {
    const strike = await this.reads.resource({ request, reply }, (at) => new GetStrike(id, at), GEO_FORMATS);
    return wantsGeoJson(request)
      ? sendAs(reply, GEOJSON, featureAnswer(strike))
      : sendAs(reply, null, strike);
  }
}
