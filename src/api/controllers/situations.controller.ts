import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetSituation, ListSituations, SITUATION_ORDERS } from '../../../projections/situations/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { SituationAnswerDto, SituationPageDto } from '../dto/answers/situation-answer.dto.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { PLACE_FILTERS, RECORDED_FILTERS, STATED_FILTERS, wordsFilter } from '../reading/filters.js';
import { kindParameter, orderParameter } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

const FILTERS = {
  kind: kindParameter,
  ...PLACE_FILTERS,
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  ...wordsFilter('title, place, note and quote'),
  order: orderParameter(SITUATION_ORDERS),
};

@ApiTags('Situations')
@Controller('v1/situations')
export class SituationsController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    SituationPageDto,
    { id: 'listSituations', summary: 'List situations' },
    { ...FILTERS, ...LIST_PARAMETERS },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SituationPageDto> {
    return this.reads.ordered(
      { request, reply },
      FILTERS,
      (filter, at, limit, after) => new ListSituations(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(SituationAnswerDto, { id: 'getSituation', summary: 'Read a situation' }, AS_OF_PARAMETERS)
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SituationAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetSituation(id, at));
  }
}
