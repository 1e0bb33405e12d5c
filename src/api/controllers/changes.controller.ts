import { Controller, Get, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ListChanges } from '../../../projections/changes/queries.js';
import { FAMILIES } from '../../domain/counts/families.js';
import { DIRECTIONS } from '../../domain/counts/movement.js';
import { CAUSES } from '../../domain/kernel/cause.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ChangeDto, ChangeFeedDto } from '../dto/answers/change-answer.dto.js';
import { NDJSON } from '../http/body-parsers.js';
import { DocumentedList, DocumentedStream } from '../openapi/documented.js';
import {
  actorParameter,
  codeParameter,
  countryParameter,
  decimal,
  id,
  moment,
  beginning,
  regionParameter,
  word,
} from '../reading/parameters.js';
import { FEED_PARAMETERS, Reads } from '../reading/reads.js';
import { changeFeed } from '../streams/feeds.js';
import { StreamEndpoint } from '../streams/stream-endpoint.js';

const FILTERS = {
  family: word(
    FAMILIES.map(({ code }) => code),
    'The family of their counts',
  ),
  measure: codeParameter('What is counted'),
  group: codeParameter('For whom it is counted'),
  subject: id('The strike or situation that their counts are about'),
  source: id('Whose statement they rest on'),
  actor: actorParameter('Who entered them'),
  cause: word(CAUSES, 'Why the figure changed'),
  direction: word(DIRECTIONS, 'Which way it changed'),
  minRelative: decimal(
    'Changes by at least that share of the number before: 0.5 is by half. From zero is more than any',
  ),
  country: countryParameter,
  admin1: regionParameter,
  statedFrom: beginning('Stated time: stated then or later. A date is its beginning (UTC)'),
  statedTo: moment('Stated time: stated by then. A date is its end (UTC)'),
};

/** What changed, in the order in which the ledger took it. */
@ApiTags('Changes')
@Controller('v1/changes')
export class ChangesController {
  constructor(
    private readonly reads: Reads,
    private readonly streams: StreamEndpoint,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedList(
    ChangeFeedDto,
    { id: 'listChanges', summary: 'Read how figures changed: which way, how far, when and why' },
    { ...FILTERS, ...FEED_PARAMETERS },
    { [NDJSON]: ChangeDto },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeFeedDto | StreamableFile> {
    return this.reads.feed(
      { request, reply },
      FILTERS,
      (filter, after, limit, at) => new ListChanges(filter, after, limit, at),
    );
  }

  @Get('stream')
  @Requires('reader')
  @DocumentedStream(
    { id: 'streamChanges', summary: 'Follow how figures change, as Server-Sent Events' },
    FILTERS,
  )
  stream(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.streams.open({ request, reply }, FILTERS, changeFeed);
  }
}
