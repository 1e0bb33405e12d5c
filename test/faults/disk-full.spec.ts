import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { expectStatus } from '../support/http.js';
import { judge } from '../support/judge.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import type { Random } from '../support/random.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { askUntil } from '../support/until.js';

const CLIENTS = 8;
/** A disk is full at most so many acknowledgements after there was room. */
const MOST_ACKNOWLEDGED = 40;
/** So much room may be left, in bytes: it is the log that has none, or the read model, or both. */
const MOST_ROOM = 256 * 1_024;
const DISK = '64m';
const MOST_TIMES = 10;
const TIMEOUT_MS = 600_000;

/** A way to have no room. */
interface FullDisk {
  readonly name: string;
  readonly isHere: () => boolean;
  /** What the ledger has to run under. */
  readonly under: (directory: string) => readonly string[];
  /** Where its folder is for others. */
  readonly seenFrom: (pid: number, directory: string) => string;
  readonly fill: (pid: number, directory: string, random: Random) => void;
  readonly makeRoom: (pid: number, directory: string) => void;
}

/** A file system of its own, in memory, that the ledger's process alone sees. */
const SMALL_DISK: FullDisk = {
  name: 'a disk that is full',
  isHere: () =>
    spawnSync('unshare', [...OWN_MOUNTS, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'ledger', '/mnt'])
      .status === 0,
  under: (directory) => [
    'unshare',
    ...OWN_MOUNTS,
    'sh',
    '-c',
    `mount -t tmpfs -o size=${DISK} ledger "$0" && exec "$@"`,
    directory,
  ],
  seenFrom: (pid, directory) => asSeenBy(pid, directory),
  fill: (pid, directory, random) => {
    const { bavail, bsize } = statfsSync(asSeenBy(pid, directory));
    const room = random.below(MOST_ROOM);
    writeFileSync(fillerOf(pid, directory), Buffer.alloc(Math.max(0, bavail * bsize - room)));
  },
  makeRoom: (pid, directory) => rmSync(fillerOf(pid, directory)),
};

const OWN_MOUNTS = ['--user', '--map-root-user', '--mount'];
const asSeenBy = (pid: number, path: string) => `/proc/${pid}/root${path}`;
const fillerOf = (pid: number, directory: string) => asSeenBy(pid, join(directory, 'filler'));

/** Files may not become longer than they are: what any user may do to a process of theirs. */
const NO_LONGER_FILES: FullDisk = {
  name: 'files that may not grow',
  isHere: () => spawnSync('prlimit', ['--version']).status === 0,
  under: () => [],
  seenFrom: (_, directory) => directory,
  fill: (pid, directory, random) => {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    const sizes = names
      .filter((name) => name.endsWith('-wal'))
      .map((name) => statSync(join(directory, name)).size);
    limitFiles(pid, String(random.pick(sizes) + random.below(MOST_ROOM)));
  },
  makeRoom: (pid) => limitFiles(pid, 'unlimited'),
};

function limitFiles(pid: number, bytes: string): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  if (status !== 0) throw new Error(`no limit was set: ${stderr.toString()}`);
}

describe.each([SMALL_DISK, NO_LONGER_FILES])(`$name (LEDGER_TEST_SEED=${SEED})`, (disk) => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  const directory = useTemporaryDirectory();
  const isHere = disk.isHere();
  if (!isHere) process.stderr.write(`\nNOT RUN: ${disk.name}: this system or this user cannot make one\n`);

  (isHere ? test : test.skip).each(faultRounds(MOST_TIMES))(
    `commands are refused and reads go on; it recovers by itself when there is room ${ROUND_NAME}`,
    (round) => playRound(disk, join(directory(), 'data'), round),
    TIMEOUT_MS,
  );
});

/** SQLite follows the way to a process's own file system to its end, where this one's begins. Nobody writes meanwhile. */
function copyOf(folder: string, copy: string): string {
  cpSync(folder, copy, { recursive: true });
  return copy;
}

async function playRound(disk: FullDisk, dataDirectory: string, round: FaultRound): Promise<void> {
  const random = lotsOf(round);
  mkdirSync(dataDirectory);
  const ledger = await LedgerProcess.start({
    dataDirectory,
    under: disk.under(dataDirectory),
    // What the log took and the read model has no room for is not waited for for long. The disk is small from the
    // beginning, and what is tried is a disk that is full, not one that is nearly so.
    env: { LEDGER_APPLY_TIMEOUT_MS: '500', LEDGER_MIN_FREE_DISK_MB: '0' },
  });
  const { http, pid } = ledger;
  const scene = await reportScene(http);
  const clients = new AmendingClients(scene, 'all', random, CLIENTS);
  const count = `/casualty-counts/${scene.countIds[0]}`;
  for (let times = round.faults; times > 0; times -= 1) {
    const when = clients.acknowledged.length + random.below(MOST_ACKNOWLEDGED);
    await clients.send(http, () => clients.acknowledged.length >= when);
    disk.fill(pid, dataDirectory, random);
    // Each goes on until it is refused.
    await clients.send(http, () => false);
    expect(clients.sentAway).toHaveLength(CLIENTS);
    for (const code of clients.sentAway.splice(0)) expect(['unavailable', 'not-accepting']).toContain(code);
    expectStatus(await http.get(count), 200);

    disk.makeRoom(pid, dataDirectory);
    await askUntil(
      () => fetch(`${ledger.url}/health/ready`),
      ({ status }) => status === 200,
    );
    await clients.finish(http);
  }
  await judge(http, {
    fault: disk.name,
    round,
    scene,
    clients: [clients],
    verified: () =>
      verifyFolder(copyOf(disk.seenFrom(pid, dataDirectory), `${dataDirectory}-copy-${round.seed}`)),
  });
  expect((await ledger.kill('SIGTERM')).code).toBe(0);
}
