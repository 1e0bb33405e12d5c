import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetSource, ListSources } from '../../../projections/sources/queries.js';
import type { AuthenticatedRequest } from '../../platform/auth/auth.guard.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { CommandEndpoint } from '../commands/command-endpoint.js';
import { GRADE_SOURCE, REGISTER_SOURCE } from '../commands/source-commands.js';
import type { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';
import { SourceAnswerDto, SourcePageDto } from '../dto/answers/source-answer.dto.js';
import { IdPipe } from '../http/path-parameters.js';
import { DocumentedCommand, DocumentedList, DocumentedRead } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

@ApiTags('Sources')
@Controller('v1/sources')
export class SourcesController {
  constructor(
    private readonly commands: CommandEndpoint,
    private readonly reads: Reads,
  ) {}

  @Post()
  @Requires(REGISTER_SOURCE.role)
  @DocumentedCommand({ id: 'registerSource', summary: 'Register a source', problems: ['id-taken'] })
  @ApiBody({ type: REGISTER_SOURCE.dto })
  register(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswerDto> {
    return this.commands.post(REGISTER_SOURCE, request, reply);
  }

  @Post(':id/grades')
  @Requires(GRADE_SOURCE.role)
  @DocumentedCommand({
    id: 'gradeSource',
    summary: 'Grade the reliability of a source',
    problems: ['not-found'],
  })
  @ApiBody({ type: GRADE_SOURCE.dto })
  grade(
    @Param('id', IdPipe) id: string,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswerDto> {
    return this.commands.post(GRADE_SOURCE, request, reply, { id });
  }

  @Get()
  @Requires('reader')
  @DocumentedList(SourcePageDto, { id: 'listSources', summary: 'List sources' }, LIST_PARAMETERS)
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourcePageDto> {
    return this.reads.list(
      { request, reply },
      {},
      (_filter, at, limit, after) => new ListSources(at, limit, after),
    );
  }

  @Get(':id')
  @Requires('reader')
  @DocumentedRead(SourceAnswerDto, { id: 'getSource', summary: 'Read a source' }, AS_OF_PARAMETERS)
  one(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourceAnswerDto> {
    return this.reads.resource({ request, reply }, (at) => new GetSource(id, at));
  }
}
