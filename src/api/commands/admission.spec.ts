import type { LedgerConfig } from '../../platform/config/ledger-config.js';
import type { NodeWatch } from '../../platform/health/node-watch.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { ReadModelProgress } from '../../projection-runtime/progress.js';
import { Admission } from './admission.js';

afterEach(() => jest.restoreAllMocks());

test('whoever waits for room waits for no time less than none, however late it is looked', async () => {
  const watch = { strain: { cause: 'memory', detail: 'much is used' }, onLook: () => () => true };
  const config = { applyTimeoutMs: 10, mostCommands: 5 };
  const admission = new Admission(
    {} as ReadModelProgress,
    watch as unknown as NodeWatch,
    config as LedgerConfig,
    new Metrics(),
  );
  // When it begins, when it is asked whether time is left, and when the time is reckoned that is left.
  const times = [0, 9, 15];
  jest.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? 20);
  const timer = jest.spyOn(globalThis, 'setTimeout');
  await admission.room();
  expect(timer.mock.calls.map(([, milliseconds]) => milliseconds)).toEqual([0]);
});
