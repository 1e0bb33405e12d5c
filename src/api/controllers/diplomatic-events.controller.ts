import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetDiplomaticEvent, ListDiplomaticEvents } from '../../../projections/diplomatic-events/queries.js';
import { DIPLOMATIC_STATUSES } from '../../domain/diplomatic-events/status.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  DiplomaticEventAnswerDto,
  DiplomaticEventPageDto,
} from '../dto/answers/diplomatic-event-answer.dto.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { countryParameter, kindParameter, regionParameter, word } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

const FILTERS = {
  status: word(DIPLOMATIC_STATUSES, 'Their status'),
  kind: kindParameter,
  country: countryParameter,
  admin1: regionParameter,
};

@ApiTags('Diplomatic events')
@Controller('v1/diplomatic-events')
export class DiplomaticEventsController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    DiplomaticEventPageDto,
    { id: 'listDiplomaticEvents', summary: 'List diplomatic events' },
    { ...FILTERS, ...LIST_PARAMETERS },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DiplomaticEventPageDto> {
    return this.reads.list(
      { request, reply },
      FILTERS,
      (filter, at, limit, after) => new ListDiplomaticEvents(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(
    DiplomaticEventAnswerDto,
    { id: 'getDiplomaticEvent', summary: 'Read a diplomatic event, with its history' },
    AS_OF_PARAMETERS,
  )
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DiplomaticEventAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetDiplomaticEvent(id, at));
  }
}
