import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECTIONS } from '../../projections/index.js';
import { Generation } from '../../src/projection-runtime/generation.js';
import { schemaOf } from '../../src/projection-runtime/schema.js';
import { buildReadModels } from './build.js';
import { Recorder, type Written } from './recorded.js';

/** Builds them once more, not timed. @returns what was written, by transaction */
export async function record(logDirectory: string, directory: string): Promise<Written[][]> {
  const recorder = new Recorder();
  const options = { projections: recorder.watch(PROJECTIONS), onApplied: () => recorder.endPage() };
  await buildReadModels(logDirectory, directory, options);
  return recorder.pages;
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
