import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /^read-model-([1-9]\d{0,14})\.db$/;
const SUFFIXES = ['', '-wal', '-shm', '-journal'];

/** Where a node keeps its read models, in its folder. */
export function readModelsIn(folder: string): string {
  return join(folder, 'read-model');
}

/** The files of a directory that holds read models, one per generation. */
export class GenerationFiles {
  constructor(private readonly directory: string) {}

  makeDirectory(): void {
    mkdirSync(this.directory, { recursive: true });
  }

  /** Numbers of the generations that are there, newest first. */
  numbers(): number[] {
    const numbers = readdirSync(this.directory).flatMap((name) => {
      const [, number] = NAME.exec(name) ?? [];
      return number === undefined ? [] : [Number(number)];
    });
    return numbers.sort((a, b) => b - a);
  }

  path(number: number): string {
    return join(this.directory, `read-model-${number}.db`);
  }

  remove(number: number): void {
    for (const suffix of SUFFIXES) rmSync(this.path(number) + suffix, { force: true, recursive: true });
  }
}
