import { Controller, Get, Param, type StreamableFile, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  COUNT_ORDERS,
  GetCount,
  GetCountRevision,
  ListCountRevisions,
  ListCounts,
} from '../../../projections/counts/queries.js';
import { countCategory } from '../../domain/catalogue/categories.js';
import { countNoun, type Family } from '../../domain/counts/families.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  CountAnswerDto,
  CountPageDto,
  CountRevisionAnswerDto,
  CountRevisionPageDto,
} from '../dto/answers/count-answer.dto.js';
import { STATUSES } from '../dto/answers/parts.dto.js';
import { COUNT_REVISIONS, COUNTS } from '../exports/tables/counts.js';
import { IdPipe, NumberPipe } from '../http/path-parameters.js';
import { DocumentedImmutable, DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import {
  ATTACKER_FILTER,
  OCCURRED_FILTERS,
  PLACE_FILTERS,
  RECORDED_FILTERS,
  STATED_FILTERS,
  wordsFilter,
} from '../reading/filters.js';
import { codeParameter, id, orderParameter, periodParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  subject: id('The strike or situation that they are about'),
  measure: codeParameter('What they count'),
  group: codeParameter('Which part of it'),
  period: periodParameter('Which days they are about'),
  status: word(STATUSES, 'Their status'),
  ...PLACE_FILTERS,
  ...ATTACKER_FILTER,
  ...OCCURRED_FILTERS,
  ...STATED_FILTERS,
  source: id('A source that has a claim in them'),
  ...RECORDED_FILTERS,
  ...wordsFilter('the statement in force, as stated, its quote and note'),
  order: orderParameter(COUNT_ORDERS),
};

const LIST = { filters: FILTERS, table: COUNTS };

/** The reads of one family's counts. Each row of the registry has a controller of its own, made here. */
export function createCountController(family: Family): Type {
  const { collection } = countCategory(family.code);
  const noun = countNoun(family.code);
  const label = family.label.toLowerCase();

  @ApiTags(family.label)
  @Controller(`v1/${collection}`)
  class CountController {
    constructor(
      private readonly reads: Reads,
      private readonly lists: Lists,
    ) {}

    @Get()
    @Requires('reader')
    @DocumentedList(CountPageDto, { id: `list${noun}s`, summary: `List counts (${label})` }, LIST)
    list(@CurrentReading() reading: Reading): Promise<CountPageDto | StreamableFile> {
      return this.lists.ordered(
        reading,
        LIST,
        (filter, at, limit, after) => new ListCounts(family.code, filter, at, limit, after),
      );
    }

    @Get(':id')
    @Requires('reader')
    @DocumentedRead(
      CountAnswerDto,
      { id: `get${noun}`, summary: `Read a count (${label})` },
      AS_OF_PARAMETERS,
    )
    one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<CountAnswerDto> {
      return this.reads.resource(reading, (at) => new GetCount(family.code, id, at));
    }

    @Get(':id/revisions')
    @Requires('reader')
    @DocumentedList(
      CountRevisionPageDto,
      {
        id: `list${noun}Revisions`,
        summary: `Read the history of a count (${label})`,
        problems: ['not-found'],
      },
      { filters: {}, table: COUNT_REVISIONS },
    )
    revisions(
      @Param('id', IdPipe) id: string,
      @CurrentReading() reading: Reading,
    ): Promise<CountRevisionPageDto | StreamableFile> {
      return this.lists.listOf(
        reading,
        COUNT_REVISIONS,
        (at) => new GetCount(family.code, id, at),
        (at, limit, after) => new ListCountRevisions(family.code, id, at, limit, after),
      );
    }

    @Get(':id/revisions/:revision')
    @Requires('reader')
    @DocumentedImmutable(
      CountRevisionAnswerDto,
      { id: `get${noun}Revision`, summary: `Read one revision of a count (${label})` },
      AS_OF_PARAMETERS,
    )
    async revision(
      @Param('id', IdPipe) id: string,
      @Param('revision', NumberPipe) revision: number,
      @CurrentReading() reading: Reading,
    ): Promise<CountRevisionAnswerDto | undefined> {
      const entry = await this.reads.immutable(
        reading,
        (at) => new GetCountRevision(family.code, id, revision, at),
        (found) => String(found.revision),
      );
      if (entry === undefined) return undefined;
      // It stands on itself, whichever point it was asked for at: the answer is the same for ever, to the byte.
      return { ...entry, asOf: { sequence: entry.sequence, recordedAt: entry.recordedAt, statedAt: null } };
    }
  }
  // Nest's messages and the module's list show it by this name.
  Object.defineProperty(CountController, 'name', { value: `${noun}Controller` });
  return CountController;
}
