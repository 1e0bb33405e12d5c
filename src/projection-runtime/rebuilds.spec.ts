import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { uuid } from '../../test/support/read-models/facts.js';
import { KeptLog } from '../../test/support/read-models/logs.js';
import { namesProjection, register, registration } from '../../test/support/read-models/names.js';
import { SlowLog } from '../../test/support/read-models/slow-log.js';
import { until } from '../../test/support/until.js';
import { useTemporaryDirectory } from '../../test/support/temporary-directory.js';
import { LogUnavailableError } from '../event-store/port/index.js';
import type { Projection } from './projection.js';
import { ReadModel } from './read-model.js';
import { RebuildRunningError, type Rebuilds } from './rebuilds.js';
import { ProjectionRunner } from './runner.js';

const LONG = 60_000;
const ENDLESS = 1_000_000;

interface Node {
  readonly model: ReadModel;
  readonly runner: ProjectionRunner;
  readonly rebuilds: Rebuilds;
  readonly lines: string[];
  /** Sequences in the order in which they were told. */
  readonly told: number[];
  names(): string[];
}

describe('a rebuild beside what serves', () => {
  const directory = useTemporaryDirectory();
  const running: ProjectionRunner[] = [];
  let slow: SlowLog;

  beforeEach(() => newLog());
  afterEach(async () => {
    slow.allow(ENDLESS);
    for (const runner of running.splice(0)) await runner.stop();
  });

  async function newLog(): Promise<void> {
    slow = new SlowLog();
    await slow.inner.open();
  }

  async function registerMany(first: number, last: number): Promise<void> {
    const events = Array.from({ length: last - first + 1 }, (_, index) => registration(first + index));
    await slow.inner.append(`ledger-source-${uuid(first)}`, events, 'no_stream');
  }

  async function start(projection: Projection = namesProjection(), folder = 'models'): Promise<Node> {
    const runLog = new KeptLog();
    const model = new ReadModel(join(directory(), folder), [projection], runLog);
    const quick = async () => nextTurn();
    const runner = new ProjectionRunner(slow.log, model, runLog, { pause: quick, rest: quick });
    running.push(runner);
    const told: number[] = [];
    runner.onApplied(({ events }) => told.push(...events.map(({ sequence }) => sequence)));
    await runner.start();
    const names = () =>
      model.all<{ name: string }>('SELECT name FROM names ORDER BY sequence', {}).map(({ name }) => name);
    return { model, runner, rebuilds: runner.rebuilds, lines: runLog.lines, told, names };
  }

  /** Starts with so many events, and begins a rebuild that gets no page yet. */
  async function startRebuilding(events: number, projection?: Projection): Promise<Node> {
    await registerMany(1, events);
    const node = await start(projection);
    await node.runner.caughtUp();
    node.rebuilds.reserve();
    node.rebuilds.start('request-1');
    return node;
  }

  const namesUpTo = (last: number) => Array.from({ length: last }, (_, index) => `source ${index + 1}`);
  const files = (folder = 'models') =>
    readdirSync(join(directory(), folder)).filter((name) => name.endsWith('.db'));
  const swapped = ({ model }: Node) => until(() => model.beside === null);

  it('answers from the old one, which follows the log, until the new one has come as far', async () => {
    const node = await startRebuilding(250);
    expect(node.rebuilds.list()).toMatchObject([
      { number: 1, state: 'serving', sequence: 250, lag: 0, reason: null },
      { number: 2, state: 'building', sequence: 0, lag: 250, reason: null, event: null },
    ]);
    slow.allow(1);
    await until(() => node.rebuilds.beside?.sequence === 100);
    await register(slow.inner, 251);
    expect(await node.runner.whenSequence(251, LONG)).toBe(true);
    expect(node.names()).toEqual(namesUpTo(251));
    await until(() => node.rebuilds.beside?.percent === 40);
    expect(node.rebuilds.beside).toMatchObject({ lag: 151, state: 'building' });
    expect(node.model.serving.number).toBe(1);

    slow.allow(ENDLESS);
    await swapped(node);
    expect(node.names()).toEqual(namesUpTo(251));
    expect(files()).toEqual(['read-model-2.db']);
    expect(node.rebuilds.list()).toMatchObject([{ number: 2, state: 'serving', sequence: 251, lag: 0 }]);
    await register(slow.inner, 252);
    expect(await node.runner.whenSequence(252, LONG)).toBe(true);
    expect(node.names()).toEqual(namesUpTo(252));
    expect(node.lines).toEqual(
      expect.arrayContaining([
        'info: read model 2 is built from the log, beside the one that serves',
        'info: read model 2 serves now: sequence 251',
      ]),
    );
  });

  it('of an empty log is done at once', async () => {
    const node = await start();
    await node.runner.caughtUp();
    node.rebuilds.reserve();
    node.rebuilds.start('request-1');
    slow.allow(ENDLESS);
    await swapped(node);
    expect(node.rebuilds.list()).toMatchObject([{ number: 2, state: 'serving', sequence: 0 }]);
  });

  it('catches up with one that never stands still, and leaves nothing out', async () => {
    let last = 250;
    slow.beforeDelivery = async () => {
      await register(slow.inner, ++last);
      // As much time as the serving one needs to apply it, unless it is held.
      for (let turn = 0; turn < 20; turn++) await nextTurn();
    };
    const node = await startRebuilding(250);
    slow.allow(ENDLESS);
    await swapped(node);
    slow.beforeDelivery = async () => undefined;
    expect(await node.runner.whenSequence(last, LONG)).toBe(true);
    expect(node.names()).toEqual(namesUpTo(last));
    expect(node.told).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  });

  it('goes on from its own checkpoint after the process was killed', async () => {
    const killed = await startRebuilding(250);
    slow.allow(1);
    await until(() => killed.rebuilds.beside?.sequence === 100);
    const [, { startedAt }] = killed.rebuilds.list() as [object, { startedAt: string }];
    // Its files as a killed process leaves them: with write-ahead logs beside the databases.
    cpSync(join(directory(), 'models'), join(directory(), 'left'), { recursive: true });
    const node = await start(namesProjection(), 'left');
    await node.runner.caughtUp();
    expect(node.rebuilds.list()).toMatchObject([
      { number: 1, state: 'serving', sequence: 250 },
      { number: 2, state: 'building', sequence: 100, startedAt },
    ]);
    expect(node.rebuilds.idOf(2)).toBe('request-1');
    expect(node.lines).toContain('info: read model 2 is built on, beside the one that serves');
    slow.allow(ENDLESS);
    await swapped(node);
    expect(node.names()).toEqual(namesUpTo(250));
    expect(files('left')).toEqual(['read-model-2.db']);
  });

  it('goes on after the process was stopped', async () => {
    const stopped = await startRebuilding(250);
    slow.allow(1);
    await until(() => stopped.rebuilds.beside?.sequence === 100);
    slow.allow(1);
    await stopped.runner.stop();
    expect(files().sort()).toEqual(['read-model-1.db', 'read-model-2.db']);
    const node = await start();
    slow.allow(ENDLESS);
    await swapped(node);
    expect(node.names()).toEqual(namesUpTo(250));
  });

  it('is one at a time', async () => {
    const node = await startRebuilding(150);
    expect(() => node.rebuilds.reserve()).toThrow(new RebuildRunningError(2));
    slow.allow(ENDLESS);
    await swapped(node);
    expect(node.rebuilds.reserve()).toBe(3);
    expect(() => node.rebuilds.reserve()).toThrow(new RebuildRunningError(3));
    node.rebuilds.release();
    expect(node.rebuilds.reserve()).toBe(4);
  });

  it('does not begin while what is to serve is built for the first time', async () => {
    await registerMany(1, 5);
    const node = await start();
    expect(node.rebuilds.list()).toMatchObject([{ number: 1, state: 'building', lag: null }]);
    expect(() => node.rebuilds.reserve()).toThrow(new RebuildRunningError(1));
    await node.runner.caughtUp();
  });

  it('may be cancelled: what was built is gone, and nothing else happens', async () => {
    const node = await startRebuilding(250);
    slow.allow(1);
    await until(() => node.rebuilds.beside?.sequence === 100);
    expect(node.rebuilds.cancel(1)).toBe(false);
    expect(node.rebuilds.cancel(2)).toBe(true);
    expect(node.rebuilds.cancel(2)).toBe(false);
    expect(files()).toEqual(['read-model-1.db']);
    node.rebuilds.reserve();
    node.rebuilds.start('request-2');
    slow.allow(ENDLESS);
    await swapped(node);
    expect(node.rebuilds.list()).toMatchObject([{ number: 3, state: 'serving' }]);
    expect(node.names()).toEqual(namesUpTo(250));
  });

  it('lets the serving one go on when it is cancelled while that waits for it', async () => {
    slow.beforeDelivery = async () => {
      await register(slow.inner, 51);
      await until(() => running[0]?.sequence === 51);
    };
    const node = await startRebuilding(50);
    slow.allow(1);
    await until(() => slow.asked === 2);
    slow.beforeDelivery = async () => undefined;
    await register(slow.inner, 52);
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(node.runner.sequence).toBe(51);
    expect(node.rebuilds.cancel(2)).toBe(true);
    expect(await node.runner.whenSequence(52, LONG)).toBe(true);
    expect(node.names()).toEqual(namesUpTo(52));
  });

  it('waits while the log is out of reach', async () => {
    let failures = 3;
    slow.beforeDelivery = async () => {
      if (failures-- > 0) throw new LogUnavailableError('no route');
    };
    const node = await startRebuilding(250);
    slow.allow(ENDLESS);
    await swapped(node);
    expect(failures).toBeLessThan(0);
    expect(node.names()).toEqual(namesUpTo(250));
  });

  describe('that meets an event that it cannot apply', () => {
    /** Takes everything in the first generation, and not source 150 when it is built again. */
    function stricterAgain(): Projection {
      const [willing, strict] = [namesProjection(), namesProjection({ refuse: 'source 150' })];
      return { ...willing, prepare: (db) => (db.name.endsWith('-1.db') ? willing : strict).prepare(db) };
    }
    const event = {
      id: uuid(150),
      type: 'conflict-ledger.source-registered.v1',
      stream: `ledger-source-${uuid(1)}`,
      revision: 149,
    };

    it('stops, loudly, and the old one goes on', async () => {
      const node = await startRebuilding(250, stricterAgain());
      slow.allow(ENDLESS);
      await until(() => node.rebuilds.beside?.state === 'failed');
      await register(slow.inner, 251);
      expect(await node.runner.whenSequence(251, LONG)).toBe(true);
      expect(node.names()).toEqual(namesUpTo(251));
      expect(node.runner.status()).toEqual({ state: 'following', sequence: 251 });
      expect(node.rebuilds.list()).toMatchObject([
        { number: 1, state: 'serving', sequence: 251, reason: null, event: null },
        {
          number: 2,
          state: 'failed',
          sequence: 149,
          lag: 102,
          reason: 'cannot take source 150',
          projection: 'names',
          event,
        },
      ]);
      expect(node.lines.filter((line) => line.startsWith('error'))).toEqual([
        `error: read model 2 is stopped by names at event ${event.id} (${event.type}, ${event.stream} revision ` +
          '149): cannot take source 150; the one that serves goes on',
      ]);
    });

    it('stops again after a restart, until it is cancelled', async () => {
      const first = await startRebuilding(250, stricterAgain());
      slow.allow(ENDLESS);
      await until(() => first.rebuilds.beside?.state === 'failed');
      await first.runner.stop();
      const node = await start(stricterAgain());
      await until(() => node.rebuilds.beside?.state === 'failed');
      expect(node.names()).toEqual(namesUpTo(250));
      expect(node.rebuilds.beside).toMatchObject({ number: 2, sequence: 149, event });
      expect(node.rebuilds.cancel(2)).toBe(true);
      expect(node.rebuilds.beside).toBeNull();
      expect(files()).toEqual(['read-model-1.db']);
    });

    it('gives way to the next one', async () => {
      const node = await startRebuilding(250, stricterAgain());
      slow.allow(ENDLESS);
      await until(() => node.rebuilds.beside?.state === 'failed');
      expect(node.rebuilds.reserve()).toBe(3);
      node.rebuilds.start('request-2');
      expect(files().sort()).toEqual(['read-model-1.db', 'read-model-3.db']);
      await until(() => node.rebuilds.beside?.state === 'failed');
      expect(node.rebuilds.beside).toMatchObject({ number: 3, sequence: 149 });
    });
  });

  it('leaves no file when its own has no room, says so, and gives way to the next one', async () => {
    const names = namesProjection();
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const withoutRoom: Projection = {
      ...names,
      prepare: (db) => {
        const handlers = names.prepare(db);
        const onLedgerEvent: typeof handlers.onLedgerEvent = (event) => {
          if (event.sequence === 150 && db.name.endsWith('-2.db')) throw full;
          handlers.onLedgerEvent?.(event);
        };
        return { onLedgerEvent };
      },
    };
    const node = await startRebuilding(250, withoutRoom);
    slow.allow(ENDLESS);
    await until(() => node.rebuilds.beside?.state === 'failed');
    expect(readdirSync(join(directory(), 'models')).filter((name) => name.includes('-2.db'))).toEqual([]);
    expect(node.rebuilds.beside).toMatchObject({ number: 2, sequence: 100, reason: full.message });
    expect(node.rebuilds.idOf(2)).toBe('request-1');
    expect(node.lines.filter((line) => line.startsWith('error'))).toEqual([
      `error: read model 2 is stopped by read-model: ${full.message}; its file is removed; the one that serves goes on`,
    ]);
    expect(node.names()).toEqual(namesUpTo(250));

    expect(node.rebuilds.reserve()).toBe(3);
    node.rebuilds.start('request-2');
    await swapped(node);
    expect(files()).toEqual(['read-model-3.db']);
  });

  it('takes the place of one that is stopped, which goes on where it stopped', async () => {
    // Its rows are damaged, as it were: what the log holds can be applied.
    const [strict, willing] = [namesProjection({ refuse: 'source 150' }), namesProjection()];
    const projection: Projection = {
      ...willing,
      prepare: (db) => (db.name.endsWith('-1.db') ? strict : willing).prepare(db),
    };
    await registerMany(1, 100);
    const node = await start(projection);
    await node.runner.caughtUp();
    await registerMany(101, 250);
    await until(() => node.runner.status().state === 'stopped');
    expect(node.rebuilds.list()).toMatchObject([
      { number: 1, state: 'serving', sequence: 149, lag: null, reason: 'cannot take source 150' },
    ]);
    node.rebuilds.reserve();
    node.rebuilds.start('request-1');
    slow.allow(ENDLESS);
    await until(() => node.runner.status().state === 'following');
    expect(await node.runner.whenSequence(250, LONG)).toBe(true);
    await register(slow.inner, 251);
    expect(await node.runner.whenSequence(251, LONG)).toBe(true);
    expect(node.names()).toEqual(namesUpTo(251));
    expect(node.told).toEqual(Array.from({ length: 251 }, (_, index) => index + 1));
  });

  it('is dropped with the one that serves when the log is an older copy', async () => {
    const before = await startRebuilding(250);
    slow.allow(2);
    await until(() => before.rebuilds.beside?.sequence === 200);
    slow.allow(1);
    await before.runner.stop();
    await newLog();
    slow.allow(ENDLESS);
    await registerMany(1, 50);
    const node = await start();
    await node.runner.caughtUp();
    expect(node.names()).toEqual(namesUpTo(50));
    expect(node.rebuilds.beside).toBeNull();
    expect(files()).toEqual(['read-model-3.db']);
  });
});

