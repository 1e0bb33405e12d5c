import Database from 'better-sqlite3';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { overwrite, pageWith } from '../../test/support/damage.js';
import { FailingLog } from '../../test/support/read-models/failing-log.js';
import { uuid } from '../../test/support/read-models/facts.js';
import { KeptLog } from '../../test/support/read-models/logs.js';
import { namesProjection, register } from '../../test/support/read-models/names.js';
import { until } from '../../test/support/until.js';
import { useTemporaryDirectory } from '../../test/support/temporary-directory.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import { InvalidCheckpointError } from '../event-store/port/index.js';
import { lastEventsIn } from './last-events.js';
import type { Projection } from './projection.js';
import { ReadModel } from './read-model.js';
import { ProjectionRunner } from './runner.js';

interface Node {
  readonly model: ReadModel;
  readonly runner: ProjectionRunner;
  /** How many events each of its commits brought. */
  readonly commits: number[];
  readonly log: KeptLog;
  names(): string[];
}

describe('the read model of a node', () => {
  const directory = useTemporaryDirectory();
  const running: ProjectionRunner[] = [];
  let log: MemoryEventStore;

  beforeEach(async () => {
    log = new MemoryEventStore();
    await log.open();
  });
  afterEach(async () => {
    for (const runner of running.splice(0)) await runner.stop();
  });

  async function start(projection: Projection = namesProjection()): Promise<Node> {
    const runLog = new KeptLog();
    const model = new ReadModel(join(directory(), 'models'), [projection], runLog);
    const runner = new ProjectionRunner(log, model, runLog);
    running.push(runner);
    const commits: number[] = [];
    runner.onApplied(({ eventIds }) => commits.push(eventIds.length));
    await runner.start();
    const names = () =>
      model.all<{ name: string }>('SELECT name FROM names ORDER BY sequence', {}).map(({ name }) => name);
    return { model, runner, commits, log: runLog, names };
  }

  /** Starts, lets it reach the end of the log, and stops. */
  async function run(projection?: Projection): Promise<Omit<Node, 'names'> & { names: string[] }> {
    const node = await start(projection);
    await node.runner.caughtUp();
    const names = node.names();
    await node.runner.stop();
    return { ...node, names };
  }

  const files = () => readdirSync(join(directory(), 'models')).sort();

  it('is built again when a query meets a damaged page', async () => {
    const numbers = Array.from({ length: 400 }, (_, index) => index + 1);
    await register(log, ...numbers);
    const node = await start();
    const { model, runner, log: runLog } = node;
    const names = () => node.names();
    await runner.caughtUp();
    model.generation.writer.pragma('wal_checkpoint(TRUNCATE)');
    const file = join(directory(), 'models', 'read-model-1.db');
    const { page, size } = pageWith(file, 'source 200');
    overwrite(file, (bytes) => bytes.fill(0, page * size, (page + 1) * size));

    expect(names).toThrow('the read model is built again: it is damaged: database disk image is malformed');
    await until(() => model.serving.number === 2 && runner.status().state === 'following');
    expect(names()).toEqual(numbers.map((number) => `source ${number}`));
    expect(files()).toContain('read-model-2.db');
    expect(files()).not.toContain('read-model-1.db');
    expect(runLog.lines).toContainEqual(
      'warn: the read model is discarded and built again from the log: it is damaged: database disk image is malformed',
    );
    await register(log, 401);
    await until(() => names().length === 401);
  });

  it('is built again when what comes next meets a damaged page', async () => {
    const healthy = namesProjection();
    let isDamaged = false;
    const damaged: Projection = {
      ...healthy,
      prepare: (db) => {
        const handlers = healthy.prepare(db);
        return {
          onLedgerEvent: (event) => {
            if (isDamaged) {
              isDamaged = false;
              throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
            }
            handlers.onLedgerEvent?.(event);
          },
        };
      },
    };
    const node = await start(damaged);
    const names = () => node.names();
    await register(log, 1, 2);
    await until(() => names().length === 2);
    isDamaged = true;
    await register(log, 3);
    await until(() => node.runner.status().state === 'following' && names().length === 3);
    expect(files()).toContain('read-model-2.db');
  });
  const path = (name: string) => join(directory(), 'models', name);
  const applied = ({ commits }: { commits: number[] }) => commits.reduce((sum, size) => sum + size, 0);

  it('is made where there is none, in a directory of its own', async () => {
    await register(log, 1, 2);
    const node = await run();
    expect(node.names).toEqual(['source 1', 'source 2']);
    expect(files()).toEqual(['read-model-1.db']);
    expect(node.log.lines[0]).toBe('info: there is no read model to go on with: it is built from the log');
  });

  it('goes on after a restart from where it was', async () => {
    await register(log, 1, 2);
    await run();
    await register(log, 3);
    const node = await run();
    expect(node.names).toEqual(['source 1', 'source 2', 'source 3']);
    expect(applied(node)).toBe(1);
    expect(files()).toEqual(['read-model-1.db']);
  });

  it('goes on from its own checkpoint when it was not closed', async () => {
    await register(log, 1);
    const killed = await start();
    await killed.runner.caughtUp();
    // Its files as a killed process leaves them: with a write-ahead log beside the database.
    cpSync(join(directory(), 'models'), join(directory(), 'left'), { recursive: true });
    await killed.runner.stop();
    rmSync(join(directory(), 'models'), { recursive: true });
    renameSync(join(directory(), 'left'), join(directory(), 'models'));
    expect(files()).toEqual(['read-model-1.db', 'read-model-1.db-shm', 'read-model-1.db-wal']);
    await register(log, 2);
    const node = await run();
    expect(node.names).toEqual(['source 1', 'source 2']);
    expect(applied(node)).toBe(1);
    expect(files()).toEqual(['read-model-1.db']);
  });

  it.each([
    ['another version', () => namesProjection({ version: 2 })],
    [
      'other tables under the same version',
      () => ({
        ...namesProjection(),
        tables: `${namesProjection().tables} CREATE INDEX extra ON names (name);`,
      }),
    ],
  ])('is built again for %s', async (_, changed) => {
    await register(log, 1, 2);
    await run();
    const node = await run(changed());
    expect(node.names).toEqual(['source 1', 'source 2']);
    expect(applied(node)).toBe(2);
    expect(files()).toEqual(['read-model-2.db']);
    expect(node.log.lines[0]).toMatch(
      /^warn: read model 1 is kept until a new one is built from the log: it was made by other projections: names@1 /,
    );
  });

  it.each([
    ['is not a database', () => writeFileSync(path('read-model-1.db'), 'no database at all '.repeat(500))],
    ['is empty', () => writeFileSync(path('read-model-1.db'), '')],
    ['is cut short', () => cutShort(path('read-model-1.db'))],
    [
      'is a directory',
      () => {
        rmSync(path('read-model-1.db'));
        mkdirSync(path('read-model-1.db'));
      },
    ],
  ])('is built again when its file %s', async (_, damage) => {
    await register(log, 1, 2);
    await run();
    damage();
    const node = await run();
    expect(node.names).toEqual(['source 1', 'source 2']);
    expect(files()).toEqual(['read-model-2.db']);
    expect(node.log.lines[0]).toMatch(/^warn: read model 1 is discarded: it /);
  });

  it('stays as it is when it cannot be opened now, and the start says which and what to do', async () => {
    await register(log, 1, 2);
    await run();
    const before = readFileSync(path('read-model-1.db'));
    // As a full disk or a right that is missing: the file itself is healthy.
    mkdirSync(path('read-model-1.db-wal'));
    await expect(start()).rejects.toThrow(
      `the read model ${path('read-model-1.db')} cannot be opened: unable to open database file (SQLITE_CANTOPEN)`,
    );
    expect(readFileSync(path('read-model-1.db')).equals(before)).toBe(true);
    rmdirSync(path('read-model-1.db-wal'));
    expect(applied(await run())).toBe(0);
    expect(files()).toEqual(['read-model-1.db']);
  });

  it('stays as it is when another one of its folder cannot be opened now', async () => {
    await register(log, 1, 2);
    await run();
    cpSync(path('read-model-1.db'), path('read-model-2.db'));
    mkdirSync(path('read-model-1.db-wal'));
    await expect(start()).rejects.toThrow(`the read model ${path('read-model-1.db')} cannot be opened`);
    rmdirSync(path('read-model-1.db-wal'));
    expect(applied(await run())).toBe(0);
  });

  it('says what the log had, whichever version made it, unless it is damaged', async () => {
    const lastEvents = () => lastEventsIn(join(directory(), 'models'));
    expect(lastEvents()).toEqual([]);
    await register(log, 1, 2);
    await run(namesProjection({ version: 2 }));
    cpSync(path('read-model-1.db'), path('read-model-2.db'));
    const last = { sequence: 2, id: uuid(2), stream: `ledger-source-${uuid(2)}`, revision: 0 };
    const said = ['read-model-2.db', 'read-model-1.db'].map((name) => ({ ...last, path: path(name) }));
    expect(lastEvents()).toEqual(said);
    writeFileSync(path('read-model-2.db'), 'no database at all '.repeat(500));
    expect(lastEvents()).toEqual(said.slice(1));
  });

  it('leaves nothing of one that cannot be made', async () => {
    const cannotBeMade = { ...namesProjection(), tables: 'no SQL at all' };
    await expect(start(cannotBeMade)).rejects.toThrow('syntax error');
    expect(files()).toEqual([]);
  });

  it('is built again when the log is an older copy: its last event is not there any more', async () => {
    await register(log, 1, 2, 3);
    await run();
    log = new MemoryEventStore();
    await log.open();
    await register(log, 1, 2);
    const node = await run();
    expect(node.names).toEqual(['source 1', 'source 2']);
    expect(node.runner.sequence).toBe(2);
    expect(node.log.lines[0]).toMatch(/the last event that it holds is not in the log/);
    expect(files()).toEqual(['read-model-2.db']);
  });

  it('is built again when the log went on otherwise from an older copy', async () => {
    await register(log, 1, 2);
    await run();
    log = new MemoryEventStore();
    await log.open();
    await register(log, 1, 7, 8);
    expect((await run()).names).toEqual(['source 1', 'source 7', 'source 8']);
  });

  it('is built again when the log does not know its checkpoint', async () => {
    const failing = new FailingLog([]);
    log = failing;
    await log.open();
    await register(log, 1, 2);
    await run();
    failing.failures.push(new InvalidCheckpointError('not mine'));
    const node = await run();
    expect(node.names).toEqual(['source 1', 'source 2']);
    expect(applied(node)).toBe(2);
    expect(node.log.lines[0]).toMatch(/its checkpoint is not of this log: not mine/);
  });

  it('is written by one process: the second stops, loudly, before it writes', async () => {
    await register(log, 1);
    const nodes = [await start(), await start()];
    await until(() => nodes.some(({ runner }) => runner.status().state === 'stopped'));
    await register(log, 2);
    const winner = nodes.find(({ runner }) => runner.status().state !== 'stopped');
    const loser = nodes.find(({ runner }) => runner.status().state === 'stopped');
    expect(await winner?.runner.whenSequence(2, 60_000)).toBe(true);
    expect(winner?.names()).toEqual(['source 1', 'source 2']);
    expect(loser?.runner.status()).toMatchObject({
      state: 'stopped',
      projection: 'read-model',
      event: null,
      reason: 'another process writes this read model: its checkpoint is not where this one left it',
    });
    expect(loser?.log.lines.at(-1)).toMatch(/^error: /);
  });

  it('keeps rows and checkpoint together: an event that cannot be applied leaves neither', async () => {
    await register(log, 1, 2);
    const refusing = { ...namesProjection({ refuse: 'source 2' }) };
    const node = await start(refusing);
    await expect(node.runner.caughtUp()).rejects.toThrow('cannot take source 2');
    await node.runner.stop();
    const db = new Database(path('read-model-1.db'), { readonly: true });
    expect(db.prepare('SELECT sequence, event_id FROM progress').all()).toEqual([
      { sequence: 1, event_id: uuid(1) },
    ]);
    expect(db.prepare('SELECT name FROM names').pluck().all()).toEqual(['source 1']);
    db.close();
  });

  it('serves queries from a connection that cannot write', async () => {
    const node = await start();
    await node.runner.caughtUp();
    expect(() => node.model.reader.exec('DELETE FROM names')).toThrow(/readonly/);
  });

  it('says so when it is asked before it is open', () => {
    const model = new ReadModel(null, [namesProjection()], new KeptLog());
    expect(() => model.reader).toThrow('the read model is not open');
  });
});

/** Leaves the header and half of the first table. */
function cutShort(file: string): void {
  const db = new Database(file);
  const bytes = db.serialize();
  db.close();
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
}
