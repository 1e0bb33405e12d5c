import { Controller, Get, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  GetCount,
  GetCountRevision,
  ListCountRevisions,
  ListCounts,
} from '../../../projections/counts/queries.js';
import { countCategory } from '../../domain/catalogue/categories.js';
import { countNoun, type Family } from '../../domain/counts/families.js';
import type { AuthenticatedRequest } from '../../platform/auth/auth.guard.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { CommandEndpoint } from '../commands/command-endpoint.js';
import { countCommands } from '../commands/count-commands.js';
import type { CommandAnswerDto } from '../dto/answers/command-answer.dto.js';
import {
  CountAnswerDto,
  CountPageDto,
  CountRevisionAnswerDto,
  CountRevisionPageDto,
} from '../dto/answers/count-answer.dto.js';
import { STATUSES } from '../dto/answers/parts.dto.js';
import { IdPipe, NumberPipe } from '../http/path-parameters.js';
import {
  DocumentedCommand,
  DocumentedImmutable,
  DocumentedList,
  DocumentedRead,
} from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { codeParameter, id, periodParameter, word } from '../reading/parameters.js';
import { LIST_PARAMETERS, Reads } from '../reading/reads.js';

const FILTERS = {
  subject: id('The strike or situation that they are about'),
  measure: codeParameter('What they count'),
  group: codeParameter('Which part of it'),
  period: periodParameter('Which days they are about'),
  status: word(STATUSES, 'Their status'),
  source: id('A source that has a claim in them'),
};

/** The paths of one family's counts. Each row of the registry has a controller of its own, made here. */
export function createCountController(family: Family): Type {
  const { collection } = countCategory(family.code);
  const noun = countNoun(family.code);
  const label = family.label.toLowerCase();
  const commands = countCommands(family.code);

  @ApiTags(family.label)
  @Controller(`v1/${collection}`)
  class CountController {
    constructor(
      private readonly endpoint: CommandEndpoint,
      private readonly reads: Reads,
    ) {}

    @Post()
    @Requires(commands.report.role)
    @DocumentedCommand({
      id: `report${noun}`,
      summary: `Report a figure (${label})`,
      problems: ['count-exists', 'period-needed'],
    })
    @ApiBody({ type: commands.report.dto })
    report(
      @Req() request: AuthenticatedRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandAnswerDto> {
      return this.endpoint.post(commands.report, request, reply);
    }

    @Post(':id/amendments')
    @Requires(commands.amend.role)
    @DocumentedCommand(
      {
        id: `amend${noun}`,
        summary: `Amend the figure in force (${label})`,
        problems: ['not-found', 'retracted'],
      },
      'needed',
    )
    @ApiBody({ type: commands.amend.dto })
    amend(
      @Param('id', IdPipe) id: string,
      @Req() request: AuthenticatedRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandAnswerDto> {
      return this.endpoint.post(commands.amend, request, reply, { id });
    }

    @Post(':id/retraction')
    @Requires(commands.retract.role)
    @DocumentedCommand(
      { id: `retract${noun}`, summary: `Retract a count (${label})`, problems: ['not-found', 'retracted'] },
      'needed',
    )
    @ApiBody({ type: commands.retract.dto })
    retract(
      @Param('id', IdPipe) id: string,
      @Req() request: AuthenticatedRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandAnswerDto> {
      return this.endpoint.post(commands.retract, request, reply, { id });
    }

    @Post(':id/claims')
    @Requires(commands.recordClaim.role)
    @DocumentedCommand({
      id: `record${noun}Claim`,
      summary: `Record another source's figure beside the one in force (${label})`,
      problems: ['not-found', 'retracted'],
    })
    @ApiBody({ type: commands.recordClaim.dto })
    recordClaim(
      @Param('id', IdPipe) id: string,
      @Req() request: AuthenticatedRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandAnswerDto> {
      return this.endpoint.post(commands.recordClaim, request, reply, { id });
    }

    @Post(':id/claims/:revision/adoption')
    @Requires(commands.adoptClaim.role)
    @DocumentedCommand(
      {
        id: `adopt${noun}Claim`,
        summary: `Make a claim the figure in force (${label})`,
        problems: ['not-found', 'retracted', 'claim-not-standing'],
      },
      'needed',
    )
    @ApiBody({ type: commands.adoptClaim.dto })
    adoptClaim(
      @Param('id', IdPipe) id: string,
      @Param('revision', NumberPipe) claim: number,
      @Req() request: AuthenticatedRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandAnswerDto> {
      return this.endpoint.post(commands.adoptClaim, request, reply, { id, claim });
    }

    @Post(':id/claims/:revision/retraction')
    @Requires(commands.retractClaim.role)
    @DocumentedCommand(
      {
        id: `retract${noun}Claim`,
        summary: `Take a claim back (${label})`,
        problems: ['not-found', 'retracted', 'claim-not-standing', 'adopt-needed'],
      },
      'sometimes',
    )
    @ApiBody({ type: commands.retractClaim.dto })
    retractClaim(
      @Param('id', IdPipe) id: string,
      @Param('revision', NumberPipe) claim: number,
      @Req() request: AuthenticatedRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CommandAnswerDto> {
      return this.endpoint.post(commands.retractClaim, request, reply, { id, claim });
    }

    @Get()
    @Requires('reader')
    @DocumentedList(
      CountPageDto,
      { id: `list${noun}s`, summary: `List counts (${label})` },
      { ...FILTERS, ...LIST_PARAMETERS },
    )
    list(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CountPageDto> {
      return this.reads.list(
        { request, reply },
        FILTERS,
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
    one(
      @Param('id', IdPipe) id: string,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CountAnswerDto> {
      return this.reads.resource({ request, reply }, (at) => new GetCount(family.code, id, at));
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
      LIST_PARAMETERS,
    )
    revisions(
      @Param('id', IdPipe) id: string,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CountRevisionPageDto> {
      return this.reads.listOf(
        { request, reply },
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
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<CountRevisionAnswerDto | undefined> {
      const entry = await this.reads.immutable(
        { request, reply },
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