describe('a file of another version', () => {
  const directory = useTemporaryDirectory();
  let slow: SlowLog;

  beforeEach(async () => {
    slow = new SlowLog();
    await slow.inner.open();
    await register(slow.inner, 1, 2);
  });

  async function run(projection: Projection): Promise<{ commits: number; lines: string[] }> {
    const runLog = new KeptLog();
    const runner = new ProjectionRunner(slow.log, new ReadModel(directory(), [projection], runLog), runLog);
    let commits = 0;
    runner.onApplied(({ eventIds }) => (commits += eventIds.length));
    await runner.start();
    await runner.settled();
    await runner.stop();
    return { commits, lines: runLog.lines };
  }
  const files = () =>
    readdirSync(directory())
      .filter((name) => name.endsWith('.db'))
      .sort();

  it('is kept until the new one is at the end of the log: the old version goes on with it', async () => {
    await run(namesProjection());
    await run(namesProjection({ version: 2, refuse: 'source 2' }));
    expect(files()).toEqual(['read-model-1.db', 'read-model-2.db']);
    const back = await run(namesProjection());
    expect(back.commits).toBe(0);
    expect(files()).toEqual(['read-model-1.db']);
  });

  it('is gone when the new one is there; what was begun is gone on with', async () => {
    await run(namesProjection());
    await run(namesProjection({ version: 2, refuse: 'source 2' }));
    const forth = await run(namesProjection({ version: 2 }));
    expect(forth.commits).toBe(1);
    expect(files()).toEqual(['read-model-2.db']);
  });

  it('may be one of several, and a damaged one is gone at once', async () => {
    await run(namesProjection());
    await run(namesProjection({ version: 2, refuse: 'source 1' }));
    await run(namesProjection({ version: 3, refuse: 'source 1' }));
    expect(files()).toEqual(['read-model-1.db', 'read-model-2.db', 'read-model-3.db']);
    rmSync(join(directory(), 'read-model-3.db'));
    cpSync(import.meta.filename, join(directory(), 'read-model-3.db'));
    const { lines } = await run(namesProjection({ version: 2, refuse: 'source 1' }));
    expect(lines).toContainEqual(
      expect.stringMatching(/^warn: read model 3 is discarded: it cannot be read/),
    );
    expect(files()).toEqual(['read-model-1.db', 'read-model-2.db']);
  });
});
