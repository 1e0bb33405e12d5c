import type { Type } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Projection } from '../src/projection-runtime/projection.js';
import { accessKeys } from './access-keys/projection.js';
import { ACCESS_KEY_QUERIES } from './access-keys/queries.js';
import { agreements } from './agreements/projection.js';
import { AGREEMENT_QUERIES } from './agreements/queries.js';
import { changes } from './changes/projection.js';
import { CHANGE_QUERIES } from './changes/queries.js';
import { corrections } from './corrections/projection.js';
import { CORRECTION_QUERIES } from './corrections/queries.js';
import { counts } from './counts/projection.js';
import { COUNT_QUERIES } from './counts/queries.js';
import { discrepancies } from './discrepancies/projection.js';
import { DISCREPANCY_QUERIES } from './discrepancies/queries.js';
import { diplomaticEvents } from './diplomatic-events/projection.js';
import { DIPLOMATIC_EVENT_QUERIES } from './diplomatic-events/queries.js';
import { definitions } from './definitions/projection.js';
import { DEFINITION_QUERIES } from './definitions/queries.js';
import { entries } from './entries/projection.js';
import { events } from './events/projection.js';
import { EVENT_QUERIES } from './events/queries.js';
import { notices } from './notices/projection.js';
import { NOTICE_QUERIES } from './notices/queries.js';
import { PLACE_QUERIES } from './places/queries.js';
import { lanes } from './series/projection.js';
import { ALL_SERIES_QUERIES } from './series/queries.js';
import { series } from './series/series-tables.js';
import { situations } from './situations/projection.js';
import { SITUATION_QUERIES } from './situations/queries.js';
import { sources } from './sources/projection.js';
import { SOURCE_QUERIES } from './sources/queries.js';
import { strikes } from './strikes/projection.js';
import { STRIKE_QUERIES } from './strikes/queries.js';
import { TOLL_QUERIES } from './tolls/queries.js';
import { webhooks } from './webhooks/projection.js';
import { WEBHOOK_QUERIES } from './webhooks/queries.js';

/** Every read model and who answers queries from it. Another one is another row here. */
const READ_MODELS: readonly { projection: Projection; queries: readonly Type<IQueryHandler>[] }[] = [
  { projection: sources, queries: SOURCE_QUERIES },
  { projection: strikes, queries: STRIKE_QUERIES },
  { projection: notices, queries: NOTICE_QUERIES },
  { projection: situations, queries: SITUATION_QUERIES },
  { projection: diplomaticEvents, queries: DIPLOMATIC_EVENT_QUERIES },
  { projection: definitions, queries: DEFINITION_QUERIES },
  { projection: counts, queries: [...COUNT_QUERIES, ...TOLL_QUERIES, ...PLACE_QUERIES] },
  { projection: series, queries: ALL_SERIES_QUERIES },
  { projection: lanes, queries: [] },
  { projection: discrepancies, queries: DISCREPANCY_QUERIES },
  { projection: agreements, queries: AGREEMENT_QUERIES },
  { projection: corrections, queries: CORRECTION_QUERIES },
  { projection: changes, queries: CHANGE_QUERIES },
  { projection: events, queries: EVENT_QUERIES },
  { projection: entries, queries: [] },
  { projection: accessKeys, queries: ACCESS_KEY_QUERIES },
  { projection: webhooks, queries: WEBHOOK_QUERIES },
];

/** All projections, in the order in which they see each event. */
export const PROJECTIONS: readonly Projection[] = READ_MODELS.map(({ projection }) => projection);

/** All query handlers, for the module that provides them. They need `ReadModel`. */
export const QUERY_HANDLERS: readonly Type<IQueryHandler>[] = READ_MODELS.flatMap(({ queries }) => queries);
