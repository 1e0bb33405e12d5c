import type { Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { FAMILIES } from '../domain/counts/families.js';
import { AccessKeys } from '../platform/auth/access-keys.js';
import { ProjectionRebuilds } from '../platform/rebuilds/projection-rebuilds.js';
import { AuthGuard } from '../platform/auth/auth.guard.js';
import { LedgerConfig } from '../platform/config/ledger-config.js';
import { Authenticator } from '../platform/auth/authenticator.js';
import { Tokens } from '../platform/auth/tokens.js';
import { WebhookDeliverer } from '../webhooks/webhook-deliverer.js';
import { Webhooks } from '../webhooks/webhooks.js';
import { createCommandController } from './commands/command-controller.js';
import { BulkCommands } from './bulk/bulk-commands.js';
import { CommandDirectory } from './bulk/command-directory.js';
import { Admission } from './commands/admission.js';
import { CommandEndpoint } from './commands/command-endpoint.js';
import { CommandGateway } from './commands/command-gateway.js';
import { COMMAND_TABLE } from './commands/command-table.js';
import { AgreementsController } from './controllers/agreements.controller.js';
import { ChangesController } from './controllers/changes.controller.js';
import { CommandsController } from './controllers/commands.controller.js';
import {
  CorrectionsController,
  createCountCorrectionsController,
} from './controllers/corrections.controller.js';
import { createCountController } from './controllers/counts.controller.js';
import { DiplomaticEventsController } from './controllers/diplomatic-events.controller.js';
import { DiscrepanciesController } from './controllers/discrepancies.controller.js';
import { GroupsController, MeasuresController } from './controllers/definitions.controller.js';
import { EventsController } from './controllers/events.controller.js';
import { KeysController } from './controllers/keys.controller.js';
import { NoticesController } from './controllers/notices.controller.js';
import { ProblemsController } from './controllers/problems.controller.js';
import { ProjectionsController } from './controllers/projections.controller.js';
import { SchemasController } from './controllers/schemas.controller.js';
import { PublishedTableController } from './controllers/published-table.controller.js';
import { SeriesController } from './controllers/series.controller.js';
import { SituationsController } from './controllers/situations.controller.js';
import { SourcesController } from './controllers/sources.controller.js';
import { StrikesController } from './controllers/strikes.controller.js';
import { TollsController } from './controllers/tolls.controller.js';
import { VintagesController } from './controllers/vintages.controller.js';
import { VolatilityController } from './controllers/volatility.controller.js';
import { WebhooksController } from './controllers/webhooks.controller.js';
import { Exports } from './exports/exports.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { AsOfResolver } from './reading/as-of.js';
import { MinSequenceInterceptor } from './reading/min-sequence.interceptor.js';
import { NodeState } from './reading/node-state.js';
import { PresentLists } from './reading/present-lists.js';
import { Lists } from './reading/lists.js';
import { Reads } from './reading/reads.js';
import { StreamEndpoint } from './streams/stream-endpoint.js';
import { STREAM_SETTINGS, streamSettings } from './streams/stream-settings.js';
import { Streams } from './streams/streams.js';

/** Every path of the API. */
export const API_CONTROLLERS: Type[] = [
  ...COMMAND_TABLE.map(createCommandController),
  CommandsController,
  SourcesController,
  StrikesController,
  NoticesController,
  SituationsController,
  DiplomaticEventsController,
  MeasuresController,
  GroupsController,
  ...FAMILIES.map(createCountController),
  AgreementsController,
  ...FAMILIES.map(createCountCorrectionsController),
  CorrectionsController,
  SeriesController,
  VintagesController,
  PublishedTableController,
  TollsController,
  DiscrepanciesController,
  ChangesController,
  VolatilityController,
  EventsController,
  KeysController,
  WebhooksController,
  ProjectionsController,
  ProblemsController,
  SchemasController,
];

/** What the paths stand on. */
export const API_PROVIDERS: Provider[] = [
  NodeState,
  AsOfResolver,
  Reads,
  Lists,
  Exports,
  Admission,
  CommandGateway,
  CommandEndpoint,
  CommandDirectory,
  BulkCommands,
  AccessKeys,
  Tokens,
  Authenticator,
  {
    provide: STREAM_SETTINGS,
    inject: [LedgerConfig],
    useFactory: ({ heartbeatMs }: LedgerConfig) => streamSettings(heartbeatMs),
  },
  Streams,
  StreamEndpoint,
  ProjectionRebuilds,
  PresentLists,
  Webhooks,
  WebhookDeliverer,
  { provide: APP_GUARD, useClass: AuthGuard },
  { provide: APP_INTERCEPTOR, useClass: MinSequenceInterceptor },
  { provide: APP_FILTER, useClass: ProblemFilter },
];
