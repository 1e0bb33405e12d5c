import { cpSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EmbeddedEventStore } from '../../src/event-store/embedded/embedded-event-store.js';
import {
  type Checkpoint,
  LogRefusedError,
  LogTooNewError,
  LogUnavailableError,
  type StoredEvent,
} from '../../src/event-store/port/index.js';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import {
  FAULTS,
  faultRounds,
  type FaultRound,
  lotsOf,
  reportFaults,
  ROUND_NAME,
  SEED,
} from '../support/fault-rounds.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { cutShort, flipBit, overwritePage, pagesOf } from '../support/pages.js';
import type { Random } from '../support/random.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { framesOf } from '../support/write-ahead-log.js';

const CLIENTS = 8;
const COMMANDS = 150;
const MOST_DAMAGES = 200;
/** One log is damaged so often in its short form: a copy is soon made. */
const DAMAGES_BY_ITSELF = 20;
const TIMEOUT_MS = 600_000;
const WAL_HEADER = 32;
/** Behind a broken frame: one transaction may have been under way when it was written, and its own end counts too. */
const CERTAIN = 2;
/** Of these bytes of its header SQLite itself says which journal the file has; a log is told to have the one it has. */
const FORMAT_VERSIONS_END = 20;

/**
 * What is damaged in a log is never mended without a word. It is refused when it is opened or read, with the place; or
 * it says what it said before, as the damage is where nothing is; or, where what stands there has a right form still,
 * verifying it against an earlier digest finds it.
 */
describe(`a damaged log (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_DAMAGES))(
    `is refused, or found by verifying, and stays as it is ${ROUND_NAME}`,
    (round) => playRound(directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(directory: string, { seed, faults }: FaultRound): Promise<void> {
  const round = { seed, faults: FAULTS === 1 ? DAMAGES_BY_ITSELF : faults };
  const random = lotsOf(round);
  const data = join(directory, 'data');
  const ledger = await ServedLedger.startIn(data);
  const scene = await reportScene(ledger.http);
  const clients = new AmendingClients(scene, 'all', random, CLIENTS);
  await clients.send(ledger.http, () => clients.acknowledged.length >= COMMANDS);
  // Nothing is under way: as a kill leaves them.
  const killed = join(directory, 'killed');
  cpSync(data, killed, { recursive: true });
  await ledger.stop();

  const closed = join(directory, 'closed');
  cpSync(killed, closed, { recursive: true });
  const whole = await readAll(closed);
  const { digest } = await verifyFolder(closed);
  if (!digest || whole instanceof Error)
    throw new Error('what is not damaged cannot be read', { cause: whole });
  expect(whole.events.length).toBeGreaterThan(COMMANDS);

  for (let damages = round.faults; damages > 0; damages -= 1) {
    const folder = join(directory, 'damaged');
    cpSync(closed, folder, { recursive: true });
    damageDatabase(join(folder, 'ledger.db'), random);
    const before = readFileSync(join(folder, 'ledger.db'));
    const read = await readAll(folder);
    if (read instanceof Error) expectPlace(read, folder);
    else if (!isDeepStrictEqual(read, whole)) {
      const report = await verifyFolder(folder, {
        earlier: [{ ...digest, from: 'before' }],
        withReadModel: false,
      });
      expect(report.whole).toBe(false);
    }
    expect(readFileSync(join(folder, 'ledger.db')).equals(before)).toBe(true);
    rmSync(folder, { recursive: true });

    cpSync(killed, folder, { recursive: true });
    const mustBeRefused = damageWriteAheadLog(join(folder, 'ledger.db-wal'), random);
    const left = readFileSync(join(folder, 'ledger.db-wal'));
    const readLeft = await readAll(folder);
    if (readLeft instanceof Error) {
      expectPlace(readLeft, folder);
      expect(readFileSync(join(folder, 'ledger.db-wal')).equals(left)).toBe(true);
    } else {
      expect(mustBeRefused).toBe(false);
      // What a crash may leave as well: the end is missing, and nothing else.
      expect(readLeft.events).toEqual(whole.events.slice(0, readLeft.events.length));
    }
    rmSync(folder, { recursive: true });
  }
  for (const fault of ['damaged log', 'damaged write-ahead log']) reportFaults({ fault, ...round });
}

function damageDatabase(file: string, random: Random): void {
  const damages = [
    () => overwritePage(file, 1 + random.below(pagesOf(file)), random.below(256)),
    () => cutShort(file, random),
    // Some more often than others: it is the least that can happen.
    ...Array.from(
      { length: 4 },
      () => () => void flipBit(file, FORMAT_VERSIONS_END, statSync(file).size, random),
    ),
  ];
  random.pick(damages)();
}

/** @returns whether there is so much behind the damage that it cannot be what a crash leaves */
function damageWriteAheadLog(file: string, random: Random): boolean {
  const frames = framesOf(file);
  const { size } = statSync(file);
  if (random.below(4) === 0) {
    truncateSync(file, WAL_HEADER + random.below(size - WAL_HEADER));
    return false;
  }
  const at = flipBit(file, 0, size, random);
  return frames.filter(({ isCommit, from }) => isCommit && from > at).length > CERTAIN;
}

interface Read {
  readonly events: readonly StoredEvent[];
  readonly streams: readonly StoredEvent[];
}

/** All that a log says, in its order and stream by stream; or why it does not. */
async function readAll(directory: string): Promise<Read | Error> {
  const store = new EmbeddedEventStore({ directory });
  try {
    await store.open();
    const events: StoredEvent[] = [];
    for (let after: Checkpoint | undefined, atEnd = false; !atEnd;) {
      const page = await store.readAll({ after, limit: 50 });
      events.push(...page.events);
      ({ atEnd, checkpoint: after } = page);
    }
    const names = new Set(events.map(({ stream }) => stream));
    const streams = await Promise.all([...names].map((stream) => store.readStream(stream)));
    return { events, streams: streams.flat() };
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  } finally {
    await store.close();
  }
}

function expectPlace(error: Error, directory: string): void {
  const isRefusal = [LogRefusedError, LogTooNewError, LogUnavailableError].some(
    (type) => error instanceof type,
  );
  expect({ isRefusal, error }).toEqual({ isRefusal: true, error });
  // An event is named by its stream, anything else by the file.
  if (!/revision \d+ of stream /.test(error.message))
    expect(error.message).toContain(join(directory, 'ledger.db'));
}
