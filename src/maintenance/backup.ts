import { lstatSync } from 'node:fs';
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LOG_FILE } from '../event-store/embedded/directory.js';
import { FORMAT_VERSION } from '../event-store/embedded/format.js';
import { LogReader, settleCopy } from '../event-store/embedded/log-reader.js';
import { saysUnwritable } from '../sqlite/sqlite-code.js';
import { checkCopy, DamagedLogError } from './copied-log.js';
import { sha256Of, sync, TargetError, writeSynced } from './files.js';
import { type Manifest, MANIFEST_FILE } from './manifest.js';
import { logFileIn } from './open-log.js';

export interface BackupOptions {
  /** Told in words how far it has come. */
  readonly onProgress?: (what: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Copies the log of a folder, as it is at one moment, into a new folder, while a ledger may write it. The copy is there
 * under its name once it is whole, checked and on the disk; else nothing is.
 * @param folder with the log
 * @param target a folder that is not there yet
 * @returns the manifest that was written
 * @throws TargetError, NoLogError, DamagedLogError; LogUnavailableError, LogTooNewError, LogRefusedError; the reason of
 * the signal
 */
export async function backup(folder: string, target: string, options: BackupOptions = {}): Promise<Manifest> {
  const { onProgress = () => undefined, signal } = options;
  const to = resolve(target);
  assertAbsent(to);
  const reader = LogReader.open(logFileIn(folder));
  const beside = join(dirname(to), `.${basename(to)}.${process.pid}.part`);
  try {
    assertWholeLatest(reader, folder);
    await mkdir(beside, { mode: 0o700 });
    const file = join(beside, LOG_FILE);
    await reader.copyTo(file, (copied, total) => {
      signal?.throwIfAborted();
      onProgress(`copying: ${Math.floor((copied * 100) / Math.max(1, total))} %`);
    });
    settleCopy(file);
    const manifest = await describe(file, { onProgress, signal });
    await writeSynced(join(beside, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    await sync(beside);
    assertAbsent(to);
    await rename(beside, to);
    await sync(dirname(to));
    return manifest;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw isOfTarget(error) ? cannotWrite(to, error) : error;
  } finally {
    reader.close();
  }
}

/**
 * Makes sure that the copy will hold all that was acknowledged: a damaged frame of the write-ahead log is the end of the
 * log to SQLite, and the copy, which has no such file, would be whole up to there.
 * @throws DamagedLogError
 */
function assertWholeLatest(reader: LogReader, folder: string): void {
  const faults = reader.faultsOfLatest();
  if (faults.length === 0) return;
  const findings = faults.map((what) => ({ check: 'file', what }) as const);
  throw new DamagedLogError(`the log in ${folder} is damaged`, findings);
}

async function describe(file: string, options: BackupOptions): Promise<Manifest> {
  const digest = await checkCopy(file, 'the copy', options);
  await chmod(file, 0o600);
  await sync(file);
  options.onProgress?.('hashing the copy');
  const sha256 = await sha256Of(file, options.signal);
  const { size: bytes } = await stat(file);
  return {
    kind: 'conflict-ledger-backup',
    version: 1,
    madeAt: new Date().toISOString(),
    logFormat: FORMAT_VERSION,
    digest,
    files: [{ name: LOG_FILE, bytes, sha256 }],
  };
}

function assertAbsent(target: string): void {
  if (!lstatSync(target, { throwIfNoEntry: false })) return;
  throw new TargetError(`${target} is there already: a backup is made under a new name`);
}

/** What the system, or SQLite, says of files that are written. */
function isOfTarget(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined || saysUnwritable(error);
}

function cannotWrite(target: string, error: unknown): TargetError {
  return new TargetError(`cannot write ${target}: ${(error as Error).message}; nothing is left of it`, {
    cause: error,
  });
}
