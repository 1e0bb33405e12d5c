import TestSequencer from '@jest/test-sequencer';

/** Where tests take long. What is begun last is not waited for by an idle processor when it is short. */
const LONG = ['test/fuzz/', 'test/browser/', 'test/faults/', 'test/contract/', 'test/smoke/', 'test/', ''];

/** Orders test files by where they are, and within that as Jest does. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ path, context }) {
  const inProject = path.slice(context.config.rootDir.length + 1);
  return LONG.findIndex((folder) => inProject.startsWith(folder));
}
