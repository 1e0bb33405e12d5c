import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { PROJECTIONS, QUERY_HANDLERS } from '../../projections/index.js';
import { COMMAND_SETTINGS } from '../../src/application/commands/settings.js';
import { APPLICATION_PROVIDERS, COMMAND_HANDLERS } from '../../src/application/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { EVENT_STORE } from '../../src/event-store/port/index.js';
import { ReadModelProgress } from '../../src/projection-runtime/progress.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';

/** Commands, log, projections and queries together, without HTTP and without files. */
export interface InProcessLedger {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly progress: ReadModelProgress;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** @param log several may be nodes of one */
export async function startInProcessLedger(log = new MemoryEventStore()): Promise<InProcessLedger> {
  await log.open();
  const readModel = new ReadModel(null, PROJECTIONS, silent);
  const runner = new ProjectionRunner(log, readModel, silent);
  await runner.start();
  await runner.caughtUp();
  const module = await Test.createTestingModule({
    imports: [CqrsModule.forRoot()],
    providers: [
      ...APPLICATION_PROVIDERS,
      ...COMMAND_HANDLERS,
      ...QUERY_HANDLERS,
      { provide: EVENT_STORE, useValue: log },
      { provide: COMMAND_SETTINGS, useValue: { applyTimeoutMs: 5_000 } },
      { provide: ReadModelProgress, useValue: runner },
      { provide: ReadModel, useValue: readModel },
    ],
  }).compile();
  await module.init();
  return {
    commands: module.get(CommandBus),
    queries: module.get(QueryBus),
    progress: runner,
    close: async () => {
      await module.close();
      await runner.stop();
      await log.close();
    },
  };
}
