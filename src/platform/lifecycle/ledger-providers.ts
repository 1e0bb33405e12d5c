import { Logger, type Provider } from '@nestjs/common';
import { PROJECTIONS } from '../../../projections/index.js';
import { COMMAND_SETTINGS, type CommandSettings } from '../../application/commands/settings.js';
import { createEventStore } from '../../event-store/create-event-store.js';
import type { LogMessages } from '../../event-store/log-messages.js';
import { EVENT_STORE, type EventStore } from '../../event-store/port/index.js';
import { readModelsIn } from '../../projection-runtime/generation-files.js';
import { lastEventsIn } from '../../projection-runtime/last-events.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { ReadModel } from '../../projection-runtime/read-model.js';
import { Rebuilds } from '../../projection-runtime/rebuilds.js';
import type { RunLog } from '../../projection-runtime/run-log.js';
import { ProjectionRunner } from '../../projection-runtime/runner.js';
import { AdminKey, loadAdminKey } from '../auth/admin-key.js';
import { LedgerConfig } from '../config/ledger-config.js';
import { Machine } from '../health/machine.js';
import { NodeWatch } from '../health/node-watch.js';
import { Readiness } from '../health/readiness.js';
import { AppendFaults } from '../logging/append-faults.js';
import { MeasuredLog } from '../metrics/measured-log.js';
import { Metrics } from '../metrics/metrics.js';
import { LedgerLifecycle } from './ledger-lifecycle.js';
import { Stopping } from './stopping.js';

/** The log, the read model and what follows the one for the other, as the settings want them. */
export function ledgerProviders(config: LedgerConfig): Provider[] {
  return [
    { provide: LedgerConfig, useValue: config },
    { provide: AdminKey, useFactory: () => loadAdminKey(config) },
    { provide: EVENT_STORE, inject: [Metrics], useFactory: (metrics: Metrics) => openLog(config, metrics) },
    { provide: ReadModel, useFactory: () => createReadModel(config) },
    {
      provide: ProjectionRunner,
      inject: [EVENT_STORE, ReadModel],
      useFactory: (log: EventStore, model: ReadModel) =>
        new ProjectionRunner(log, model, runLog('ReadModel')),
    },
    {
      provide: Rebuilds,
      inject: [ProjectionRunner],
      useFactory: ({ rebuilds }: ProjectionRunner) => rebuilds,
    },
    { provide: ReadModelProgress, useExisting: ProjectionRunner },
    {
      provide: COMMAND_SETTINGS,
      useValue: { applyTimeoutMs: config.applyTimeoutMs } satisfies CommandSettings,
    },
    LedgerLifecycle,
    Stopping,
    Machine,
    NodeWatch,
    Readiness,
  ];
}

async function openLog(config: LedgerConfig, metrics: Metrics): Promise<EventStore> {
  const onCommit = (events: number) => metrics.commitEvents.observe(events);
  const known = () => eventsKnownIn(readModelsIn(config.dataDirectory));
  const log = await createEventStore(config, logMessages(), { onCommit, known });
  await log.open();
  return new MeasuredLog(log, metrics, new AppendFaults(runLog('Log')));
}

/** What the read models were made of was acknowledged: a log without it is not the one that was here. */
function eventsKnownIn(directory: string) {
  return lastEventsIn(directory).map(({ path, ...event }) => ({
    ...event,
    from: `the read model ${path}`,
    otherwise: `move ${directory} away, and it is built again from the log`,
  }));
}

/** A log that is gone with the process has a read model that is gone with it too. */
function createReadModel({ log, dataDirectory }: LedgerConfig): ReadModel {
  const directory = log === 'memory' ? null : readModelsIn(dataDirectory);
  return new ReadModel(directory, PROJECTIONS, runLog('ReadModel'));
}

function logMessages(): LogMessages {
  const logger = new Logger('Log');
  return {
    info: (details, msg) => logger.log({ ...details, msg }),
    warn: (details, msg) => logger.warn({ ...details, msg }),
  };
}

function runLog(context: string): RunLog {
  const logger = new Logger(context);
  return {
    info: (message) => logger.log(message),
    warn: (message) => logger.warn(message),
    error: (message) => logger.error(message),
  };
}
