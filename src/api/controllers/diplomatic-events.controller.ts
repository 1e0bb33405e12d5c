import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DIPLOMATIC_ORDERS,
  GetDiplomaticEvent,
  ListDiplomaticEvents,
} from '../../../projections/diplomatic-events/queries.js';
import { DIPLOMATIC_STATUSES } from '../../domain/diplomatic-events/status.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  DiplomaticEventAnswerDto,
  DiplomaticEventPageDto,
} from '../dto/answers/diplomatic-event-answer.dto.js';
import { DIPLOMATIC_EVENTS } from '../exports/tables/diplomatic-events.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { PLACE_FILTERS, RECORDED_FILTERS, STATED_FILTERS, wordsFilter } from '../reading/filters.js';
import { kindParameter, moment, beginning, orderParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  status: word(DIPLOMATIC_STATUSES, 'Their status'),
  kind: kindParameter,
  ...PLACE_FILTERS,
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  occurredFrom: beginning('They are scheduled for then or later. A date is its beginning (UTC)'),
  occurredTo: moment('They are scheduled for then or earlier. A date is its end (UTC)'),
  ...wordsFilter('title, participants, place, summary, note and quote'),
  order: orderParameter(DIPLOMATIC_ORDERS),
};

const LIST = { filters: FILTERS, table: DIPLOMATIC_EVENTS };

@ApiTags('Diplomatic events')
@Controller('v1/diplomatic-events')
export class DiplomaticEventsController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    DiplomaticEventPageDto,
    { id: 'listDiplomaticEvents', summary: 'List diplomatic events' },
    LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<DiplomaticEventPageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
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
    @CurrentReading() reading: Reading,
  ): Promise<DiplomaticEventAnswerDto> {
    return this.reads.resource(reading, (at) => new GetDiplomaticEvent(id, at));
  }
}
