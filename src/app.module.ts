import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { QUERY_HANDLERS } from '../projections/index.js';
import { API_CONTROLLERS, API_PROVIDERS } from './api/api-providers.js';
import { APPLICATION_PROVIDERS, COMMAND_HANDLERS } from './application/index.js';
import type { LedgerConfig } from './platform/config/ledger-config.js';
import { HealthController } from './platform/health/health.controller.js';
import { ledgerProviders } from './platform/lifecycle/ledger-providers.js';
import { MetricsController } from './platform/metrics/metrics.controller.js';
import { Metrics } from './platform/metrics/metrics.js';
import { loggingModule } from './platform/logging/logging.module.js';

/** The whole ledger, wired for one node. */
@Module({})
export class AppModule {
  static forNode(config: LedgerConfig, metrics: Metrics): DynamicModule {
    return {
      module: AppModule,
      imports: [loggingModule(config), CqrsModule.forRoot()],
      controllers: [HealthController, MetricsController, ...API_CONTROLLERS],
      providers: [
        { provide: Metrics, useValue: metrics },
        ...ledgerProviders(config),
        ...APPLICATION_PROVIDERS,
        ...COMMAND_HANDLERS,
        ...QUERY_HANDLERS,
        ...API_PROVIDERS,
      ],
    };
  }
}
