import { availableParallelism } from 'node:os';
import { COMPILING } from './test/runner/compiling.mjs';

/** Test files and sources are compiled to CommonJS by swc; packages load as they are. */
export default {
  testEnvironment: '<rootDir>/test/runner/environment.mjs',
  testRunner: '<rootDir>/test/runner/framework.mjs',
  roots: ['<rootDir>/src', '<rootDir>/projections', '<rootDir>/page', '<rootDir>/test'],
  testRegex: '\\.(spec|test)\\.ts$',
  // Long enough for a busy machine: it is only waited out by what would never end.
  testTimeout: 120_000,
  // One for each processor, and one more, as some tests wait for what takes its time. By itself Jest leaves one out.
  maxWorkers: availableParallelism() + 1,
  globalSetup: '<rootDir>/test/runner/temporary-files.mjs',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  workerIdleMemoryLimit: '1GB',
  // A process that holds hundreds of megabytes takes half a second to end on a busy machine, and half a second is all
  // that it has by itself before it is told to leak. What does leak holds it for longer than this.
  workerGracefulExitTimeout: 10_000,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', COMPILING] },
};
