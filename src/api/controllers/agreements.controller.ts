import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  AGREEMENT_ORDERS,
  GetAgreement,
  GetAgreementTerm,
  ListAgreements,
  ListTermRevisions,
} from '../../../projections/agreements/queries.js';
import { STAGES } from '../../domain/agreements/details.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import {
  AgreementAnswerDto,
  AgreementPageDto,
  TermRevisionPageDto,
} from '../dto/answers/agreement-answer.dto.js';
import { PART_CODE } from '../dto/checks.js';
import { CodePipe, IdPipe } from '../http/path-parameters.js';
import { AGREEMENTS, TERM_REVISIONS } from '../exports/tables/agreements.js';
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { PLACE_FILTERS, RECORDED_FILTERS, STATED_FILTERS, wordsFilter } from '../reading/filters.js';
import { kindParameter, orderParameter, word } from '../reading/parameters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FILTERS = {
  kind: kindParameter,
  stage: word(STAGES, 'How far they are'),
  ...PLACE_FILTERS,
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  ...wordsFilter('title, parties, place, items, note and quote'),
  order: orderParameter(AGREEMENT_ORDERS),
};

const LIST = { filters: FILTERS, table: AGREEMENTS };

@ApiTags('Agreements')
@Controller('v1/agreements')
export class AgreementsController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(AgreementPageDto, { id: 'listAgreements', summary: 'List agreements' }, LIST)
  list(@CurrentReading() reading: Reading): Promise<AgreementPageDto | StreamableFile> {
    return this.lists.ordered(
      reading,
      LIST,
      (filter, at, limit, after) => new ListAgreements(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(
    AgreementAnswerDto,
    { id: 'getAgreement', summary: 'Read an agreement, with what was delivered against each term' },
    AS_OF_PARAMETERS,
  )
  one(@Param('id', IdPipe) id: string, @CurrentReading() reading: Reading): Promise<AgreementAnswerDto> {
    return this.reads.resource(reading, (at) => new GetAgreement(id, at));
  }

  @Get(':id/terms/:termId/revisions')
  @Requires('reader')
  @ApiParam({ name: 'termId', schema: { type: 'string', pattern: PART_CODE.source } })
  @DocumentedList(
    TermRevisionPageDto,
    {
      id: 'listAgreementTermRevisions',
      summary: 'Read the history of a term of an agreement',
      problems: ['not-found'],
    },
    { filters: {}, table: TERM_REVISIONS },
  )
  termRevisions(
    @Param('id', IdPipe) id: string,
    @Param('termId', CodePipe) termId: string,
    @CurrentReading() reading: Reading,
  ): Promise<TermRevisionPageDto | StreamableFile> {
    return this.lists.listOf(
      reading,
      TERM_REVISIONS,
      (at) => new GetAgreementTerm(id, termId, at),
      (at, limit, after) => new ListTermRevisions(id, termId, at, limit, after),
    );
  }
}
