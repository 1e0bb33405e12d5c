import Database from 'better-sqlite3';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { FAULTS, faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { judge } from '../support/judge.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import type { Random } from '../support/random.js';
import { reportScene } from '../support/scene.js';
import { CAN_STOP_PROCESSES, whileStopped } from '../support/stopped-process.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { framesOf } from '../support/write-ahead-log.js';

const WRITERS = 8;
/** Between two cuts so many more are acknowledged, at most. */
const MOST_BETWEEN = 20;
/** A ledger is started after the last cut of so many. The others are looked at in the file. */
const MOST_CUTS = 50;
/** Cuts are cheap beside the start of a ledger: when one is asked for there are so many. */
const CUTS_BY_ITSELF = 10;
const SECTOR = 512;
const WAL_HEADER = 32;
const TIMEOUT_MS = 600_000;

const LOG = 'ledger.db';
const WAL = 'ledger.db-wal';
const SHM = 'ledger.db-shm';

/**
 * A power cut leaves what was synced, and of what was written since any part. It is simulated so: the process stands
 * still, wherever it is, and its files are copied, which is what it has written. Then of the copy
 * - what may not have been synced is cut off anywhere, or sectors of it hold zeros or anything. That is what follows
 *   the last commit in the write-ahead log, and that commit itself as long as nobody was told of it: a commit is synced
 *   before its callers are answered and before the next one is written;
 * - pages of the database that the write-ahead log holds too are torn, as amid a checkpoint;
 * - the index that is shared in memory is gone, or is what it was.
 *
 * That each commit is synced is for the settings of the log, and their tests. Not simulated: a disk that says it has synced what it has not, damage to what it was not writing, and a file system
 * that forgets the name of a file whose folder was synced.
 */
const describeWhereStopped = CAN_STOP_PROCESSES ? describe : describe.skip;
if (!CAN_STOP_PROCESSES) process.stderr.write('\nNOT RUN: power cuts: this system has no /proc\n');

describeWhereStopped(`a power cut amid concurrent amendments (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_CUTS))(
    `what was acknowledged is there, and nothing by halves ${ROUND_NAME}`,
    (round) => playRound(directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(directory: string, { seed, faults }: FaultRound): Promise<void> {
  const round = { seed, faults: FAULTS === 1 ? CUTS_BY_ITSELF : faults };
  const random = lotsOf(round);
  const [dataDirectory, cutDirectory] = [join(directory, 'data'), join(directory, 'cut')];
  const ledger = await LedgerProcess.start({ dataDirectory });
  const scene = await reportScene(ledger.http);
  const clients = new AmendingClients(scene, 'all', random, WRITERS);
  let cutsLeft = round.faults;
  let next = random.below(MOST_BETWEEN);
  await clients.send(
    ledger.http,
    () => false,
    (total) => {
      if (total < next || cutsLeft === 0) return;
      next = total + 1 + random.below(MOST_BETWEEN);
      cutsLeft -= 1;
      rmSync(cutDirectory, { recursive: true, force: true });
      whileStopped(ledger.pid, () => {
        cpSync(dataDirectory, cutDirectory, { recursive: true });
        if (cutsLeft === 0) void ledger.kill('SIGKILL');
      });
      if (cutsLeft > 0) cutPower(cutDirectory, idsOf(clients), random);
    },
  );
  // What was on its way to somebody when the power went has come by now, and counts.
  cutPower(cutDirectory, idsOf(clients), random);
  const again = await ServedLedger.startIn(cutDirectory);
  await clients.finish(again.http);
  await judge(again.http, {
    fault: 'power cut',
    round,
    scene,
    clients: [clients],
    verified: () => verifyFolder(cutDirectory),
  });
}

const idsOf = ({ acknowledged }: AmendingClients) =>
  acknowledged.flatMap(({ answer }) => answer.events.map(({ id }) => id));

/** Makes of a copy what a power cut may have left, and sees that what was acknowledged is in it. */
function cutPower(directory: string, acknowledged: readonly string[], random: Random): void {
  const [log, wal] = [join(directory, LOG), join(directory, WAL)];
  const syncedTo = syncedEnd(directory, acknowledged);
  const pages = framesOf(wal).flatMap(({ page, to }) => (to <= syncedTo ? [page] : []));
  if (pages.length > 0 && random.below(2) === 0) tearPages(log, pages, random);
  loseSome(wal, syncedTo, random);
  if (random.below(2) === 0) rmSync(join(directory, SHM), { force: true });
  // Of read models nothing is synced between two checkpoints.
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (/read-model-\d+\.db-wal$/.test(name)) loseSome(join(directory, name), 0, random);
  }
  const kept = new Set(idsIn(directory));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
}

/** Where what was synced for certain ends in the write-ahead log. */
function syncedEnd(directory: string, acknowledged: readonly string[]): number {
  const frames = framesOf(join(directory, WAL));
  const commits = frames.filter(({ isCommit }) => isCommit).map(({ to }) => to);
  // The header is synced before anything follows it.
  const [last = WAL_HEADER, before = WAL_HEADER] = commits.reverse();
  // With something after it, it was synced.
  if (last !== frames.at(-1)?.to) return last;
  const withoutLast = new Set(idsIn(directory, before));
  return acknowledged.every((id) => withoutLast.has(id)) ? before : last;
}

/** The ids of the events that a log holds when its write-ahead log ends there. Looks at a copy. */
function idsIn(directory: string, walEnd?: number): string[] {
  const copy = `${directory}-looked-at`;
  try {
    cpSync(directory, copy, { recursive: true });
    rmSync(join(copy, SHM), { force: true });
    if (walEnd !== undefined) truncateSync(join(copy, WAL), walEnd);
    const database = new Database(join(copy, LOG));
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const ids = database.prepare<[], string>('SELECT id FROM events ORDER BY position').pluck().all();
    database.close();
    return ids;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** As amid a checkpoint: of pages that the write-ahead log holds, any part may have been written. */
function tearPages(log: string, pages: readonly number[], random: Random): void {
  const bytes = readFileSync(log);
  const size = 4_096;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const from = (random.pick(pages) - 1) * size + random.below(size / SECTOR) * SECTOR;
    if (from < bytes.length) bytes.fill(random.below(256), from, Math.min(bytes.length, from + SECTOR));
  }
  writeFileSync(log, bytes);
}

/** Of what comes after a place, only some was synced. */
function loseSome(file: string, from: number, random: Random): void {
  const { size } = statSync(file);
  if (random.below(2) === 0) truncateSync(file, from + random.below(size - from + 1));
  else loseSectors(file, from, random);
}

/** What the system was about to write reaches the disk in any order, or not. */
function loseSectors(file: string, from: number, random: Random): void {
  const bytes = readFileSync(file);
  for (let at = from; at < bytes.length;) {
    const end = Math.min(bytes.length, (Math.floor(at / SECTOR) + 1) * SECTOR);
    if (random.below(2) === 0) bytes.fill(random.pick([0, random.below(256)]), at, end);
    at = end;
  }
  writeFileSync(file, bytes);
}
