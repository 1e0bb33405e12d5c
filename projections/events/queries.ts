import { GetEventHandler, ListEventsHandler } from './feed-queries.js';
import {
  FindCommandHandler,
  FindSequenceAtHandler,
  FindSequencesHandler,
  GetRecordedAtHandler,
} from './sequence-queries.js';

export * from './feed-queries.js';
export * from './sequence-queries.js';

export const EVENT_QUERIES = [
  GetEventHandler,
  ListEventsHandler,
  FindSequenceAtHandler,
  GetRecordedAtHandler,
  FindSequencesHandler,
  FindCommandHandler,
];
