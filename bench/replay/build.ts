import { PROJECTIONS } from '../../projections/index.js';
import { EmbeddedEventStore } from '../../src/event-store/embedded/embedded-event-store.js';
import type { AppliedListener } from '../../src/projection-runtime/audience.js';
import type { Projection } from '../../src/projection-runtime/projection.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';

const QUIET = { info: () => undefined, warn: () => undefined, error: (what: string) => console.error(what) };

export interface BuildOptions {
  readonly projections?: readonly Projection[];
  readonly onApplied?: AppliedListener;
  /** Leaves it to the machine when it brings the file to the disk: for what only has to be there. */
  readonly isUnsynced?: boolean;
}

/**
 * Builds all read models from a log, as a node does that has none.
 * @returns milliseconds until they are at its end, the log's opening included
 */
export async function buildReadModels(
  logDirectory: string,
  directory: string,
  { projections = PROJECTIONS, onApplied = () => undefined, isUnsynced = false }: BuildOptions = {},
): Promise<number> {
  const log = new EmbeddedEventStore({ directory: logDirectory });
  const begun = performance.now();
  await log.open();
  const model = new ReadModel(directory, projections, QUIET);
  model.open();
  if (isUnsynced) model.generation.writer.pragma('synchronous = OFF');
  const runner = new ProjectionRunner(log, model, QUIET);
  runner.onApplied(onApplied);
  try {
    await runner.start();
    await runner.caughtUp();
    return performance.now() - begun;
  } finally {
    await runner.stop();
    await log.close();
  }
}
