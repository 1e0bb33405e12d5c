import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetGroup, GetMeasure, ListGroups, ListMeasures } from '../../../projections/definitions/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  GroupDefinitionAnswerDto,
  GroupDefinitionPageDto,
  MeasureDefinitionAnswerDto,
  MeasureDefinitionPageDto,
} from '../dto/answers/definition-answer.dto.js';
import { FAMILY_CODES } from '../dto/definition.dto.js';
import { GROUPS, MEASURES } from '../exports/tables/definitions.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const MEASURE_LIST = {
  filters: { family: word(FAMILY_CODES, 'The family of counts that they belong to') },
  table: MEASURES,
};
const GROUP_LIST = { filters: {}, table: GROUPS };

@ApiTags('Measures and groups')
@Controller('v1/measures')
export class MeasuresController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    MeasureDefinitionPageDto,
    { id: 'listMeasures', summary: 'List measures, those that are built in first' },
    MEASURE_LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<MeasureDefinitionPageDto | StreamableFile> {
    return this.lists.list(
      reading,
      MEASURE_LIST,
      (filter, at, limit, after) => new ListMeasures(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(
    MeasureDefinitionAnswerDto,
    { id: 'getMeasure', summary: 'Read a measure' },
    AS_OF_PARAMETERS,
  )
  one(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<MeasureDefinitionAnswerDto> {
    return this.reads.resource(reading, (at) => new GetMeasure(id, at));
  }
}

@ApiTags('Measures and groups')
@Controller('v1/groups')
export class GroupsController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    GroupDefinitionPageDto,
    { id: 'listGroups', summary: 'List groups, those that are built in first' },
    GROUP_LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<GroupDefinitionPageDto | StreamableFile> {
    return this.lists.list(
      reading,
      GROUP_LIST,
      (_filter, at, limit, after) => new ListGroups(at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(GroupDefinitionAnswerDto, { id: 'getGroup', summary: 'Read a group' }, AS_OF_PARAMETERS)
  one(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<GroupDefinitionAnswerDto> {
    return this.reads.resource(reading, (at) => new GetGroup(id, at));
  }
}
