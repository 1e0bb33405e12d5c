import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetStrike, ListStrikes } from '../../../projections/strikes/queries.js';
import type { AuthenticatedRequest } from '../../platform/auth/auth.guard.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { CommandEndpoint } from '../commands/command-endpoint.js';
import { AMEND_STRIKE_DETAILS, REPORT_STRIKE, RETRACT_STRIKE } from '../commands/strike-commands.js';
import type { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';
import { STRIKE_STATUSES, StrikeAnswerDto, StrikePageDto } from '../dto/answers/strike-answer.dto.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedCommand, DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { countryParameter, id, regionParameter, word } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

const FILTERS = {
  partOf: id('The strike that they are part of'),
  status: word(STRIKE_STATUSES, 'Their status'),
  country: countryParameter,
  admin1: regionParameter,
};

@ApiTags('Strikes')
@Controller('v1/strikes')
export class StrikesController {
  constructor(
    private readonly commands: CommandEndpoint,
    private readonly reads: Reads,
  ) {}

  @Post()
  @Requires(REPORT_STRIKE.role)
  @DocumentedCommand({
    id: 'reportStrike',
    summary: 'Report a strike',
    problems: ['id-taken', 'part-circle'],
  })
  @ApiBody({ type: REPORT_STRIKE.dto })
  report(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswerDto> {
    return this.commands.post(REPORT_STRIKE, request, reply);
  }

  @Post(':id/amendments')
  @Requires(AMEND_STRIKE_DETAILS.role)
  @DocumentedCommand(
    {
      id: 'amendStrikeDetails',
      summary: 'Amend the details of a strike, or reopen a retracted one',
      problems: ['not-found', 'part-circle'],
    },
    'needed',
  )
  @ApiBody({ type: AMEND_STRIKE_DETAILS.dto })
  amend(
    @Param('id', IdPipe) id: string,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswerDto> {
    return this.commands.post(AMEND_STRIKE_DETAILS, request, reply, { id });
  }

  @Post(':id/retraction')
  @Requires(RETRACT_STRIKE.role)
  @DocumentedCommand(
    { id: 'retractStrike', summary: 'Retract a strike', problems: ['not-found', 'retracted'] },
    'needed',
  )
  @ApiBody({ type: RETRACT_STRIKE.dto })
  retract(
    @Param('id', IdPipe) id: string,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswerDto> {
    return this.commands.post(RETRACT_STRIKE, request, reply, { id });
  }

  @Get()
  @Requires('reader')
  @DocumentedList(
    StrikePageDto,
    { id: 'listStrikes', summary: 'List strikes' },
    { ...FILTERS, ...LIST_PARAMETERS },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StrikePageDto> {
    return this.reads.list(
      { request, reply },
      FILTERS,
      (filter, at, limit, after) => new ListStrikes(filter, at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(StrikeAnswerDto, { id: 'getStrike', summary: 'Read a strike' }, AS_OF_PARAMETERS)
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StrikeAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetStrike(id, at));
  }
}
