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
  // Much of the time is spent waiting for processes, disks and what has to end by itself.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/test/longest-first.mjs',
  // Each file's modules stay in memory for a while, and what looks for garbage looks at all of them.
  workerIdleMemoryLimit: '1GB',
  // A process that holds hundreds of megabytes takes half a second to end on a busy machine, and half a second is all
  // that it has by itself before it is told to leak. What does leak holds it for longer than this.
  workerGracefulExitTimeout: 10_000,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', COMPILING] },
};
