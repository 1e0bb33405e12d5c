import { readdirSync } from 'node:fs';
import { KeptLog } from '../../test/support/read-models/logs.js';
import { namesProjection, register } from '../../test/support/read-models/names.js';
import { useTemporaryDirectory } from '../../test/support/temporary-directory.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import type { Projection } from './projection.js';
import { ReadModel, ReadModelOutOfReachError } from './read-model.js';
import type { Waits } from './rebuild.js';
import { ProjectionRunner } from './runner.js';

/** An error as the driver throws it. */
const sqliteError = (code: string, message: string) => Object.assign(new Error(message), { code });

/** The names of sources; the file fails it as often as the test wants. */
function failing(failures: Error[]): Projection {
  const names = namesProjection();
  return {
    ...names,
    prepare(db) {
      const handlers = names.prepare(db);
      return {
        onLedgerEvent(event) {
          const failure = failures.shift();
          if (failure) throw failure;
          handlers.onLedgerEvent?.(event);
        },
      };
    },
  };
}

describe('a read model whose file fails', () => {
  const directory = useTemporaryDirectory();
  let runner: ProjectionRunner;
  let model: ReadModel;
  let runLog: KeptLog;
  let log: MemoryEventStore;

  beforeEach(async () => {
    log = new MemoryEventStore();
    await log.open();
  });
  afterEach(() => runner.stop());

  async function start(projection = namesProjection(), options: Waits = {}): Promise<void> {
    runLog = new KeptLog();
    model = new ReadModel(directory(), [projection], runLog);
    runner = new ProjectionRunner(log, model, runLog, options);
    await runner.start();
  }
  const names = () =>
    model.all<{ name: string }>('SELECT name FROM names ORDER BY sequence', {}).map(({ name }) => name);

  it.each([
    ['SQLITE_FULL', 'database or disk is full'],
    ['SQLITE_IOERR_WRITE', 'disk I/O error'],
    ['SQLITE_CANTOPEN', 'unable to open database file'],
  ])('goes on where it was when what is the matter has passed: %s', async (code, message) => {
    const failures = [sqliteError(code, message), sqliteError(code, message)];
    const states: unknown[] = [];
    const pause = async () => void states.push(runner.status());
    await register(log, 1);
    await start(failing(failures), { pause });
    await runner.caughtUp();
    expect(states).toEqual(Array(2).fill({ state: 'disconnected', sequence: 0, reason: message }));
    expect(runner.status()).toEqual({ state: 'following', sequence: 1 });
    expect(names()).toEqual(['source 1']);
    expect(readdirSync(directory()).filter((name) => name.endsWith('.db'))).toEqual(['read-model-1.db']);
    expect(runLog.lines.filter((line) => line.startsWith('warn'))).toEqual([
      `warn: the read model is out of reach: ${message}`,
    ]);
    expect(runLog.lines).toContain('info: the read model is within reach again');
  });

  it('says so to whoever asks when a query cannot be answered now', async () => {
    await start();
    const reader = jest.spyOn(model, 'reader', 'get').mockReturnValue({
      prepare: () => {
        throw sqliteError('SQLITE_CANTOPEN', 'unable to open database file');
      },
    } as never);
    expect(names).toThrow(ReadModelOutOfReachError);
    reader.mockRestore();
    expect(names()).toEqual([]);
  });

  it('is tried again when there is no room for a new one either', async () => {
    const failures: Error[] = [];
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      if (pauses === 3) create.mockRestore();
    };
    await register(log, 1);
    await start(failing(failures), { pause });
    await runner.caughtUp();
    const create = jest.spyOn(model, 'discard').mockImplementation(() => {
      throw sqliteError('SQLITE_FULL', 'database or disk is full');
    });
    failures.push(sqliteError('SQLITE_CORRUPT', 'database disk image is malformed'));
    await register(log, 2);
    expect(await runner.whenSequence(2, 60_000)).toBe(true);
    expect(pauses).toBe(3);
    expect(names()).toEqual(['source 1', 'source 2']);
  });
});
