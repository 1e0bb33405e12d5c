import { createRequire } from 'node:module';
import SharedEnvironment from './environment.mjs';
import { loadTypeScript } from './typescript.mjs';

const { default: circus } = createRequire(import.meta.url)('jest-circus/runner');
/** What jest-circus keeps on the globals, by the names of its symbols: those that it tells of each test, and the tests. */
const KEPT_BY_CIRCUS = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL']);
loadTypeScript();

/**
 * Runs a test file as Jest's own framework does, with modules that Node loads: once for each worker, and not once for
 * each file. A file that says `@jest-environment node` has modules of its own, which it may replace.
 */
export default async function run(globalConfig, config, environment, runtime, path, send) {
  if (environment instanceof SharedEnvironment) share(runtime, path);
  try {
    return await circus(globalConfig, config, environment, runtime, path, send);
  } finally {
    forgetTests();
  }
}

function share(runtime, path) {
  const { jest } = runtime.requireModuleOrMock(path, '@jest/globals');
  globalThis.jest = jest;
  runtime.requireModule = requireForOneFile;
  // It keeps the tests and the listeners of one file.
  runtime.requireInternalModule = requireForOneFile;
}

/**
 * What it answers is kept by nobody, so that what one test file held is garbage once it is through: Node keeps a module
 * in its cache, and with each module those that it was the first to ask for.
 */
function requireForOneFile(file) {
  const require = createRequire(import.meta.url);
  delete require.cache[file];
  try {
    return require(file);
  } finally {
    delete require.cache[file];
  }
}

/** Otherwise they would stay, and those told of the tests of one file would be told of those of all that follow. */
function forgetTests() {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (KEPT_BY_CIRCUS.has(symbol.description)) delete globalThis[symbol];
  }
}
