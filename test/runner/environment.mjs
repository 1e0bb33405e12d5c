import { setSourceMapsSupport } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { createContext, runInNewContext } from 'node:vm';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/**
 * More than this on the heap, in bytes, is looked through for garbage between two files. V8 has no hurry with that, and
 * Jest takes what lies there for a reason to begin a worker anew, which then loads everything again.
 */
const MUCH = 700 * 2 ** 20;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * What test files share that one worker runs: Node's own globals, so that what one of them has loaded is there for the
 * next. Each has its spies and its timers, and leaves none behind.
 */
export default class SharedEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  customExportConditions = ['node', 'node-addons'];

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    // Jest puts its own in their place for each file.
    this.before = { console: globalThis.console, exit: process.exit };
  }

  exportConditions() {
    return this.customExportConditions;
  }

  /** Jest wants one; nothing runs in it. */
  getVmContext() {
    return (this.context ??= createContext({}));
  }

  setup() {
    // Node tells by itself where a line comes from; what Jest has put in its place only knows what Jest has loaded.
    Error.prepareStackTrace = undefined;
    setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
  }

  teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    globalThis.console = this.before.console;
    process.exit = this.before.exit;
    if (process.memoryUsage().heapUsed > MUCH) collectGarbage();
  }
}
