import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  GetSeries,
  GetVintage,
  ListSeries,
  ListSeriesRevisions,
  ListVintages,
  SERIES_ORDERS,
} from '../../../projections/series/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  SeriesAnswerDto,
  SeriesPageDto,
  SeriesRevisionPageDto,
  VintageAnswerDto,
  VintagePageDto,
} from '../dto/answers/series-answer.dto.js';
import { FAMILY_CODES } from '../dto/definition.dto.js';
import { IdPipe, NumberPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { RECORDED_FILTERS, wordsFilter } from '../reading/filters.js';
import { id, kindParameter, orderParameter, word } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

const FILTERS = {
  seriesCode: { ...kindParameter, description: 'Their code' },
  subject: id('The situation that they are about'),
  publisher: id('The source that publishes them'),
  family: word(FAMILY_CODES, 'Their family of counts'),
  ...RECORDED_FILTERS,
  ...wordsFilter('code, name and note'),
  order: orderParameter(SERIES_ORDERS),
};

/** Publishers' tables: how they map, their versions, and what these changed. */
@ApiTags('Series')
@Controller('v1/series')
export class SeriesController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    SeriesPageDto,
    { id: 'listSeries', summary: 'List series' },
    { ...FILTERS, ...LIST_PARAMETERS },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeriesPageDto> {
    return this.reads.ordered(
      { request, reply },
      FILTERS,
      (filter, at, limit, after) => new ListSeries(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(SeriesAnswerDto, { id: 'getSeries', summary: 'Read a series' }, AS_OF_PARAMETERS)
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeriesAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetSeries(id, at));
  }

  @Get(':id/vintages')
  @Requires('reader')
  @DocumentedList(
    VintagePageDto,
    { id: 'listVintages', summary: 'List the vintages of a series that are taken', problems: ['not-found'] },
    LIST_PARAMETERS,
  )
  vintages(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VintagePageDto> {
    return this.reads.listOf(
      { request, reply },
      (at) => new GetSeries(id, at),
      (at, limit, after) => new ListVintages(id, at, limit, after),
    );
  }

  @Get(':id/vintages/:vintage')
  @Requires('reader')
  @DocumentedRead(VintageAnswerDto, { id: 'getVintage', summary: 'Read a vintage' }, AS_OF_PARAMETERS)
  vintage(
    @Param('id', IdPipe) id: string,
    @Param('vintage', NumberPipe) vintage: number,
    @Req() request: FastifyRequest,
  ): Promise<VintageAnswerDto> {
    return this.reads.part({ request }, (at) => new GetVintage(id, vintage, at));
  }

  @Get(':id/revisions')
  @Requires('reader')
  @DocumentedList(
    SeriesRevisionPageDto,
    {
      id: 'listSeriesRevisions',
      summary: 'Every entry of a series, in the order of the ledger',
      problems: ['not-found'],
    },
    LIST_PARAMETERS,
  )
  revisions(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeriesRevisionPageDto> {
    return this.reads.listOf(
      { request, reply },
      (at) => new GetSeries(id, at),
      (at, limit, after) => new ListSeriesRevisions(id, at, limit, after),
    );
  }
}
