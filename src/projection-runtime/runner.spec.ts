import { uuid } from '../../test/support/read-models/facts.js';
import { FailingLog } from '../../test/support/read-models/failing-log.js';
import { KeptLog } from '../../test/support/read-models/logs.js';
import { namesProjection, register, registration } from '../../test/support/read-models/names.js';
import { until } from '../../test/support/read-models/until.js';
import { MemoryEventStore } from '../event-store/memory/index.js';
import { LogRefusedError, LogUnavailableError } from '../event-store/port/index.js';
import type { Applied } from './applier.js';
import type { Projection } from './projection.js';
import { ReadModel } from './read-model.js';
import { ProjectionRunner, type RunnerOptions } from './runner.js';

const LONG = 60_000;

describe('the projection runner', () => {
  let log: MemoryEventStore;
  let runLog: KeptLog;
  let model: ReadModel;
  let runner: ProjectionRunner;
  let applied: Applied[];

  beforeEach(async () => {
    await use(new MemoryEventStore());
  });
  afterEach(() => runner.stop());

  async function use(store: MemoryEventStore): Promise<void> {
    log = store;
    await log.open();
    runLog = new KeptLog();
    applied = [];
  }

  async function start(
    projections: Projection[] = [namesProjection()],
    options?: RunnerOptions,
  ): Promise<void> {
    model = new ReadModel(null, projections, runLog);
    runner = new ProjectionRunner(log, model, runLog, options);
    runner.onApplied((commit) => applied.push(commit));
    await runner.start();
  }

  const names = (table = 'names') =>
    model.all<{ name: string }>(`SELECT name FROM ${table} ORDER BY sequence`, {}).map(({ name }) => name);

  describe('applying', () => {
    it('takes what is there in few commits, at most 1,000 events each', async () => {
      const numbers = Array.from({ length: 2_300 }, (_, index) => index + 1);
      await log.append(
        `ledger-source-${uuid(0)}`,
        numbers.map((number) => registration(number)),
        'no_stream',
      );
      await start();
      await runner.caughtUp();
      const sizes = applied.map(({ eventIds }) => eventIds.length).filter((size) => size > 0);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2_300);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
      expect(sizes.length).toBeLessThan(20);
      expect(names()).toHaveLength(2_300);
    });

    it('follows what comes, and tells in order what each commit brought', async () => {
      await start();
      await runner.caughtUp();
      await register(log, 1);
      await runner.whenSequence(1, LONG);
      await register(log, 2, 3);
      await runner.whenSequence(3, LONG);
      expect(names()).toEqual(['source 1', 'source 2', 'source 3']);
      expect(applied.flatMap(({ events }) => events.map((event) => event.sequence))).toEqual([1, 2, 3]);
      expect(applied.flatMap(({ eventIds }) => eventIds)).toEqual([
        { id: uuid(1), sequence: 1 },
        { id: uuid(2), sequence: 2 },
        { id: uuid(3), sequence: 3 },
      ]);
      expect(runner.sequence).toBe(3);
      expect(runner.status()).toEqual({ state: 'following', sequence: 3 });
    });

    it('moves the checkpoint past what no projection wants', async () => {
      const event = { ...registration(1), type: 'something.v1' };
      await log.append('ops-lease-1', [event], 'no_stream');
      await start();
      await runner.caughtUp();
      expect(names()).toEqual([]);
      expect(runner.status()).toEqual({ state: 'following', sequence: 0 });
      expect(model.generation.progress.read()).toMatchObject({
        sequence: 0,
        last: { id: uuid(1), stream: 'ops-lease-1', revision: 0 },
      });
    });

    it('is not disturbed by a listener that fails', async () => {
      await start();
      runner.onApplied(() => {
        throw new Error('deaf');
      });
      await register(log, 1);
      expect(await runner.whenSequence(1, LONG)).toBe(true);
      expect(runLog.lines).toContain('error: a listener of the read model failed: Error: deaf');
    });

    it('ends telling a listener that does not want more', async () => {
      await start();
      let told = 0;
      const end = runner.onApplied(() => told++);
      await register(log, 1);
      await runner.whenSequence(1, LONG);
      end();
      const before = told;
      await register(log, 2);
      await runner.whenSequence(2, LONG);
      expect(before).toBeGreaterThan(0);
      expect(told).toBe(before);
    });
  });

  describe('an event that cannot be applied', () => {
    const two = () => [
      namesProjection({ name: 'willing' }),
      namesProjection({ name: 'strict', refuse: 'source 3' }),
    ];

    it('stops everything; what came before it is applied, nothing after, in all projections alike', async () => {
      await register(log, 1, 2, 3, 4);
      await start(two());
      await until(() => runner.status().state === 'stopped');
      expect(names('willing')).toEqual(['source 1', 'source 2']);
      expect(names('strict')).toEqual(['source 1', 'source 2']);
      expect(model.generation.progress.read()).toMatchObject({ sequence: 2, last: { id: uuid(2) } });
      expect(runner.status()).toEqual({
        state: 'stopped',
        sequence: 2,
        projection: 'strict',
        event: {
          id: uuid(3),
          type: 'conflict-ledger.source-registered.v1',
          stream: `ledger-source-${uuid(3)}`,
          revision: 0,
        },
        reason: 'cannot take source 3',
      });
      expect(runLog.lines).toContain(
        `error: the read model is stopped by strict at event ${uuid(3)} (conflict-ledger.source-registered.v1, ` +
          `ledger-source-${uuid(3)} revision 0): cannot take source 3`,
      );
    });

    it('tells all who wait, and those who come later', async () => {
      await start(two());
      await runner.caughtUp();
      const watch = runner.watch(uuid(4));
      const waits = [runner.whenSequence(4, LONG), watch.applied(LONG)];
      await register(log, 1, 2, 3, 4);
      expect(await Promise.all(waits)).toEqual([false, null]);
      expect(await runner.whenSequence(4, LONG)).toBe(false);
      expect(await runner.watch(uuid(4)).applied(LONG)).toBeNull();
      expect(await runner.whenSequence(2, LONG)).toBe(true);
    });

    it('stops it again after a restart, until somebody acts', async () => {
      await register(log, 1, 2, 3);
      for (let run = 0; run < 2; run++) {
        await start(two());
        await expect(runner.caughtUp()).rejects.toThrow('cannot take source 3');
        expect(runner.status()).toMatchObject({ state: 'stopped', sequence: 2 });
        if (run === 0) await runner.stop();
      }
    });

    it.each([
      ['of an unknown type', `ledger-source-${uuid(1)}`, 'conflict-ledger.source-praised.v1'],
      ['in an unknown kind of stream', `ledger-rumour-${uuid(1)}`, 'conflict-ledger.source-registered.v1'],
      ['in a stream of another kind', `ledger-strike-${uuid(1)}`, 'conflict-ledger.source-registered.v1'],
    ])('is one %s', async (_, stream, type) => {
      await log.append(stream, [{ ...registration(1), type }], 'no_stream');
      await start();
      await expect(runner.caughtUp()).rejects.toThrow();
      expect(runner.status()).toMatchObject({
        state: 'stopped',
        sequence: 0,
        projection: 'decoding',
        event: { id: uuid(1), type, stream, revision: 0 },
      });
    });
  });

  describe('those who wait', () => {
    it('are told the sequence of their event, also when they watched before it was appended', async () => {
      await start();
      await runner.caughtUp();
      const watches = [runner.watch(uuid(2)), runner.watch(uuid(2))];
      await register(log, 1, 2);
      expect(await Promise.all(watches.map((watch) => watch.applied(LONG)))).toEqual([2, 2]);
    });

    it('miss nothing that is applied before they ask', async () => {
      await start();
      const watch = runner.watch(uuid(1));
      await register(log, 1);
      await runner.whenSequence(1, LONG);
      expect(await watch.applied(LONG)).toBe(1);
    });

    it('of an event without a sequence are told the last one applied', async () => {
      await start();
      await register(log, 1);
      const watch = runner.watch(uuid(2));
      await log.append('ops-lease-1', [registration(2)], 'no_stream');
      expect(await watch.applied(LONG)).toBe(1);
    });

    it('are told when it takes too long, or they cancel', async () => {
      await start();
      await runner.caughtUp();
      expect(await runner.whenSequence(1, 0)).toBe(false);
      expect(await runner.watch(uuid(1)).applied(0)).toBeNull();
      const watch = runner.watch(uuid(1));
      watch.cancel();
      expect(await watch.applied(LONG)).toBeNull();
    });

    it('are told when the runner is stopped', async () => {
      await start();
      const waits = [runner.whenSequence(1, LONG), runner.watch(uuid(1)).applied(LONG)];
      await runner.stop();
      expect(await Promise.all(waits)).toEqual([false, null]);
    });
  });

  describe('the log', () => {
    it('may be out of reach: it is tried again, and the rows are served meanwhile', async () => {
      await use(new FailingLog([new LogUnavailableError('no route'), new LogUnavailableError('no route')]));
      await register(log, 1);
      const states: unknown[] = [];
      const pause = async () => void states.push(runner.status());
      await start(undefined, { pause });
      await runner.caughtUp();
      const away = { state: 'disconnected', sequence: 0, reason: 'no route' };
      expect(states).toEqual([away, away]);
      expect(runner.status()).toEqual({ state: 'following', sequence: 1 });
      expect(runLog.lines.filter((line) => line.includes('reach'))).toEqual([
        'warn: the log is out of reach: no route',
        'info: the log is within reach again',
      ]);
    });

    it('waits longer each time, and stops waiting when the runner is stopped', async () => {
      await use(new FailingLog(Array.from({ length: 3 }, () => new LogUnavailableError('no route'))));
      const waits: number[] = [];
      const pause = async (milliseconds: number, signal: AbortSignal) => {
        waits.push(milliseconds);
        if (waits.length < 3) return;
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        );
      };
      await start(undefined, { pause });
      await until(() => waits.length === 3);
      await runner.stop();
      const [first = 0, second = 0, third = 0] = waits;
      expect(first).toBeGreaterThanOrEqual(50);
      expect(second).toBeGreaterThanOrEqual(100);
      expect(third).toBeGreaterThanOrEqual(200);
    });

    it('may be closed: the runner ends, says so, and can be stopped', async () => {
      await start();
      await runner.caughtUp();
      const wait = runner.whenSequence(1, LONG);
      await log.close();
      expect(await wait).toBe(false);
      expect(runner.status()).toEqual({ state: 'disconnected', sequence: 0, reason: 'the log is closed' });
      await expect(runner.stop()).resolves.toBeUndefined();
    });

    it('may refuse to be read: the runner stops and names no event', async () => {
      await use(new FailingLog([new LogRefusedError('damaged')]));
      await start();
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

  describe('starting and stopping', () => {
    it('answers health while it builds', async () => {
      await register(log, 1);
      model = new ReadModel(null, [namesProjection()], runLog);
      runner = new ProjectionRunner(log, model, runLog);
      expect(runner.status()).toEqual({ state: 'starting' });
      await runner.start();
      expect(runner.status()).toEqual({ state: 'rebuilding', sequence: 0 });
      await runner.caughtUp();
      expect(runner.status()).toEqual({ state: 'following', sequence: 1 });
    });

    it('may be asked for twice', async () => {
      await start();
      await runner.start();
      await runner.caughtUp();
      await runner.stop();
      await runner.stop();
      await expect(runner.caughtUp()).resolves.toBeUndefined();
    });

    it('may be stopped before it was started, and before it has caught up', async () => {
      model = new ReadModel(null, [namesProjection()], runLog);
      runner = new ProjectionRunner(log, model, runLog);
      await runner.stop();
      await expect(runner.caughtUp()).rejects.toThrow('stopped');
    });
  });
});
