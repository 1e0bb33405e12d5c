import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux has files in memory, which a container may be given little of. */
const MEMORY = '/dev/shm';
/** In bytes. A run of everything needs an eighth of it. */
const ROOM = 512 * 2 ** 20;
const PREFIX = 'ledger-tests-';

/**
 * Gives a run of the tests a folder for their temporary files, in memory where it has room: they make thousands, and a
 * slow disk is waited for. Who sets `TMPDIR` gets it there. It goes when the run is over, or when the next one begins.
 */
export default function useOneFolder() {
  const place = process.env['TMPDIR'] === undefined && hasRoom(MEMORY) ? MEMORY : tmpdir();
  removeLeftIn(place);
  const folder = mkdtempSync(join(place, `${PREFIX}${process.pid}-`));
  // Tests start a ledger as another user, too.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  process.on('exit', () => remove(folder));
}

function hasRoom(place) {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

/** A run that was killed left its folder. */
function removeLeftIn(place) {
  const names = readdirSync(place).filter((name) => name.startsWith(PREFIX));
  for (const name of names.filter((name) => !isRunning(pidOf(name)))) remove(join(place, name));
}

const pidOf = (name) => Number(name.slice(PREFIX.length).split('-')[0]);

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function remove(folder) {
  try {
    // A browser that is still ending may write into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // The next run tries again, or it is for who it belongs to: no reason to fail what was tested.
  }
}
