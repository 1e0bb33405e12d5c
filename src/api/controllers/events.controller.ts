import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetEvent, ListEvents } from '../../../projections/events/queries.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { EventFeedDto, LedgerEventDto } from '../dto/answers/event-answer.dto.js';
import { EVENTS } from '../exports/tables/events.js';
import { NumberPipe } from '../http/path-parameters.js';
import { DocumentedImmutable, DocumentedFeed, DocumentedStream } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { EVENT_FILTERS } from '../reading/event-filters.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import { Lists } from '../reading/lists.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';
import { eventFeed } from '../streams/feeds.js';
import { StreamEndpoint } from '../streams/stream-endpoint.js';

const CLOUD_EVENT = 'application/cloudevents+json';
const LIST = { filters: EVENT_FILTERS, table: EVENTS };

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly reads: Reads,
    private readonly lists: Lists,
    private readonly streams: StreamEndpoint,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedFeed(
    EventFeedDto,
    { id: 'listEvents', summary: 'Read the ledger as CloudEvents, in its one order' },
    LIST,
  )
  list(@CurrentReading() reading: Reading): Promise<EventFeedDto | StreamableFile> {
    return this.lists.feed(
      reading,
      LIST,
      (filter, after, limit, at) => new ListEvents(filter, after, limit, at),
    );
  }

  @Get('stream')
  @Requires('reader')
  @DocumentedStream(
    {
      id: 'streamEvents',
      summary: 'Follow the ledger: what there is, then what comes, as Server-Sent Events',
    },
    EVENT_FILTERS,
  )
  stream(@CurrentReading() reading: Reading): Promise<StreamableFile> {
    return this.streams.open(reading, EVENT_FILTERS, eventFeed);
  }

  /** The CloudEvent and nothing else: it says by itself where it stands. */
  @Get(':sequence')
  @Requires('reader')
  @DocumentedImmutable(
    LedgerEventDto,
    { id: 'getEvent', summary: 'Read one event of the ledger' },
    AS_OF_PARAMETERS,
    CLOUD_EVENT,
  )
  async one(
    @Param('sequence', NumberPipe) sequence: number,
    @CurrentReading() reading: Reading,
  ): Promise<LedgerEventDto | undefined> {
    const event = await this.reads.immutable(
      reading,
      (at) => new GetEvent(sequence, at),
      (found) => found.sequence,
    );
    if (event !== undefined) void reading.reply.type(`${CLOUD_EVENT}; charset=utf-8`);
    return event;
  }
}
