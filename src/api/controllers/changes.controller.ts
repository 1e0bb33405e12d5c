import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListChanges } from '../../../projections/changes/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ChangeFeedDto } from '../dto/answers/change-answer.dto.js';
import { CHANGES } from '../exports/tables/changes.js';
import { DocumentedFeed, DocumentedStream } from '../openapi/documented.js';
import { CHANGE_FILTERS } from '../reading/change-filters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { changeFeed } from '../streams/feeds.js';
import { StreamEndpoint } from '../streams/stream-endpoint.js';

const LIST = { filters: CHANGE_FILTERS, table: CHANGES };

/** What changed, in the order in which the ledger took it. */
@ApiTags('Changes')
@Controller('v1/changes')
export class ChangesController {
  constructor(
    private readonly lists: Lists,
    private readonly streams: StreamEndpoint,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedFeed(
    ChangeFeedDto,
    { id: 'listChanges', summary: 'Read how figures changed: which way, how far, when and why' },
    LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<ChangeFeedDto | StreamableFile> {
    return this.lists.feed(
      reading,
      LIST,
      (filter, after, limit, at) => new ListChanges(filter, after, limit, at),
    );
  }

  @Get('stream')
  @Requires('reader')
  @DocumentedStream(
    { id: 'streamChanges', summary: 'Follow how figures change, as Server-Sent Events' },
    CHANGE_FILTERS,
  )
  stream(@CurrentReading() reading: Reading): Promise<StreamableFile> {
    return this.streams.open(reading, CHANGE_FILTERS, changeFeed);
  }
}
