import type { INestApplicationContext } from '@nestjs/common';
import { CqrsModule, type Query, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { PROJECTIONS, QUERY_HANDLERS } from '../../../projections/index.js';
import {
  CATEGORIES,
  type Category,
  countCategory,
  streamOf,
} from '../../../src/domain/catalogue/categories.js';
import { type LedgerEvent, wireName } from '../../../src/domain/catalogue/event-types.js';
import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.js';
import type { JsonObject, NewEvent } from '../../../src/event-store/port/index.js';
import type { At } from '../../../src/projection-runtime/at.js';
import { ReadModel } from '../../../src/projection-runtime/read-model.js';
import { ProjectionRunner } from '../../../src/projection-runtime/runner.js';
import { uuid } from './facts.js';
import { QUIET } from './logs.js';

const WAIT_MS = 60_000;

/** The latest of everything. */
export const NOW: At = { sequence: Number.MAX_SAFE_INTEGER - 1, statedAt: null };

/** A point on both axes; null for the latest stated. */
export function at(sequence: number, statedAt: string | null = null): At {
  return { sequence, statedAt };
}

export interface RecordOptions {
  readonly actor?: string;
  /** The family of a count. */
  readonly family?: string;
  readonly metadata?: JsonObject;
}

/** A log in memory, all projections over it, and a bus to ask them: what a node has, without HTTP and commands. */
export class TestLedger {
  private nextId = 1;

  private constructor(
    readonly log: MemoryEventStore,
    readonly runner: ProjectionRunner,
    private readonly time: { now: string },
    private readonly app: INestApplicationContext,
  ) {}

  /** @param log one that is there already, to build read models over it again */
  static async open(log?: MemoryEventStore): Promise<TestLedger> {
    const time = { now: '2025-10-22T00:00:00.000Z' };
    const store = log ?? new MemoryEventStore(() => Date.parse(time.now));
    await store.open();
    const model = new ReadModel(null, PROJECTIONS, QUIET);
    const runner = new ProjectionRunner(store, model, QUIET);
    await runner.start();
    await runner.caughtUp();
    const app = await Test.createTestingModule({
      imports: [CqrsModule.forRoot()],
      providers: [...QUERY_HANDLERS, { provide: ReadModel, useValue: model }],
    }).compile();
    await app.init();
    return new TestLedger(store, runner, time, app);
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.app.close();
  }

  /** Sets the clock of the log. */
  recordsAt(instant: string): void {
    this.time.now = instant;
  }

  /** Appends an event to the stream of a resource and answers with its sequence, once it is applied. */
  async record(id: string, event: LedgerEvent, options: RecordOptions = {}): Promise<number> {
    const category = categoryOf(event, options.family ?? 'casualty');
    const { actor = 'analyst-1', metadata = {} } = options;
    return this.append(streamOf(category, id), {
      id: this.eventId(),
      type: wireName(category, event.kind),
      data: event.data as unknown as JsonObject,
      metadata: { actor, command: 'Test', addressed: null, key: null, members: null, ...metadata },
    });
  }

  /** Appends an event to an `ops-` stream; answers once it is applied. */
  async operate(stream: string, type: string, data: JsonObject, metadata: JsonObject = {}): Promise<void> {
    await this.append(stream, { id: this.eventId(), type, data, metadata });
  }

  ask<Answer>(query: Query<Answer>): Promise<Answer> {
    return this.app.get(QueryBus).execute(query);
  }

  /** What the queries read. */
  get model(): ReadModel {
    return this.app.get(ReadModel);
  }

  private async append(stream: string, event: NewEvent): Promise<number> {
    const watch = this.runner.watch(event.id);
    await this.log.append(stream, [event], 'any');
    const sequence = await watch.applied(WAIT_MS);
    if (sequence === null) throw new Error(`not applied: ${JSON.stringify(this.runner.status())}`);
    return sequence;
  }

  private eventId(): string {
    return uuid(900_000 + this.nextId++);
  }
}

function categoryOf({ kind }: LedgerEvent, family: string): Category {
  const own = CATEGORIES.find((category) => category.family === null && kind in category.events);
  return own ?? countCategory(family);
}
