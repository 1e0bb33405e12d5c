import { newEvents } from '../../../test/contract/event-store/fixture.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import type { ReadModelStatus } from '../../projection-runtime/progress.js';
import type { ProjectionRunner } from '../../projection-runtime/runner.js';
import { readConfig } from '../config/read-config.js';
import { Metrics } from '../metrics/metrics.js';
import { Machine } from './machine.js';
import { NodeWatch } from './node-watch.js';

const MOST_LAG_MS = 100;
const LONG_AGO = Date.parse('2025-10-22T06:00:00.000Z');

/** A node that has applied nothing of a log that was written long ago. */
describe('a node that is far behind its log', () => {
  const log = new MemoryEventStore(() => LONG_AGO);
  let status: ReadModelStatus;
  let watch: NodeWatch;

  beforeAll(async () => {
    await log.open();
    await log.append('ledger-a', newEvents(3), 'no_stream');
  });
  afterAll(() => log.close());
  beforeEach(() => {
    const runner = {
      reached: { checkpoint: null, sequence: 0, last: null },
      sequence: 0,
      status: () => status,
    };
    const config = readConfig({ LEDGER_LOG: 'memory', LEDGER_MOST_LAG_MS: String(MOST_LAG_MS) });
    watch = new NodeWatch(log, runner as unknown as ProjectionRunner, new Machine(), config, new Metrics());
  });
  afterEach(() => watch.onModuleDestroy());

  /** Looks once, at the log and at the machine. */
  async function look(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let looks = 0;
    watch.onLook(() => (looks += 1) === 2 && resolve());
    watch.onApplicationBootstrap();
    await promise;
  }

  it('takes no commands for it while it follows the log', async () => {
    status = { state: 'following', sequence: 0 };
    await look();
    expect(watch.strain).toMatchObject({
      cause: 'lag',
      detail: expect.stringMatching(/^the read models are 3 events/),
    });
  });

  it('is not behind any more when it has come to the end: what was seen on the way there counts no longer', async () => {
    status = { state: 'rebuilding', sequence: 0, percent: 0, remainingSeconds: null };
    await look();
    status = { state: 'following', sequence: 3 };
    expect(watch.strain).toBeNull();
  });
});
