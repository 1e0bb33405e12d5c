import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetNotice, ListNotices, NOTICE_ORDERS } from '../../../projections/notices/queries.js';
import { CAUSES } from '../../domain/kernel/cause.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { NoticeAnswerDto, NoticePageDto } from '../dto/answers/notice-answer.dto.js';
import { STATUSES } from '../dto/answers/parts.dto.js';
import { FAMILY_CODES } from '../dto/definition.dto.js';
import { NOTICES } from '../exports/tables/notices.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { RECORDED_FILTERS, STATED_FILTERS, wordsFilter } from '../reading/filters.js';
import { codeParameter, id, orderParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  status: word(STATUSES, 'Their status'),
  cause: word(CAUSES, 'Their cause'),
  subject: id('The strike or situation that a scope of theirs names'),
  family: word(FAMILY_CODES, 'The family of counts that the scope includes'),
  measure: codeParameter('The measure that the scope includes'),
  group: codeParameter('The group that the scope includes'),
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  ...wordsFilter('reason, note and quote'),
  order: orderParameter(NOTICE_ORDERS),
};

const LIST = { filters: FILTERS, table: NOTICES };

@ApiTags('Notices')
@Controller('v1/notices')
export class NoticesController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(NoticePageDto, { id: 'listNotices', summary: 'List notices' }, LIST)
  list(@CurrentReading() reading: Reading): Promise<NoticePageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListNotices(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(NoticeAnswerDto, { id: 'getNotice', summary: 'Read a notice' }, AS_OF_PARAMETERS)
  one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<NoticeAnswerDto> {
    return this.reads.resource(reading, (at) => new GetNotice(id, at));
  }
}
