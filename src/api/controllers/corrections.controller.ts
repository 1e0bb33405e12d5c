import { Controller, Get, Param, type StreamableFile, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CORRECTION_ORDERS,
  GetCorrection,
  ListCorrections,
  ListCountCorrections,
} from '../../../projections/corrections/queries.js';
import { GetCount } from '../../../projections/counts/queries.js';
import { countCategory } from '../../domain/catalogue/categories.js';
import { countNoun, FAMILIES, type Family } from '../../domain/counts/families.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  CORRECTION_STATUSES,
  CorrectionAnswerDto,
  CorrectionPageDto,
} from '../dto/answers/correction-answer.dto.js';
import { CORRECTIONS } from '../exports/tables/corrections.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { RECORDED_FILTERS, wordsFilter } from '../reading/filters.js';
import {
  actorParameter,
  codeParameter,
  id,
  moment,
  beginning,
  orderParameter,
  periodParameter,
  word,
} from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  status: word(CORRECTION_STATUSES, 'Their status'),
  proposer: actorParameter('Who proposed them'),
  subject: id('The strike or situation that their counts are about'),
  family: word(
    FAMILIES.map(({ code }) => code),
    'The family of their counts',
  ),
  measure: codeParameter('What their counts count'),
  group: codeParameter('Which part of it'),
  period: periodParameter('Which days their counts are about'),
  proposedBefore: moment('Recorded time: proposed by then. A date is its end (UTC)'),
  proposedAfter: moment('Recorded time: proposed after that. A date is its end (UTC)'),
  source: id('The source of the statement that is proposed'),
  statedFrom: beginning(
    'Stated time: what is proposed was stated then or later. A date is its beginning (UTC)',
  ),
  statedTo: moment('Stated time: what is proposed was stated by then. A date is its end (UTC)'),
  ...RECORDED_FILTERS,
  actor: actorParameter('Who proposed them or decided on them'),
  ...wordsFilter('the figure that is proposed, as stated, reason, note and quote'),
  order: orderParameter(CORRECTION_ORDERS),
};

const LIST = { filters: FILTERS, table: CORRECTIONS };

/** The queue of corrections over all families. */
@ApiTags('Corrections')
@Controller('v1/corrections')
export class CorrectionsController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    CorrectionPageDto,
    { id: 'listCorrections', summary: 'List corrections of all counts, the oldest first' },
    LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<CorrectionPageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListCorrections(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(
    CorrectionAnswerDto,
    { id: 'getCorrection', summary: 'Read a correction' },
    AS_OF_PARAMETERS,
  )
  one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<CorrectionAnswerDto> {
    return this.reads.resource(reading, (at) => new GetCorrection(id, at));
  }
}

/** The corrections of one family's counts, each under its own count. */
export function createCountCorrectionsController({ code, label }: Family): Type {
  const noun = countNoun(code);

  @ApiTags(label)
  @Controller(`v1/${countCategory(code).collection}`)
  class CountCorrectionsController {
    constructor(private readonly lists: Lists) {}

    @Get(':id/corrections')
    @Requires('reader')
    @DocumentedList(
      CorrectionPageDto,
      {
        id: `list${noun}Corrections`,
        summary: `Read the corrections of a count (${label.toLowerCase()})`,
        problems: ['not-found'],
      },
      { filters: {}, table: CORRECTIONS },
    )
    corrections(
      @Param('id', IdPipe) id: string,
      @CurrentReading() reading: Reading,
    ): Promise<CorrectionPageDto | StreamableFile> {
      return this.lists.listOf(
        reading,
        CORRECTIONS,
        (at) => new GetCount(code, id, at),
        (at, limit, after) => new ListCountCorrections(code, id, at, limit, after),
      );
    }
  }
  // Nest's messages and the module's list show it by this name.
  Object.defineProperty(CountCorrectionsController, 'name', { value: `${noun}CorrectionsController` });
  return CountCorrectionsController;
}
