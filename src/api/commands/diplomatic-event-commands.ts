import {
  AnnounceDiplomaticEvent,
  CancelDiplomaticEvent,
  HoldDiplomaticEvent,
  PostponeDiplomaticEvent,
  RecordDiplomaticOutcome,
} from '../../application/commands/commands.js';
import {
  AnnounceDiplomaticEventDto,
  CancelDiplomaticEventDto,
  HoldDiplomaticEventDto,
  PostponeDiplomaticEventDto,
  RecordDiplomaticOutcomeDto,
  toAnnounceDiplomaticEvent,
  toCancelDiplomaticEvent,
  toHoldDiplomaticEvent,
  toPostponeDiplomaticEvent,
  toRecordDiplomaticOutcome,
} from '../dto/diplomatic-event.dto.js';
import { addressed, type CommandCollection, creation } from './command-spec.js';

// What follows an event adds to what is known of it, so an analyst records it; it changes the status, so all of it
// needs the revision that it acts on.
const FOLLOWS = {
  role: 'analyst',
  ifMatch: 'needed',
  problems: ['not-found', 'diplomatic-event-closed'],
} as const;

export const DIPLOMATIC_EVENT_COMMANDS: CommandCollection = {
  path: 'diplomatic-events',
  tag: 'Diplomatic events',
  commands: [
    creation({
      name: 'AnnounceDiplomaticEvent',
      summary: 'Record a diplomatic event, wherever it stands when it is first heard of',
      role: 'analyst',
      problems: ['id-taken'],
      dto: AnnounceDiplomaticEventDto,
      make: (context, id, dto) => new AnnounceDiplomaticEvent(context, id, toAnnounceDiplomaticEvent(dto)),
    }),
    addressed({
      ...FOLLOWS,
      name: 'PostponeDiplomaticEvent',
      path: 'postponement',
      summary: 'Give a diplomatic event another date, or an open one; also after it was on hold or cancelled',
      dto: PostponeDiplomaticEventDto,
      make: (context, id, dto) => new PostponeDiplomaticEvent(context, id, toPostponeDiplomaticEvent(dto)),
    }),
    addressed({
      ...FOLLOWS,
      name: 'HoldDiplomaticEvent',
      path: 'hold',
      summary: 'Put a diplomatic event on hold',
      dto: HoldDiplomaticEventDto,
      make: (context, id, dto) => new HoldDiplomaticEvent(context, id, toHoldDiplomaticEvent(dto)),
    }),
    addressed({
      ...FOLLOWS,
      name: 'RecordDiplomaticOutcome',
      path: 'outcome',
      summary: 'Record how a diplomatic event ended',
      dto: RecordDiplomaticOutcomeDto,
      make: (context, id, dto) => new RecordDiplomaticOutcome(context, id, toRecordDiplomaticOutcome(dto)),
    }),
    addressed({
      ...FOLLOWS,
      name: 'CancelDiplomaticEvent',
      path: 'cancellation',
      summary: 'Record that a diplomatic event does not take place',
      dto: CancelDiplomaticEventDto,
      make: (context, id, dto) => new CancelDiplomaticEvent(context, id, toCancelDiplomaticEvent(dto)),
    }),
  ],
};
