import { MemoryEventStore } from '../../../src/event-store/memory/memory-event-store.js';
import type { Applied } from '../../../src/projection-runtime/applier.js';
import type { Projection } from '../../../src/projection-runtime/projection.js';
import { ReadModel } from '../../../src/projection-runtime/read-model.js';
import type { Waits } from '../../../src/projection-runtime/rebuild.js';
import { ProjectionRunner } from '../../../src/projection-runtime/runner.js';
import { KeptLog } from './logs.js';
import { namesProjection } from './names.js';

/** A runner over a log in memory. A test may put a log of its own in place before it starts the runner. */
export class RunnerFixture {
  log = new MemoryEventStore();
  readonly runLog = new KeptLog();
  /** What each commit brought. */
  readonly applied: Applied[] = [];
  private made: { model: ReadModel; runner: ProjectionRunner } | null = null;

  get runner(): ProjectionRunner {
    return this.parts.runner;
  }

  get model(): ReadModel {
    return this.parts.model;
  }

  make(projections: readonly Projection[] = [namesProjection()], waits?: Waits): ProjectionRunner {
    const model = new ReadModel(null, projections, this.runLog);
    const runner = new ProjectionRunner(this.log, model, this.runLog, waits);
    runner.onApplied((commit) => this.applied.push(commit));
    this.made = { model, runner };
    return runner;
  }

  async start(projections?: readonly Projection[], waits?: Waits): Promise<ProjectionRunner> {
    const runner = this.make(projections, waits);
    await runner.start();
    return runner;
  }

  /** The names that a projection has, in order. */
  names(table = 'names'): string[] {
    const rows = this.model.all<{ name: string }>(`SELECT name FROM ${table} ORDER BY sequence`, {});
    return rows.map(({ name }) => name);
  }

  async stop(): Promise<void> {
    await this.made?.runner.stop();
  }

  private get parts(): { model: ReadModel; runner: ProjectionRunner } {
    if (!this.made) throw new Error('the runner is not made yet');
    return this.made;
  }
}

/** A fixture for each test of the enclosing block. */
export function useRunner(): () => RunnerFixture {
  let fixture = new RunnerFixture();
  beforeEach(async () => {
    fixture = new RunnerFixture();
    await fixture.log.open();
  });
  afterEach(() => fixture.stop());
  return () => fixture;
}
