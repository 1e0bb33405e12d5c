import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECTIONS } from '../../projections/index.js';
import { EmbeddedEventStore } from '../../src/event-store/embedded/index.js';
import { Generation } from '../../src/projection-runtime/generation.js';
import type { Projection } from '../../src/projection-runtime/projection.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { ProjectionRunner } from '../../src/projection-runtime/runner.js';
import { schemaOf } from '../../src/projection-runtime/schema.js';
import { Recorder, type Written } from './recorded.js';

const QUIET = { info: () => undefined, warn: () => undefined, error: (what: string) => console.error(what) };

/** Builds all read models from a log, as a node does that has none. @returns milliseconds, with the log's opening */
export async function replay(logDirectory: string, directory: string): Promise<number> {
  return (await follow(logDirectory, directory, PROJECTIONS)).milliseconds;
}

/** Builds them once more, not timed. @returns what was written, by transaction */
export async function record(logDirectory: string, directory: string): Promise<Written[][]> {
  const recorder = new Recorder();
  await follow(logDirectory, directory, recorder.watch(PROJECTIONS), () => recorder.endPage());
  return recorder.pages;
}

async function follow(
  logDirectory: string,
  directory: string,
  projections: readonly Projection[],
  onApplied: () => void = () => undefined,
): Promise<{ milliseconds: number }> {
  const log = new EmbeddedEventStore({ directory: logDirectory });
  const begun = performance.now();
  await log.open();
  const runner = new ProjectionRunner(log, new ReadModel(directory, projections, QUIET), QUIET);
  runner.onApplied(onApplied);
  try {
    await runner.start();
    await runner.caughtUp();
    return { milliseconds: performance.now() - begun };
  } finally {
    await runner.stop();
    await log.close();
  }
}

/** Writes the same rows into a new file of the same tables, indexes and settings. @returns milliseconds */
export function writeRaw(pages: readonly (readonly Written[])[], directory: string): number {
  mkdirSync(directory, { recursive: true });
  const begun = performance.now();
  const beginning = { begunAt: new Date().toISOString(), rebuildId: null };
  const generation = Generation.create(join(directory, 'raw.db'), schemaOf(PROJECTIONS), beginning);
  const { writer } = generation;
  const statements = new Map<string, ReturnType<typeof writer.prepare>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? writer.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const write = writer.transaction((page: readonly Written[]) => {
    for (const { sql, values } of page) prepared(sql).run(values);
  });
  for (const page of pages) write.immediate(page);
  generation.complete();
  const milliseconds = performance.now() - begun;
  generation.close();
  return milliseconds;
}
