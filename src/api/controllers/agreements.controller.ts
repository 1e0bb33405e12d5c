import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
import { DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { PLACE_FILTERS, RECORDED_FILTERS, STATED_FILTERS, wordsFilter } from '../reading/filters.js';
import { kindParameter, orderParameter, word } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

const FILTERS = {
  kind: kindParameter,
  stage: word(STAGES, 'How far they are'),
  ...PLACE_FILTERS,
  ...STATED_FILTERS,
  ...RECORDED_FILTERS,
  ...wordsFilter('title, parties, place, items, note and quote'),
  order: orderParameter(AGREEMENT_ORDERS),
};

@ApiTags('Agreements')
@Controller('v1/agreements')
export class AgreementsController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    AgreementPageDto,
    { id: 'listAgreements', summary: 'List agreements' },
    { ...FILTERS, ...LIST_PARAMETERS },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementPageDto> {
    return this.reads.ordered(
      { request, reply },
      FILTERS,
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
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetAgreement(id, at));
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
    LIST_PARAMETERS,
  )
  termRevisions(
    @Param('id', IdPipe) id: string,
    @Param('termId', CodePipe) termId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermRevisionPageDto> {
    return this.reads.listOf(
      { request, reply },
      (at) => new GetAgreementTerm(id, termId, at),
      (at, limit, after) => new ListTermRevisions(id, termId, at, limit, after),
    );
  }
}
