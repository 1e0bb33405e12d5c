import { createRequire } from 'node:module';
import SharedEnvironment from './environment.mjs';
import { loadTypeScript } from './typescript.mjs';

const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner');
loadTypeScript();

/**
 * Runs a test file as Jest's own framework does, with modules that Node loads: once for each worker, and not once for
 * each file. A file that says `@jest-environment node` has modules of its own, which it may replace.
 */
export default async function run(globalConfig, config, environment, runtime, path, send) {
  if (environment instanceof SharedEnvironment) share(runtime, path);
  return circus(globalConfig, config, environment, runtime, path, send);
}

function share(runtime, path) {
  const { jest } = runtime.requireModuleOrMock(path, '@jest/globals');
  globalThis.jest = jest;
  runtime.requireModule = (file) => require(file);
  // It keeps the tests and the listeners of one file.
  runtime.requireInternalModule = (file) => {
    delete require.cache[file];
    return require(file);
  };
}
