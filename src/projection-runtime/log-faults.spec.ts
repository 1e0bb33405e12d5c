import { FailingLog } from '../../test/support/read-models/failing-log.js';
import { register } from '../../test/support/read-models/names.js';
import { useRunner } from '../../test/support/read-models/runner-fixture.js';
import { until } from '../../test/support/until.js';
import { LogRefusedError, LogUnavailableError } from '../event-store/port/index.js';

const LONG = 60_000;

describe('a log that fails the projection runner', () => {
  const fixture = useRunner();

  async function useFailing(...failures: Error[]): Promise<void> {
    fixture().log = new FailingLog(failures);
    await fixture().log.open();
  }
  const unavailable = () => new LogUnavailableError('no route');

  it('may be out of reach: it is tried again, and the rows are served meanwhile', async () => {
    await useFailing(unavailable(), unavailable());
    await register(fixture().log, 1);
    const states: unknown[] = [];
    const pause = async () => void states.push(fixture().runner.status());
    const runner = await fixture().start(undefined, { pause });
    await runner.caughtUp();
    const away = { state: 'disconnected', sequence: 0, reason: 'no route' };
    expect(states).toEqual([away, away]);
    expect(runner.status()).toEqual({ state: 'following', sequence: 1 });
    expect(fixture().runLog.lines.filter((line) => line.includes('reach'))).toEqual([
      'warn: the log is out of reach: no route',
      'info: the log is within reach again',
    ]);
  });

  it('is waited for longer each time, until the runner is stopped', async () => {
    await useFailing(unavailable(), unavailable(), unavailable());
    const waits: number[] = [];
    const pause = async (milliseconds: number, signal: AbortSignal) => {
      waits.push(milliseconds);
      if (waits.length < 3) return;
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
      );
    };
    const runner = await fixture().start(undefined, { pause });
    await until(() => waits.length === 3);
    await runner.stop();
    const [first = 0, second = 0, third = 0] = waits;
    expect(first).toBeGreaterThanOrEqual(50);
    expect(second).toBeGreaterThanOrEqual(100);
    expect(third).toBeGreaterThanOrEqual(200);
  });

  it('may be closed: the runner ends, says so, and can be stopped', async () => {
    const runner = await fixture().start();
    await runner.caughtUp();
    const wait = runner.whenSequence(1, LONG);
    await fixture().log.close();
    expect(await wait).toBe(false);
    expect(runner.status()).toEqual({ state: 'disconnected', sequence: 0, reason: 'the log is closed' });
    await expect(runner.stop()).resolves.toBeUndefined();
  });

  it('may refuse to be read: the runner stops and blames no event', async () => {
    await useFailing(new LogRefusedError('damaged'));
    const runner = await fixture().start();
    await expect(runner.caughtUp()).rejects.toThrow('damaged');
    expect(runner.status()).toEqual({
      state: 'stopped',
      sequence: 0,
      projection: 'read-model',
      event: null,
      reason: 'damaged',
    });
  });
});
