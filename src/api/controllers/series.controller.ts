import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
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
import { SERIES, SERIES_REVISIONS, VINTAGES } from '../exports/tables/series.js';
import { FAMILY_CODES } from '../dto/definition.dto.js';
import { IdPipe, NumberPipe } from '../http/path-parameters.js';
import { DocumentedFile, DocumentedList, DocumentedRead, type Operation } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { RECORDED_FILTERS, wordsFilter } from '../reading/filters.js';
import { id, kindParameter, orderParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  seriesCode: { ...kindParameter, description: 'Their code' },
  subject: id('The situation that they are about'),
  publisher: id('The source that publishes them'),
  family: word(FAMILY_CODES, 'Their family of counts'),
  ...RECORDED_FILTERS,
  ...wordsFilter('code, name and note'),
  order: orderParameter(SERIES_ORDERS),
};

const LIST = { filters: FILTERS, table: SERIES };
const VINTAGE_LIST = { filters: {}, table: VINTAGES };
const REVISION_LIST = { filters: {}, table: SERIES_REVISIONS };

const REVISIONS: Operation = {
  id: 'listSeriesRevisions',
  summary: 'Every entry of a series, in the order of the ledger',
  problems: ['not-found'],
};
const ONE_TABLE: Omit<Operation, 'id'> = {
  summary: 'Every entry of a series, in one tidy table',
  problems: ['not-found'],
};

/** Publishers' tables: how they map, their versions, and what these changed. */
@ApiTags('Series')
@Controller('v1/series')
export class SeriesController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(SeriesPageDto, { id: 'listSeries', summary: 'List series' }, LIST)
  list(@CurrentReading() reading: Reading): Promise<SeriesPageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListSeries(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(SeriesAnswerDto, { id: 'getSeries', summary: 'Read a series' }, AS_OF_PARAMETERS)
  one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<SeriesAnswerDto> {
    return this.reads.resource(reading, (at) => new GetSeries(id, at));
  }

  @Get(':id/vintages')
  @Requires('reader')
  @DocumentedList(
    VintagePageDto,
    { id: 'listVintages', summary: 'List the vintages of a series that are taken', problems: ['not-found'] },
    VINTAGE_LIST,
  )
  vintages(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<VintagePageDto | StreamableFile> {
    return this.lists.listOf(
      reading,
      VINTAGES,
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
    @CurrentReading() reading: Reading,
  ): Promise<VintageAnswerDto> {
    return this.reads.part(reading, (at) => new GetVintage(id, vintage, at));
  }

  @Get(':id/revisions')
  @Requires('reader')
  @DocumentedList(SeriesRevisionPageDto, REVISIONS, REVISION_LIST)
  revisions(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<SeriesRevisionPageDto | StreamableFile> {
    return this.listRevisions(reading, id);
  }

  /** The same under a name that tools tell the form by. */
  @Get(':id/revisions.csv')
  @Requires('reader')
  @DocumentedFile({ id: 'listSeriesRevisionsCsv', ...ONE_TABLE }, REVISION_LIST, 'csv')
  revisionsAsCsv(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<SeriesRevisionPageDto | StreamableFile> {
    return this.listRevisions({ ...reading, form: 'csv' }, id);
  }

  /** The same under a name that tools tell the form by. */
  @Get(':id/revisions.parquet')
  @Requires('reader')
  @DocumentedFile({ id: 'listSeriesRevisionsParquet', ...ONE_TABLE }, REVISION_LIST, 'parquet')
  revisionsAsParquet(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<SeriesRevisionPageDto | StreamableFile> {
    return this.listRevisions({ ...reading, form: 'parquet' }, id);
  }

  private listRevisions(reading: Reading, id: string): Promise<SeriesRevisionPageDto | StreamableFile> {
    return this.lists.listOf(
      reading,
      SERIES_REVISIONS,
      (at) => new GetSeries(id, at),
      (at, limit, after) => new ListSeriesRevisions(id, at, limit, after),
    );
  }
}
