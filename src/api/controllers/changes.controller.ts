import { Controller, Get, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ListChanges } from '../../../projections/changes/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ChangeDto, ChangeFeedDto } from '../dto/answers/change-answer.dto.js';
import { NDJSON } from '../http/body-parsers.js';
import { DocumentedList, DocumentedStream } from '../openapi/documented.js';
import { CHANGE_FILTERS } from '../reading/change-filters.js';
import { FEED_PARAMETERS, Reads } from '../reading/reads.js';
import { changeFeed } from '../streams/feeds.js';
import { StreamEndpoint } from '../streams/stream-endpoint.js';

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
    { ...CHANGE_FILTERS, ...FEED_PARAMETERS },
    { [NDJSON]: ChangeDto },
  )
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeFeedDto | StreamableFile> {
    return this.reads.feed(
      { request, reply },
      CHANGE_FILTERS,
      (filter, after, limit, at) => new ListChanges(filter, after, limit, at),
    );
  }

  @Get('stream')
  @Requires('reader')
  @DocumentedStream(
    { id: 'streamChanges', summary: 'Follow how figures change, as Server-Sent Events' },
    CHANGE_FILTERS,
  )
  stream(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.streams.open({ request, reply }, CHANGE_FILTERS, changeFeed);
  }
}
